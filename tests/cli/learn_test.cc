// `pigeon learn`, run as an owner runs it.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/pigeon_process.h"
#include "cli/scripted_daemon.h"

namespace pigeon::cli {
namespace {

using testing::HasSubstr;

constexpr const char* kLearnShop = R"toml([program]
name = "shop"
[texts]
fallback = "Sorry?"
[topic.hours]
like = ["when are you open", "are you open on sunday"]  # all week
say = "At 9."
[topic.parcel]
like = ["where is my parcel", "my package has not arrived"]
say = "On its way."
[[test]]
name = "they have lunch"
talk = '''
> lunch break
< Sorry?
'''
)toml";

class Learn : public testing::Test {
 protected:
  Learn() : playbook_(daemon_.file("shop.toml")) {
    std::ofstream(playbook_, std::ios::binary) << kLearnShop;
    daemon_.answers("unclear", {{R"({"id":7,"text":"has the courier been"})",
                                 R"({"id":8,"text":"pelicans over the harbour"})",
                                 R"({"id":9,"text":"the courier, has it been?"})"}});
    daemon_.answers("settle", {{R"({"settled":3})"}});
  }

  std::string now_in_file() const {
    std::ifstream in(playbook_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::string shop_with(const std::string& before, const std::string& after) {
    std::string shop = kLearnShop;
    return shop.replace(shop.find(before), before.size(), after);
  }
  // The ids of the last `settle`.
  nlohmann::json settled() {
    const auto request = nlohmann::json::parse(daemon_.asked().back());
    return request["verb"] == "settle" ? request["args"]["messages"] : nlohmann::json();
  }

  ScriptedDaemon daemon_;
  std::string playbook_;
};

TEST_F(Learn, in_a_pipe_the_groups_are_listed_the_largest_first) {
  const auto ended = daemon_.pigeon({"learn", playbook_});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_THAT(ended.out, testing::MatchesRegex("7\t[a-z]+\thas the courier been\n"
                                               "7\t[a-z]+\tthe courier, has it been\\?\n"
                                               "8\t[a-z]+\tpelicans over the harbour\n"));
}

TEST_F(Learn, a_group_is_filed_and_another_skipped) {
  const auto ended =
      daemon_.pigeon({"learn", playbook_, "--file", "7=parcel", "--skip", "8", "--json"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(now_in_file(), shop_with(R"("my package has not arrived"])",
                                     R"("my package has not arrived", "has the courier been", )"
                                     R"("the courier, has it been?"])"));
  EXPECT_EQ(settled(), nlohmann::json::parse("[8,7,9]"));
  const auto told = nlohmann::json::parse(ended.out);
  EXPECT_EQ(told["added"], 2);
  EXPECT_EQ(told["tests"]["after"], 1);
  EXPECT_EQ(told["examples"]["before"]["texts"], 4);
  EXPECT_EQ(told["texts"]["after"]["texts"], 2);
}

TEST_F(Learn, nothing_is_kept_with_which_a_test_fails_that_passed) {
  const Given corrections{.in = "hours\tlunch break\n"};
  const std::vector<std::string> words{"learn", playbook_, "--corrections", "-"};
  const auto refused = daemon_.pigeon(words, corrections);
  EXPECT_EQ(refused.exit, 1);
  EXPECT_THAT(refused.out, HasSubstr("fails now: they have lunch"));
  EXPECT_EQ(now_in_file(), kLearnShop);
  auto anyway = words;
  anyway.emplace_back("--anyway");
  EXPECT_EQ(daemon_.pigeon(anyway, corrections).exit, 0);
  EXPECT_THAT(now_in_file(), HasSubstr(R"("are you open on sunday", "lunch break"]  # all week)"));
}

TEST_F(Learn, what_cannot_be_filed_is_told_and_changes_nothing) {
  struct Row {
    std::vector<std::string> words;
    int exit;
    const char* why;
  };
  for (const Row& row :
       std::initializer_list<Row>{{{"--file", "7=parcels"}, 1, "Do you mean parcel?"},
                                  {{"--file", "1=parcel"}, 2, "no group \"1\""},
                                  {{"--file", "parcel"}, 2, "no GROUP=TOPIC"},
                                  {{"--file", "7=parcel", "--dry-run"}, 0, ""},
                                  {{"--texts", "x", "--corrections", "y"}, 2, "together"}}) {
    SCOPED_TRACE(testing::PrintToString(row.words));
    std::vector<std::string> words{"learn", playbook_};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const auto ended = daemon_.pigeon(words);
    EXPECT_EQ(ended.exit, row.exit);
    EXPECT_THAT(ended.err, HasSubstr(row.why));
    EXPECT_EQ(now_in_file(), kLearnShop);
  }
}

TEST_F(Learn, on_a_terminal_one_key_files_a_group) {
  // The first group under its likeliest topic, the second skipped, and kept.
  const auto ended = daemon_.pigeon(
      {"learn", playbook_},
      {.in = "1sy", .environment = {{"NO_COLOR", "1"}}, .terminal = true, .columns = 80});
  EXPECT_EQ(ended.exit, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("Group 2 of 2"));
  EXPECT_THAT(ended.out, HasSubstr("Keep it? y/n yes"));
  EXPECT_THAT(now_in_file(), HasSubstr("\"has the courier been\", \"the courier, has it been?\"]"));
  EXPECT_EQ(settled(), nlohmann::json::parse("[8,7,9]"));
}

}  // namespace
}  // namespace pigeon::cli
