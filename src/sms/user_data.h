// The text that a TPDU carries, as sent and as read: TP-DCS, TP-UDL, TP-UD with its header
// (3GPP TS 23.040 sections 9.2.3.16 and 9.2.3.24).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sms/dcs.h"
#include "sms/octets.h"
#include "sms/user_data_header.h"

namespace pigeon::sms {

// The part that DELIVER, SUBMIT and STATUS-REPORT have in common; they derive from it so that a
// caller writes `deliver.text`.
struct UserData {
  DataCoding dcs;
  Octets user_data;         // TP-UD as sent, header included; what there is of it
  std::uint8_t length = 0;  // TP-UDL as sent: septets for gsm7, octets otherwise
  bool has_header = false;  // TP-UDHI
  std::optional<Concat> concat;
  std::optional<Ports> ports;
  LanguageShift language;
  std::optional<MessageWaiting> waiting;  // from TP-DCS and the header together
  std::string text;                       // UTF-8; empty for 8-bit and compressed data
  bool truncated = false;                 // lengths point past the end; what is there was kept
  // DELIVER and SUBMIT always have both; reports may lack either (TP-PI, 9.2.3.27).
  bool has_dcs = true;
  bool has_user_data = false;

  bool has_text() const { return !dcs.compressed() && dcs.alphabet() != Alphabet::eight_bit; }

  // The header without UDHL; empty when there is none.
  std::span<const std::uint8_t> header() const;
  HeaderElements elements() const { return HeaderElements(header()); }

  // The text in septets, each in an octet of its own; how many there are. 0 when not in gsm7.
  static constexpr std::size_t kMostSeptets = 256;
  std::size_t septets(std::span<std::uint8_t, kMostSeptets> into) const;

  // TP-UD without its header. For gsm7 the text begins at the next septet boundary.
  std::span<const std::uint8_t> data() const;
};

// Fills everything but `dcs`, which the caller has read. `octets` begins with TP-UDL; returns how
// many of them belong to the user data, TP-UDL included.
std::size_t read_user_data(std::span<const std::uint8_t> octets, bool has_header, UserData& into);

}  // namespace pigeon::sms
