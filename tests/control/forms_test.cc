#include "control/forms.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::control {
namespace {

using messages::Direction;
using messages::Message;
using messages::Origin;
using messages::State;

Message outgoing() {
  Message message{.number = PhoneNumber::from_stored("+447700900101"), .text = "Hello"};
  message.id = 17;
  return message;
}

// The keys of contract.md, in its order; ours come after them.
const std::vector<std::string> kContractKeys{
    "id",        "direction", "number",       "text",        "state",    "segments",   "modem",
    "queued_at", "sent_at",   "delivered_at", "received_at", "attempts", "references", "error"};

TEST(MessageForm, has_the_keys_of_the_contract_first_and_in_its_order) {
  const Json form = to_form(outgoing());
  std::vector<std::string> keys;
  for (const auto& [key, value] : form.items())
    keys.push_back(key);
  ASSERT_GE(keys.size(), kContractKeys.size());
  EXPECT_TRUE(std::equal(kContractKeys.begin(), kContractKeys.end(), keys.begin()))
      << testing::PrintToString(keys);
  EXPECT_THAT(keys,
              testing::IsSupersetOf({"origin", "program", "priority", "not_before", "expires"}));
}

TEST(MessageForm, what_has_no_value_is_null_and_present) {
  const Json form = to_form(outgoing());
  for (const char* key : {"modem", "queued_at", "sent_at", "delivered_at", "received_at", "error",
                          "program", "not_before", "expires", "answers", "class"}) {
    ASSERT_TRUE(form.contains(key)) << key;
    EXPECT_TRUE(form[key].is_null()) << key;
  }
  EXPECT_EQ(form["references"], Json::array());
}

TEST(MessageForm, tells_a_sent_message_in_full) {
  Message message = outgoing();
  message.state = State::failed;
  message.segments = 3;
  message.modem = "sim1";
  message.queued_at = from_epoch_ms(0);
  message.sent_at = from_epoch_ms(1500);
  message.attempts = 2;
  message.references = {7, -1, 9};
  message.error = Error("cms-500", "The network refused it", "Try later");
  message.origin = Origin::program;
  message.program = "dentist";
  message.priority = 5;
  message.expires = from_epoch_ms(60000);
  const Json form = to_form(message);
  EXPECT_EQ(to_line(form),
            R"({"id":17,"direction":"out","number":"+447700900101","text":"Hello",)"
            R"("state":"failed","segments":3,"modem":"sim1","queued_at":"1970-01-01T00:00:00Z",)"
            R"("sent_at":"1970-01-01T00:00:01.500Z","delivered_at":null,"received_at":null,)"
            R"("attempts":2,"references":[7,null,9],"error":{"code":"cms-500",)"
            R"("meaning":"The network refused it","hint":"Try later"},"origin":"program",)"
            R"("program":"dentist","priority":5,"report":false,"not_before":null,)"
            R"("expires":"1970-01-01T00:01:00Z","answers":null,"class":null})");
}

TEST(MessageForm, an_incoming_message_has_no_origin) {
  Message message = outgoing();
  message.direction = Direction::in;
  message.state = State::received;
  message.received_at = from_epoch_ms(0);
  message.message_class = 0;
  const Json form = to_form(message);
  EXPECT_EQ(form["direction"], "in");
  EXPECT_EQ(form["state"], "received");
  EXPECT_EQ(form["received_at"], "1970-01-01T00:00:00Z");
  EXPECT_TRUE(form["origin"].is_null());
  EXPECT_EQ(form["class"], 0);
}

TEST(ErrorForm, survives_a_round_trip) {
  const Error error("invalid-number", "\"12\" is too short", "Write +44…");
  EXPECT_EQ(error_from_form(to_form(error)), error);
}

TEST(ErrorForm, a_form_without_its_parts_is_still_an_error) {
  EXPECT_EQ(error_from_form(Json::object()).code(), "unknown-error");
  EXPECT_EQ(error_from_form(Json("x")).code(), "unknown-error");
  EXPECT_EQ(error_from_form(*from_line(R"({"code":7,"meaning":"m"})")),
            Error("unknown-error", "m"));
}

}  // namespace
}  // namespace pigeon::control
