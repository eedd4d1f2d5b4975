// The TPDUs that cross the made-up network, by the codec of pigeon::sms. All carry an SMSC field in
// front, as modems give and take them (27.005 section 3.1 <pdu>).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "simulator/storage.h"

namespace pigeon::simulator {

// Of a concatenated text.
struct Part {
  int reference;
  int total;
  int sequence;  // from 1
};

// What a SUBMIT asks for.
struct Submission {
  std::string to;
  std::string text;  // "" for 8-bit data
  std::optional<Part> part;
  bool wants_report;
};

Result<Submission> read_submit(const Octets& pdu);

// The DELIVER that reaches the addressee of a SUBMIT: its user data unchanged.
Result<Octets> deliver_of(const Octets& submit, std::string_view from, Instant now);

// The DELIVERs of a text, several when it is long.
Result<std::vector<Octets>> make_delivers(std::string_view from, std::string_view text,
                                          std::uint16_t concat_reference, Instant now);

Octets make_status_report(std::uint8_t reference, std::string_view to, Instant submitted,
                          Instant discharged, int status);

// The SUBMIT of a text typed in text mode.
Result<Octets> make_submit(std::string_view to, std::string_view text, bool wants_report);

// A stored PDU as text mode shows it; nothing when it cannot be read.
struct TextForm {
  std::string address;
  std::string text;
  std::optional<Instant> at;
};
std::optional<TextForm> text_form(const Octets& pdu);

// <fo> of the TPDU says the class: 0 to 3 (23.038 section 4); nothing when it has none.
std::optional<int> message_class(const Octets& deliver);

}  // namespace pigeon::simulator
