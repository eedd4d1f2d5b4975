// `pigeon intents`, run as an owner runs it.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/pigeon_process.h"

namespace pigeon::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kShop =
    "hours\twhen are you open\n"
    "hours\twhat time do you close\n"
    "hours\tare you open on sunday\n"
    "parcel\twhere is my parcel\n"
    "parcel\tmy package has not arrived\n"
    "parcel\ttrack my order\n"
    "price\thow much is a haircut\n"
    "price\twhat do you charge\n"
    "price\tprice list please\n";

class Intents : public testing::Test {
 protected:
  Intents() : train_(written("train.tsv", kShop)) {}
  ~Intents() override {
    for (const auto& file : files_)
      std::filesystem::remove(file);
  }

  std::string written(const std::string& name, const std::string& text) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    files_.push_back(testing::TempDir() + "intents_" + test->name() + "_" + name);
    std::ofstream(files_.back(), std::ios::binary) << text;
    return files_.back();
  }

  Ended classify(const std::string& texts, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"intents", "classify", "--train", train_, "-"};
    words.insert(words.end(), more.begin(), more.end());
    return run_pigeon(words, {.in = texts});
  }

  std::vector<std::string> files_;
  std::string train_;
};

TEST_F(Intents, of_a_file_are_told_a_line_for_each_of_its_lines) {
  const std::string texts =
      written("texts", "wher is my prcl\n\nwho won the football match\r\nopen");
  const Ended ended = run_pigeon({"intents", "classify", "--train", train_, texts});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_THAT(ended.out, testing::MatchesRegex("parcel\t0[.][0-9]+\n"
                                               "-\t0[.]0+\n"
                                               "-\t0[.][0-9]+\n"
                                               "hours\t0[.][0-9]+\n"));
}

TEST_F(Intents, are_always_named_without_the_threshold) {
  const Ended ended = classify("who won the football match\n\n", {"--no-threshold"});
  EXPECT_EQ(ended.exit, 0);
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("-\t")));
  EXPECT_EQ(std::ranges::count(ended.out, '\n'), 2);
}

TEST_F(Intents, in_json_have_their_candidates_and_band) {
  const Ended ended = classify("where is my parcel\n", {"--json"});
  const auto form = nlohmann::json::parse(ended.out);
  EXPECT_EQ(form["intent"], "parcel");
  EXPECT_EQ(form["band"], "act");
  EXPECT_EQ(form["candidates"].size(), 3U);
  EXPECT_EQ(form["out_of_scope"], false);
}

TEST_F(Intents, are_explained_by_words_and_nearest_examples) {
  const Ended ended = run_pigeon({"intents", "explain", "wher is my prcl", "--train", train_});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("prcl\tparcel\t+"));
  EXPECT_THAT(ended.out, HasSubstr("parcel\twhere is my parcel\n"));
  EXPECT_THAT(ended.out, HasSubstr("threshold\t0."));
}

TEST_F(Intents, cannot_be_learnt_from_a_line_without_a_tab) {
  train_ = written("bad.tsv", "hours\twhen are you open\n\nparcel where is it\n");
  const Ended ended = classify("hello\n");
  EXPECT_EQ(ended.exit, 1);
  EXPECT_THAT(ended.err, HasSubstr("bad.tsv:3: there is no tab"));
  EXPECT_EQ(ended.out, "");
}

TEST_F(Intents, cannot_be_learnt_from_nothing) {
  train_ = written("empty.tsv", "\n");
  const Ended ended = classify("hello\n");
  EXPECT_EQ(ended.exit, 1);
  EXPECT_THAT(ended.err, HasSubstr("no example"));
}

TEST_F(Intents, need_their_examples) {
  const Ended ended = run_pigeon({"intents", "classify", "-"});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_THAT(ended.err, HasSubstr("--train is missing"));
}

TEST_F(Intents, never_reach_the_terminal_unescaped) {
  train_ = written("evil.tsv", "\x1b[31mred\twhere is my parcel\nhours\twhen are you open\n");
  EXPECT_THAT(classify("where is my parcel\n").out, StartsWith("\\u{1B}[31mred\t"));
}

}  // namespace
}  // namespace pigeon::cli
