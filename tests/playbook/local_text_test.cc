#include "playbook/local_text.h"

#include <gtest/gtest.h>

namespace pigeon::playbook {
namespace {

TEST(LocalText, one_text_serves_every_language) {
  const LocalText text("See you.");
  EXPECT_EQ(text.in("en"), "See you.");
  EXPECT_EQ(text.in("pt"), "See you.");
  EXPECT_FALSE(text.empty());
  EXPECT_FALSE(text.has("en"));
}

TEST(LocalText, each_language_gets_its_own_and_the_others_the_first) {
  const LocalText text({{"fr", "À bientôt."}, {"en", "See you."}});
  EXPECT_EQ(text.in("en"), "See you.");
  EXPECT_EQ(text.in("fr"), "À bientôt.");
  EXPECT_EQ(text.in("de"), "À bientôt.");
  EXPECT_TRUE(text.has("en"));
  EXPECT_FALSE(text.has("de"));
}

TEST(LocalText, without_a_text_there_is_nothing_to_say) {
  EXPECT_TRUE(LocalText().empty());
  EXPECT_EQ(LocalText().in("en"), "");
  EXPECT_TRUE(LocalText().is_plain());
}

TEST(LocalText, it_is_plain_when_no_version_has_a_value_or_a_tail_to_drop) {
  EXPECT_TRUE(LocalText("We open at 8:30 (Mon-Fri).").is_plain());
  EXPECT_FALSE(LocalText("Hi {first_name}").is_plain());
  EXPECT_FALSE(LocalText("See you[ with Dr Rao].").is_plain());
  EXPECT_FALSE(LocalText({{"en", "Hi"}, {"fr", "Bonjour {first}"}}).is_plain());
}

}  // namespace
}  // namespace pigeon::playbook
