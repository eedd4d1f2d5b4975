// Who may be texted: the entries of the append-only consent ledger and the standing that follows
// from them. The store keeps the entries; nothing here does I/O.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/phone_number.h"

namespace pigeon::consent {

enum class Event {
  asked,      // the opt-in question was put
  granted,    // consent given outside the conversation (import, form, owner's word)
  confirmed,  // YES to an open opt-in question
  declined,
  revoked,    // STOP and its kin: blocks every proactive text
  resumed,    // START after a STOP
  suspected,  // perhaps a STOP: nothing goes there by itself until it is clear
  clarified,  // it was none, as a person or they themselves have said
  erased,     // all that was on record is gone; a keyed hash of the number still blocks it
};

std::string_view to_string(Event event);
std::optional<Event> event_from_string(std::string_view text);

struct Entry {
  Instant at;
  PhoneNumber number;
  Event event;
  std::string program = {};                  // empty: all programs
  std::string method = {};                   // sms, cli, import, …
  std::optional<std::int64_t> message = {};  // the inbound message that is the evidence
  std::string evidence = {};                 // its raw text, or where the consent was given
  std::string language = {};                 // of the word that was matched ("en", "fr", …)
  std::string reason = {};                   // "word:stop", "phrase:take me off", …
};

// What was said of the texts of one program alone.
struct OfProgram {
  bool consented = false;
  bool declined = false;
  bool stopped = false;
  bool kept = false;  // wanted still, after a STOP to everything
};

// What the ledger says of a number today.
struct Standing {
  std::optional<Event> last = {};  // nothing: never heard of
  std::string about = {};          // the program whose that was; empty: of all
  std::optional<Instant> at = {};  // when that was
  // The inbound message that caused it. Of several STOPs in a row it is the first, so that exactly
  // one is confirmed.
  std::optional<std::int64_t> message = {};
  std::string language = {};  // of the last word whose language is plain
  bool had_consent = false;   // to all programs: granted, confirmed or resumed at any time before
  bool suspected = false;     // perhaps they said STOP
  std::map<std::string, OfProgram, std::less<>> programs = {};

  // By a STOP to everything, which those programs alone outlive that are `kept`.
  bool blocked() const { return last == Event::revoked; }
  bool keeps_any() const;
  // Whether that program may not write first; "" is whoever is none.
  bool blocks(std::string_view program) const;
  // Anything at all.
  bool blocks_any() const;
  bool consents_to(std::string_view program) const;
  bool declines(std::string_view program) const;
};

// The standing after `entry` is appended. What follows a STOP changes nothing until START. A STOP
// to everything takes back what was kept; START brings everything back, and START to one program
// that alone.
Standing after(const Standing& before, const Entry& entry);

}  // namespace pigeon::consent
