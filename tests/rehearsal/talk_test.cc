// The talks that the playbooks of this repository bring along, and how talks are judged.
#include "rehearsal/talk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "rehearsal/world.h"
#include "sms/segment.h"

namespace pigeon::rehearsal {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string file(const std::string& path) {
  std::ifstream in(std::string(PIGEON_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return text.str();
}

replies::Assistant assistant_of(const std::string& text, const std::string& name) {
  auto loaded = playbook::load(text, name);
  for (const toml::Blame& blame : loaded.blames)
    ADD_FAILURE() << blame.text();
  return assistant_for_talks(std::move(loaded.playbook).value()).value();
}

constexpr const char* kPlaybooks[] = {
    "tests/vectors/playbook-dentist.toml", "tests/vectors/playbook-parcels.toml",
    "tests/vectors/playbook-hotel.toml", "docs/examples/restaurant.toml",
    "docs/examples/utility.toml"};

TEST(Talks, every_playbook_passes_its_own_and_none_says_more_than_a_segment) {
  for (const char* path : kPlaybooks) {
    const replies::Assistant assistant = assistant_of(file(path), path);
    for (const playbook::Talk& talk : assistant.playbook().talks) {
      const Verdict verdict = play(talk, assistant);
      EXPECT_TRUE(verdict.passed) << path << ":" << verdict.line << " " << talk.name
                                  << "\n  expected: " << verdict.expected
                                  << "\n  actual: " << verdict.actual;
      for (const std::string& line : verdict.transcript) {
        if (!line.starts_with("  < ")) continue;
        EXPECT_EQ(sms::count_segments(line.substr(4)).value(), 1U) << line;
      }
    }
  }
}

TEST(Talks, our_own_two_have_at_least_fifteen_each) {
  for (const char* path : {"docs/examples/restaurant.toml", "docs/examples/utility.toml"})
    EXPECT_GE(assistant_of(file(path), path).playbook().talks.size(), 15U) << path;
}

TEST(Talks, five_hundred_people_in_one_outage_are_all_told) {
  const replies::Assistant assistant =
      assistant_of(file("docs/examples/utility.toml"), "utility.toml");
  World world(assistant, FixtureData::make(assistant.playbook().fixture).value(),
              first_moment(assistant));
  for (int i = 0; i < 500; ++i) {
    const auto number = PhoneNumber::from_stored("+4477009" + std::to_string(10000 + i));
    world.hear(number, i % 2 == 0 ? "AB24 3UE" : "lights are off at ab24 3ue");
    const auto sent = world.take_sent();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.front().to, number);
    EXPECT_THAT(sent.front().text, HasSubstr("known, a damaged cable"));
  }
}

// --- how talks are judged ---

Verdict verdict_of(const std::string& lines) {
  const replies::Assistant assistant = assistant_of(
      "[program]\nname = \"X\"\n[agent.desk]\nsms = [\"+447700900900\"]\n"
      "[topic.a]\nwords = \"hours\"\nsay = \"Open [9] to 5.\"\n"
      "[topic.p]\nwords = \"human\"\nhand = \"desk\"\nsay = \"A moment.\"\n"
      "[[test]]\nname = \"t\"\ntalk = '''\n" +
          lines + "'''\n",
      "x.toml");
  return play(assistant.playbook().talks.at(0), assistant);
}

TEST(Talks, one_fails_where_it_differs_and_says_how) {
  const Verdict wrong = verdict_of("> hours\n< Closed.\n");
  EXPECT_FALSE(wrong.passed);
  EXPECT_EQ(wrong.line, 16);
  EXPECT_EQ(wrong.expected, "Closed.");
  EXPECT_EQ(wrong.actual, "Open 9 to 5.");
  EXPECT_THAT(wrong.transcript, ::testing::ElementsAre("> hours", "  < Open 9 to 5."));
}

TEST(Talks, what_is_not_sent_and_what_no_line_claims_fail) {
  EXPECT_EQ(verdict_of("< *\n").actual, "nothing was sent");
  EXPECT_THAT(verdict_of("> hours\n").actual, HasSubstr("Open 9 to 5."));
  EXPECT_THAT(verdict_of("> hours\n<\n").expected, HasSubstr("nothing more"));
  EXPECT_THAT(verdict_of("> human\n< A moment.\n").actual, HasSubstr("to the desk: #1"));
  EXPECT_TRUE(verdict_of("> hours\n< Open*\n<\n").passed);
}

TEST(Talks, the_clock_never_goes_back_and_an_unknown_line_is_told) {
  EXPECT_THAT(verdict_of("at 2026-05-12 10:00\nat 2026-05-11 10:00\n").expected,
              HasSubstr("never goes back"));
  EXPECT_THAT(verdict_of("at 2026-05-12 10:00\nwait a bit\n").expected, HasSubstr("begins with"));
}

TEST(Talks, only_an_agent_answers_for_a_tag) {
  EXPECT_TRUE(verdict_of("> human\n< A moment.\ndesk< #1*human*\n+447700900777> #1 done\n"
                         "+447700900777< *\n> still there?\ndesk< *still there?*\n"
                         "desk> #1 done\n> hours\n< Open*\n")
                  .passed);
}

struct Match {
  const char* pattern;
  const char* text;
  bool matches;
};

TEST(Matches, a_star_is_anything_and_the_rest_itself) {
  for (const Match& row : std::initializer_list<Match>{
           {"*", "", true},
           {"*", "x", true},
           {"a*c", "abc", true},
           {"a*c", "ac", true},
           {"a*c", "acd", false},
           {"*b*", "abc", true},
           {"*ab", "aab", true},
           {"a", "A", false},
           {"[a]", "a", false},
           {"a?", "ab", false},
           {"", "x", false},
       }) {
    EXPECT_EQ(matches(row.pattern, row.text), row.matches) << row.pattern << " " << row.text;
  }
}

}  // namespace
}  // namespace pigeon::rehearsal
