#include "intents/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intents/shop.h"

namespace pigeon::intents {
namespace {

Model trained(const std::vector<Example>& examples, Options options = {}) {
  auto model = Model::train(examples, options);
  EXPECT_TRUE(model.has_value());
  return *std::move(model);
}

struct Said {
  const char* text;
  const char* intent;
};

class ShopUnderstands : public testing::TestWithParam<Said> {};

TEST_P(ShopUnderstands, what_people_write) {
  static const Model kModel = trained(shop());
  EXPECT_EQ(kModel.classify(GetParam().text).best().intent, GetParam().intent);
}

INSTANTIATE_TEST_SUITE_P(
    , ShopUnderstands,
    testing::Values(Said{"where is my parcel", "parcel"}, Said{"WHERE IS MY PARCEL???", "parcel"},
                    Said{"wher is my prcl", "parcel"}, Said{"whereismyparcel", "parcel"},
                    Said{"hi, hope you are well. where is my packege? thx", "parcel"},
                    Said{"my pkg still hasnt come", "parcel"}, Said{"\xF0\x9F\x93\xA6??", "parcel"},
                    Said{"u open tmrw?", "opening_hours"}, Said{"are u opn 2nite", "opening_hours"},
                    Said{"how mch is a trim", "price"},
                    Said{"what's the fee for a haircut", "price"},
                    Said{"pls cancl my appt", "cancel_visit"},
                    Said{"can't make it on tuesday", "cancel_visit"},
                    Said{"I'd like to reserve a visit", "book_visit"},
                    // Two languages, and an owner who wrote in one of them.
                    Said{"combien ca coute", "price"}, Said{"wo ist mein paket", "parcel"},
                    Said{"quisiera cancelar mi cita", "cancel_visit"}));

TEST(Model, leaves_to_a_person_what_no_topic_is_about) {
  const Model model = trained(shop());
  for (const char* text : {"who won the football match", "asdkjh qwlekjh",
                           "the quick brown fox jumps over lazy dogs"}) {
    const Verdict verdict = model.classify(text);
    EXPECT_TRUE(verdict.out_of_scope) << text;
    EXPECT_NE(verdict.band, Band::act) << text;
    EXPECT_LT(verdict.in_scope, model.threshold()) << text;
  }
}

TEST(Model, knows_each_of_its_own_examples) {
  const auto examples = shop();
  const Model model = trained(examples);
  for (const Example& example : examples) {
    const Verdict verdict = model.classify(example.text);
    EXPECT_EQ(verdict.best().intent, example.intent) << example.text;
    EXPECT_FALSE(verdict.out_of_scope) << example.text;
  }
}

TEST(Model, acts_on_what_is_clear) {
  const Verdict verdict = trained(shop()).classify("where is my parcel");
  EXPECT_EQ(verdict.band, Band::act);
  EXPECT_GT(verdict.best().score, 0.8);
  EXPECT_TRUE(verdict.offered().empty());
}

TEST(Model, asks_with_two_or_three_candidates_when_a_text_could_mean_either) {
  const Verdict verdict = trained(shop()).classify("my appointment");
  ASSERT_EQ(verdict.band, Band::ask);
  EXPECT_THAT(verdict.offered().size(), testing::AllOf(testing::Ge(2U), testing::Le(3U)));
  std::vector<std::string> offered;
  for (const Candidate& candidate : verdict.offered())
    offered.push_back(candidate.intent);
  EXPECT_THAT(offered, testing::IsSupersetOf({"cancel_visit", "book_visit"}));
}

TEST(Model, ranks_at_most_five_candidates_and_the_likeliest_first) {
  auto examples = shop();
  examples.push_back({"parking", "where can i park"});
  examples.push_back({"parking", "do you have a car park"});
  const Verdict verdict = trained(examples).classify("where is my parcel");
  ASSERT_EQ(verdict.ranked.size(), 5U);
  for (std::size_t i = 1; i < verdict.ranked.size(); ++i)
    EXPECT_GE(verdict.ranked[i - 1].score, verdict.ranked[i].score);
}

TEST(Model, is_out_of_scope_exactly_below_its_threshold) {
  const Model model = trained(shop());
  for (const char* text : {"where is my parcel", "what about my friend", "price", "open",
                           "tell me a joke", "is my haircut ready"}) {
    const Verdict verdict = model.classify(text);
    EXPECT_EQ(verdict.out_of_scope, verdict.in_scope < model.threshold()) << text;
  }
}

TEST(Model, hands_over_a_text_without_a_word) {
  const Model model = trained(shop());
  for (const char* text : {"", "   ", "?!...", "\xFF\xFE"}) {
    const Verdict verdict = model.classify(text);
    EXPECT_TRUE(verdict.out_of_scope);
    EXPECT_EQ(verdict.band, Band::hand_over);
    EXPECT_FALSE(verdict.ranked.empty());
  }
}

TEST(Model, says_the_same_whenever_it_is_trained_anew) {
  const auto examples = shop();
  const Model one = trained(examples);
  const Model other = trained(examples);
  EXPECT_EQ(one.threshold(), other.threshold());
  for (const char* text : {"where is my parcel", "wher is it", "cancel", "hello"}) {
    const Verdict a = one.classify(text);
    const Verdict b = other.classify(text);
    EXPECT_EQ(a.in_scope, b.in_scope);
    for (std::size_t i = 0; i < a.ranked.size(); ++i) {
      EXPECT_EQ(a.ranked[i].intent, b.ranked[i].intent);
      EXPECT_EQ(a.ranked[i].score, b.ranked[i].score);
    }
  }
}

TEST(Model, says_hardly_anything_else_with_another_seed) {
  const auto examples = shop();
  const Model one = trained(examples, {.seed = 1});
  const Model other = trained(examples, {.seed = 2});
  for (const Example& example : examples)
    EXPECT_EQ(one.classify(example.text).best().intent, other.classify(example.text).best().intent);
}

TEST(Model, of_one_topic_still_tells_it_from_everything_else) {
  const Model model = trained({{"hours", "when are you open"},
                               {"hours", "what time do you close"},
                               {"hours", "opening hours"}});
  EXPECT_FALSE(model.classify("when do you open").out_of_scope);
  EXPECT_TRUE(model.classify("my cat is stuck in a tree").out_of_scope);
  const Verdict unsure = model.classify("open");
  EXPECT_LE(unsure.offered().size(), 1U);
}

TEST(Model, can_be_made_of_one_example_per_topic) {
  const Model model = trained({{"hours", "when are you open"}, {"parcel", "where is my parcel"}});
  EXPECT_EQ(model.classify("when open").best().intent, "hours");
  EXPECT_EQ(model.classify("parcel?").best().intent, "parcel");
  EXPECT_TRUE(model.classify("my cat is stuck in a tree").out_of_scope);
}

TEST(Model, learns_from_the_name_of_a_topic) {
  const Model model = trained({{"refund", "i want my money back"}, {"hours", "when are you open"}});
  EXPECT_EQ(model.classify("refund").best().intent, "refund");
}

TEST(Model, is_not_trained_from_nothing) {
  const auto model = Model::train({});
  ASSERT_FALSE(model.has_value());
  EXPECT_TRUE(model.error().is("no-examples"));
}

TEST(Model, names_the_example_without_a_topic) {
  const std::vector<Example> examples{{"hours", "open?"}, {"", "hello"}};
  const auto model = Model::train(examples);
  ASSERT_FALSE(model.has_value());
  EXPECT_TRUE(model.error().is("empty-intent"));
  EXPECT_THAT(model.error().meaning(), testing::HasSubstr("Example 2"));
}

TEST(Model, learns_nothing_from_an_example_without_a_word) {
  auto examples = shop();
  examples.push_back({"parcel", "?!"});
  EXPECT_EQ(trained(examples).classify("where is my parcel").best().intent, "parcel");
}

}  // namespace
}  // namespace pigeon::intents
