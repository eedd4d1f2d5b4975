// The numbers under which the enumerations stand in the database. They are those of the C++
// enumerations; the assertions refuse an edit that would give an old file another meaning.
#pragma once

#include <optional>

#include "consent/ledger.h"
#include "messages/message.h"

namespace pigeon::store {

constexpr int code_of(messages::State state) {
  return static_cast<int>(state);
}
constexpr int code_of(messages::Origin origin) {
  return static_cast<int>(origin);
}
constexpr int code_of(consent::Event event) {
  return static_cast<int>(event);
}

constexpr messages::State state_of(int code) {
  return static_cast<messages::State>(code);
}
constexpr messages::Origin origin_of(int code) {
  return static_cast<messages::Origin>(code);
}
constexpr consent::Event event_of(int code) {
  return static_cast<consent::Event>(code);
}

static_assert(code_of(messages::State::received) == 0 && code_of(messages::State::held) == 1 &&
              code_of(messages::State::queued) == 2 && code_of(messages::State::sending) == 3 &&
              code_of(messages::State::sent) == 4 && code_of(messages::State::delivered) == 5 &&
              code_of(messages::State::failed) == 6 && code_of(messages::State::unknown) == 7 &&
              code_of(messages::State::cancelled) == 8 && code_of(messages::State::expired) == 9);
static_assert(code_of(messages::Origin::hand) == 0 && code_of(messages::Origin::reply) == 1 &&
              code_of(messages::Origin::confirmation) == 2 &&
              code_of(messages::Origin::reminder) == 3 && code_of(messages::Origin::program) == 4);
static_assert(code_of(consent::Event::asked) == 0 && code_of(consent::Event::granted) == 1 &&
              code_of(consent::Event::confirmed) == 2 && code_of(consent::Event::declined) == 3 &&
              code_of(consent::Event::revoked) == 4 && code_of(consent::Event::resumed) == 5 &&
              code_of(consent::Event::suspected) == 6 && code_of(consent::Event::clarified) == 7 &&
              code_of(consent::Event::erased) == 8);

}  // namespace pigeon::store
