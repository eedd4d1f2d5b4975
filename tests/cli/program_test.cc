// Help, versions and mistakes of `pigeon` as a whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/pigeon_process.h"

namespace pigeon::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::vector<std::string>> kVerbs{
    {"send"},          {"remind"},      {"reminders"},      {"inbox"},           {"outbox"},
    {"message"},       {"cancel"},      {"resolve"},        {"status"},          {"modem", "list"},
    {"modem", "show"}, {"modem", "at"}, {"modem", "trace"}, {"consent", "show"}, {"check"}};

TEST(Help, of_the_program_lists_every_verb_and_the_exit_statuses) {
  const Ended ended = run_pigeon({"--help"});
  EXPECT_EQ(ended.exit, 0);
  EXPECT_EQ(ended.err, "");
  for (const auto& verb : kVerbs)
    EXPECT_THAT(ended.out, HasSubstr("\n  " + verb.front())) << verb.front();
  EXPECT_THAT(ended.out, HasSubstr("5 queued and not yet sent"));
}

TEST(Help, of_each_verb_has_an_example_of_it) {
  for (auto verb : kVerbs) {
    std::string name = "pigeon";
    for (const std::string& word : verb)
      name += " " + word;
    verb.emplace_back("--help");
    const Ended ended = run_pigeon(verb);
    EXPECT_EQ(ended.exit, 0) << name;
    EXPECT_THAT(ended.out, HasSubstr("Usage: ")) << name;
    EXPECT_THAT(ended.out, HasSubstr("Examples:\n")) << name;
    EXPECT_THAT(ended.out, HasSubstr("\n  " + name)) << name;
    EXPECT_THAT(ended.out, HasSubstr("--json")) << name;
  }
}

TEST(Version, is_printed) {
  EXPECT_THAT(run_pigeon({"--version"}).out, testing::StartsWith("pigeon "));
}

struct Mistake {
  std::vector<std::string> words;
  const char* says;
  const char* hint;
};

class Mistaken : public testing::TestWithParam<Mistake> {};

TEST_P(Mistaken, is_told_in_words_with_the_next_step) {
  const Ended ended = run_pigeon(GetParam().words);
  EXPECT_EQ(ended.exit, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, testing::StartsWith("pigeon: "));
  EXPECT_THAT(ended.err, HasSubstr(GetParam().says));
  EXPECT_THAT(ended.err, HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Mistaken,
    testing::Values(Mistake{{}, "needs a verb", "pigeon --help"},
                    Mistake{{"sendd", "+44", "Hi"}, "no verb \"sendd\"", "Do you mean send?"},
                    Mistake{{"modem", "lst"}, "no verb \"lst\"", "Do you mean list?"},
                    Mistake{{"modem"}, "pigeon modem needs a verb", "pigeon modem --help"},
                    Mistake{{"inbox", "--frob"}, "--frob", "pigeon inbox --help"},
                    Mistake{{"consent", "show"}, "NUMBER", "pigeon consent show --help"}));

TEST(Mistakes, are_json_on_standard_error_when_json_is_asked_for) {
  const Ended ended = run_pigeon({"inbox", "--limit", "x", "--json"});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_THAT(ended.err, testing::StartsWith(R"({"error":{"code":"usage",)"));
  EXPECT_EQ(ended.out, "");
}

TEST(Output, that_cannot_be_written_is_a_failure) {
  // A full disk, played by the kernel; the shell only opens it.
  const std::string command = std::string(PIGEON_BIN_DIR) +
                              "/pigeon send +447700900101 Hello --dry-run > /dev/full 2> /dev/null";
  const int status = ::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 1);
}

}  // namespace
}  // namespace pigeon::cli
