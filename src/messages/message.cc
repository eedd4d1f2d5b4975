#include "messages/message.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace pigeon::messages {
namespace {

constexpr std::array<std::pair<State, std::string_view>, 10> kStates{{
    {State::received, "received"},
    {State::held, "held"},
    {State::queued, "queued"},
    {State::sending, "sending"},
    {State::sent, "sent"},
    {State::delivered, "delivered"},
    {State::failed, "failed"},
    {State::unknown, "unknown"},
    {State::cancelled, "cancelled"},
    {State::expired, "expired"},
}};

constexpr std::array<std::pair<Origin, std::string_view>, 5> kOrigins{{
    {Origin::hand, "hand"},
    {Origin::reply, "reply"},
    {Origin::confirmation, "confirmation"},
    {Origin::reminder, "reminder"},
    {Origin::program, "program"},
}};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  for (const auto& [key, name] : table) {
    if (key == value) return name;
  }
  return "";
}

template <class Value, std::size_t N>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, N>& table,
                              std::string_view text) {
  for (const auto& [key, name] : table) {
    if (name == text) return key;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(State state) {
  return name_in(kStates, state);
}
std::optional<State> state_from_string(std::string_view text) {
  return value_in(kStates, text);
}
std::string_view to_string(Origin origin) {
  return name_in(kOrigins, origin);
}
std::optional<Origin> origin_from_string(std::string_view text) {
  return value_in(kOrigins, text);
}

std::string_view to_string(Direction direction) {
  return direction == Direction::in ? "in" : "out";
}

bool is_final(State state) {
  return state == State::delivered || state == State::failed || state == State::cancelled ||
         state == State::expired || state == State::received;
}

Result<void> check(const Draft& draft) {
  if (draft.text.empty()) {
    return fail("empty-text", "The text is empty", "Write something to send");
  }
  if (!is_valid_utf8(draft.text)) {
    return fail("invalid-utf8", "The text is not valid UTF-8", "Send it as UTF-8");
  }
  if (!draft.to.can_be_texted()) {
    return fail("not-textable", "\"" + printable(draft.to.text()) + "\" is a name, not a number",
                "A text needs a number such as +447700900101");
  }
  return {};
}

}  // namespace pigeon::messages
