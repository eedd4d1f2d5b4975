// Learning after the start: groups of what was not understood, what a log teaches, and what new
// examples bring.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intents/groups.h"
#include "intents/held_out.h"
#include "intents/self_taught.h"

namespace pigeon::intents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<Example> kCorner{
    {"hours", "when are you open"},       {"hours", "what time do you close"},
    {"hours", "are you open on sunday"},  {"hours", "opening hours please"},
    {"parcel", "where is my parcel"},     {"parcel", "my package has not arrived"},
    {"parcel", "track my parcel"},        {"parcel", "is my parcel on its way"},
    {"price", "how much is a haircut"},   {"price", "what do you charge for a haircut"},
    {"price", "price list for haircuts"}, {"price", "what does a cut cost"}};

TEST(Grouped, texts_that_say_about_the_same_are_together_and_the_largest_group_comes_first) {
  const std::vector<std::string> texts{"do you sell gift cards", "has the courier been today",
                                       "has the courier been already", "the courier has not been",
                                       "gift cards for sale?"};
  EXPECT_THAT(grouped(texts), ElementsAre(ElementsAre(1, 2, 3), ElementsAre(0, 4)));
  EXPECT_THAT(grouped({}), IsEmpty());
}

TEST(SelfTaught, only_what_the_examples_are_sure_of_is_learnt_and_marked_as_a_guess) {
  const std::vector<std::string> log{"where is my parcel now", "pelicans over the harbour",
                                     "when are you open", ""};
  const auto taught = self_taught(kCorner, log);
  ASSERT_GE(taught.size(), kCorner.size());
  for (std::size_t i = kCorner.size(); i < taught.size(); ++i) {
    EXPECT_TRUE(taught[i].is_guess);
    EXPECT_EQ(taught[i].intent, "parcel");
    EXPECT_EQ(taught[i].text, "where is my parcel now");
  }
  EXPECT_THAT(self_taught({}, log), IsEmpty());
}

TEST(HeldOut, examples_like_theirs_help_texts_that_were_not_seen) {
  const std::vector<Example> theirs{{"parcel", "has the courier been"},
                                    {"parcel", "did the courier come"},
                                    {"parcel", "when does the courier come"},
                                    {"parcel", "courier still not here"},
                                    {"parcel", "any news of the courier"}};
  const auto before = Model::train(kCorner).value();
  const auto right_before = std::ranges::count_if(theirs, [&](const Example& text) {
    return before.classify(text.text).best().intent == text.intent;
  });
  const HeldOut after = held_out(theirs, kCorner);
  EXPECT_EQ(after.texts, theirs.size());
  EXPECT_EQ(after.right, theirs.size());
  EXPECT_LT(right_before, 5);
  EXPECT_EQ(held_out({}, kCorner).texts, 0U);
}

}  // namespace
}  // namespace pigeon::intents
