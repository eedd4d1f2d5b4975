#include "playbook/forms.h"

#include <gtest/gtest.h>

namespace pigeon::playbook {
namespace {

using Form = bool (*)(std::string_view);

struct Row {
  Form form;
  std::initializer_list<const char*> good;
  std::initializer_list<const char*> bad;
};

TEST(Forms, each_value_of_a_program_has_its_form) {
  const Row rows[] = {
      {is_language,
       {"en", "fr", "de", "es", "it", "pt"},
       {"", "EN", "english", "nl", "en-GB", "e"}},
      {is_currency, {"EUR", "GBP"}, {"", "eur", "EU", "EURO", "€", "E1R"}},
      {is_quota,
       {"2 per 1d", "6 per 10m", "1 per 12h", "100 per 1d", "1 per 90s", "5 per 2w"},
       {"", "2", "2 per", "2 per d", "2 per 1", "0 per 1d", "2 per 0d", "2/1d", "two per 1d",
        "2 per 1y", "-2 per 1d", "9999999 per 1d"}},
  };
  for (const Row& row : rows) {
    for (const char* text : row.good)
      EXPECT_TRUE(row.form(text)) << text;
    for (const char* text : row.bad)
      EXPECT_FALSE(row.form(text)) << text;
  }
}

}  // namespace
}  // namespace pigeon::playbook
