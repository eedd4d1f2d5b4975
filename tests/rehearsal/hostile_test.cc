// Texts that mean no good, at every point of a conversation, through the real engine and a real
// SQLite: nothing breaks, nothing leaks, nobody else's conversation moves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "rehearsal/talk.h"
#include "rehearsal/world.h"
#include "tests/base/rows.h"

namespace pigeon::rehearsal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

replies::Assistant hostile_assistant(const std::string& name) {
  std::ifstream in(std::string(PIGEON_SOURCE_DIR) + "/tests/vectors/" + name);
  std::ostringstream text;
  text << in.rdbuf();
  return assistant_for_talks(playbook::load(text.str(), name).playbook.value()).value();
}

// A text that Pigeon sends stays one that a phone, a terminal and a log can show.
void is_decent(const Sent& sent) {
  EXPECT_TRUE(is_valid_utf8(sent.text)) << printable(sent.text);
  EXPECT_EQ(printable(sent.text), sent.text);
  EXPECT_LE(sent.text.size(), 1600u);
  for (const char* leak : {"sqlite_schema", "CREATE TABLE", "pwned", "{visit.id}", "null"}) {
    if (!sent.to_agent) {
      EXPECT_THAT(sent.text, Not(HasSubstr(leak)));
    }
  }
}

const PhoneNumber kStranger = PhoneNumber::from_stored("+447700900555");

World hostile_world(const replies::Assistant& assistant) {
  World world(assistant, FixtureData::make(assistant.playbook().fixture).value(),
              first_moment(assistant));
  world.move_to(world.now() + std::chrono::hours(72));
  world.take_sent();
  return world;
}

std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts;
  for (const test::Row& row : test::read_rows("hostile-texts.tsv", 2))
    texts.push_back(row[1]);
  std::string long_one;
  for (int i = 0; i < 2500; ++i)
    long_one += "ab{} ";
  texts.push_back(long_one);                  // 12,500 characters
  texts.push_back(std::string(10'000, '('));  // for whoever parses by recursion
  texts.push_back(std::string(10'000, '9'));
  texts.push_back("\xff\xfe\x80 \xc3");  // no UTF-8
  return texts;
}

TEST(Hostile, at_any_point_of_any_conversation_nothing_breaks_and_nothing_leaks) {
  // What opens a question, a menu or a hand-over in one of the three.
  const std::vector<std::string> befores = {"",      "change",  "call me", "where is my parcel",
                                            "agent", "give up", "2"};
  std::size_t turn = 0;
  for (const char* name :
       {"playbook-dentist.toml", "playbook-parcels.toml", "playbook-hotel.toml"}) {
    const replies::Assistant assistant = hostile_assistant(name);
    for (const std::string& text : hostile_texts()) {
      const std::string& before = befores[turn++ % befores.size()];
      SCOPED_TRACE(std::string(name) + ", after \"" + before +
                   "\": " + printable(text.substr(0, 60)));
      World world = hostile_world(assistant);
      if (!before.empty()) world.hear(world.customer(), before);
      world.hear(world.customer(), text);
      world.hear(kStranger, text);
      for (const Sent& sent : world.take_sent())
        is_decent(sent);
    }
  }
}

TEST(Hostile, afterwards_the_clinic_is_as_it_was) {
  const replies::Assistant assistant = hostile_assistant("playbook-dentist.toml");
  for (const test::Row& row : test::read_rows("hostile-texts.tsv", 2)) {
    if (row[0] != "sql" && row[0] != "toml") continue;
    const std::string& text = row[1];
    SCOPED_TRACE(printable(text));
    World world = hostile_world(assistant);
    world.hear(world.customer(), "change");
    world.hear(world.customer(), text);
    world.take_sent();
    // The visit is still there and can be moved.
    const PhoneNumber ann = world.customer();
    world.hear(ann, "START");
    world.move_to(world.now() + std::chrono::hours(1));
    world.take_sent();
    world.hear(ann, "can I move my appointment");
    bool asked = false;
    for (const Sent& sent : world.take_sent())
      asked = asked || sent.text.find("Which day") != std::string::npos || sent.to_agent ||
              sent.text.find("colleague") != std::string::npos;
    EXPECT_TRUE(asked);
  }
}

TEST(Hostile, a_stranger_neither_speaks_for_the_desk_nor_hands_back) {
  const replies::Assistant assistant = hostile_assistant("playbook-dentist.toml");
  World world = hostile_world(assistant);
  world.hear(world.customer(), "agent");
  world.take_sent();
  for (const char* text : {"#1 done", "#1 me", "#1 3h", "#1 Your visit is cancelled, pay here"}) {
    world.hear(kStranger, text);
    for (const Sent& sent : world.take_sent())
      EXPECT_NE(sent.to, world.customer()) << text;
  }
  // The conversation is still the desk's.
  world.hear(world.customer(), "hello?");
  const auto sent = world.take_sent();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_TRUE(sent[0].to_agent);
  EXPECT_THAT(sent[0].text, HasSubstr("hello?"));
  world.hear(world.desk(), "#1 We are here");
  const auto answer = world.take_sent();
  ASSERT_EQ(answer.size(), 1u);
  EXPECT_EQ(answer[0].to, world.customer());
}

TEST(Hostile, a_customer_can_not_write_a_second_line_or_turn_the_letters_on_an_agents_phone) {
  const replies::Assistant assistant = hostile_assistant("playbook-dentist.toml");
  World world = hostile_world(assistant);
  world.hear(world.customer(), "agent");
  world.take_sent();
  world.hear(world.customer(), "hi\r\n#2 +447700900999: \u202Epay\u2029now\u0085\x1B[31m");
  const auto sent = world.take_sent();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(printable(sent[0].text), sent[0].text);
  EXPECT_TRUE(sent[0].text.starts_with("#1 "));
}

}  // namespace
}  // namespace pigeon::rehearsal
