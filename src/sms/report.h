// What goes back for a TPDU on the radio link: DELIVER-REPORT from a terminal, SUBMIT-REPORT from a
// service centre, either with RP-ACK (it was taken) or with RP-ERROR (it was not, and why)
// (3GPP TS 23.040 sections 9.2.2.1a and 9.2.2.2a). Modems keep these to themselves; they are read
// in traces of the network.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sms/decoded.h"
#include "sms/timestamp.h"
#include "sms/user_data.h"

namespace pigeon::sms {

// `user_data`, `pid` and TP-DCS are rarely there; without TP-DCS a text is one of DCS 0.
struct Report : UserData {
  std::uint8_t first_octet = 0;
  std::optional<std::uint8_t> cause;             // TP-FCS, of RP-ERROR only; 23.040 9.2.3.22
  std::optional<TimeStamp> service_centre_time;  // SUBMIT-REPORT only
  std::optional<std::uint8_t> pid;

  bool is_error() const { return cause.has_value(); }
};

// A TPDU without the service centre's address. RP-ERROR is told by its cause, which is 80 or more
// where RP-ACK has its parameter indicator.
Decoded<Report> decode_deliver_report(std::span<const std::uint8_t> tpdu);
Decoded<Report> decode_submit_report(std::span<const std::uint8_t> tpdu);

}  // namespace pigeon::sms
