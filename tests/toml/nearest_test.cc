#include "toml/nearest.h"

#include <gtest/gtest.h>

namespace pigeon::toml {
namespace {

const std::vector<std::string> kNames{"name",  "kind", "consent",   "timezone", "language",
                                      "quiet", "help", "cnmi_mode", "pin",      "on_error"};

struct Slip {
  const char* written;
  const char* meant;
};

TEST(Nearest, a_slip_of_the_fingers_is_recognised) {
  for (const auto& [written, meant] : std::initializer_list<Slip>{
           {"nmae", "name"},
           {"nam", "name"},
           {"names", "name"},
           {"Name", "name"},
           {"timezome", "timezone"},
           {"time-zone", "timezone"},
           {"time_zone", "timezone"},
           {"langauge", "language"},
           {"quite", "quiet"},
           {"cnmimode", "cnmi_mode"},
           {"pim", "pin"},
           {"on-error", "on_error"},
           {"concent", "consent"},
       })
    EXPECT_EQ(nearest(written, kNames), meant) << written;
}

TEST(Nearest, another_word_is_no_slip) {
  for (const char* word : {"", "x", "zz", "colour", "baudrate", "modem", "-", "quotas"})
    EXPECT_FALSE(nearest(word, kNames).has_value()) << word << ": " << *nearest(word, kNames);
}

TEST(Nearest, among_no_names_there_is_none) {
  EXPECT_FALSE(nearest("name", {}).has_value());
}

TEST(Nearest, a_name_of_any_length_is_compared_in_no_time) {
  EXPECT_FALSE(nearest(std::string(1'000'000, 'n'), kNames).has_value());
}

}  // namespace
}  // namespace pigeon::toml
