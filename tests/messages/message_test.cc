#include "messages/message.h"

#include <gtest/gtest.h>

namespace pigeon::messages {
namespace {

TEST(Message, every_state_and_origin_has_a_name_that_leads_back_to_it) {
  for (const State state :
       {State::received, State::held, State::queued, State::sending, State::sent, State::delivered,
        State::failed, State::unknown, State::cancelled, State::expired}) {
    EXPECT_FALSE(to_string(state).empty());
    EXPECT_EQ(state_from_string(to_string(state)), state);
  }
  for (const Origin origin :
       {Origin::hand, Origin::reply, Origin::confirmation, Origin::reminder, Origin::program}) {
    EXPECT_FALSE(to_string(origin).empty());
    EXPECT_EQ(origin_from_string(to_string(origin)), origin);
  }
  EXPECT_EQ(state_from_string("Sent"), std::nullopt);
  EXPECT_EQ(origin_from_string(""), std::nullopt);
}

TEST(Message, only_an_end_that_nothing_can_move_is_final) {
  for (const State state :
       {State::held, State::queued, State::sending, State::sent, State::unknown}) {
    EXPECT_FALSE(is_final(state)) << to_string(state);
  }
  for (const State state :
       {State::received, State::delivered, State::failed, State::cancelled, State::expired}) {
    EXPECT_TRUE(is_final(state)) << to_string(state);
  }
}

TEST(Draft, what_can_never_be_sent_is_refused_before_it_is_queued) {
  const auto to = [](const char* text) { return PhoneNumber::from_stored(text); };
  const struct {
    Draft draft;
    const char* code;
  } rows[] = {
      {{.to = to("+447700900101"), .text = "Hello"}, ""},
      {{.to = to("60777"), .text = "Hello"}, ""},
      {{.to = to("+447700900101"), .text = ""}, "empty-text"},
      {{.to = to("+447700900101"), .text = "caf\xe9"}, "invalid-utf8"},
      {{.to = to("Bright"), .text = "Hello"}, "not-textable"},
  };
  for (const auto& row : rows) {
    const auto checked = check(row.draft);
    EXPECT_EQ(checked ? "" : checked.error().code(), row.code) << row.draft.to.text();
  }
}

}  // namespace
}  // namespace pigeon::messages
