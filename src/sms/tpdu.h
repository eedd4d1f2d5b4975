// The three TPDUs that a terminal meets (3GPP TS 23.040 section 9.2.2), as values.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "sms/address.h"
#include "sms/timestamp.h"
#include "sms/user_data.h"
#include "sms/validity.h"

namespace pigeon::sms {

// A text that came in. Flags are the bits as sent (23.040 section 9.2.3).
struct Deliver : UserData {
  std::uint8_t first_octet = 0;
  Address originator;
  std::uint8_t pid = 0;
  TimeStamp service_centre_time;

  bool mms() const { return first_octet & 0x04; }  // 1: no more messages wait
  bool lp() const { return first_octet & 0x08; }   // loop prevention
  bool sri() const { return first_octet & 0x20; }  // a status report goes to the sender
  bool rp() const { return first_octet & 0x80; }   // reply path
};

// A text that goes out, or our own one read back from the SIM.
struct Submit : UserData {
  std::uint8_t first_octet = 0;
  std::uint8_t reference = 0;  // TP-MR
  Address recipient;
  std::uint8_t pid = 0;
  Validity validity;

  bool rd() const { return first_octet & 0x04; }   // reject duplicates
  bool srr() const { return first_octet & 0x20; }  // status report asked for
  bool rp() const { return first_octet & 0x80; }
};

// What became of a text that went out. `user_data` and `pid` are rarely there.
struct StatusReport : UserData {
  std::uint8_t first_octet = 0;
  std::uint8_t reference = 0;  // TP-MR of the SUBMIT
  Address recipient;
  TimeStamp service_centre_time;  // when the service centre got the text
  TimeStamp discharge;            // when it reached the recipient, or was last tried
  std::uint8_t status = 0;        // TP-ST; see status.h
  std::optional<std::uint8_t> pid;

  bool mms() const { return first_octet & 0x04; }
  bool lp() const { return first_octet & 0x08; }
  bool srq() const { return first_octet & 0x20; }  // 1: answers an SMS-COMMAND
};

// What a modem gives: the service centre's address in front, then a TPDU.
struct Pdu {
  std::optional<Address> smsc;  // nothing when its length is 0
  std::variant<Deliver, Submit, StatusReport> tpdu;
  std::size_t tpdu_offset = 0;  // where the TPDU begins
  std::size_t trailing = 0;     // octets after its end, which mean nothing

  const Deliver* deliver() const { return std::get_if<Deliver>(&tpdu); }
  const Submit* submit() const { return std::get_if<Submit>(&tpdu); }
  const StatusReport* status_report() const { return std::get_if<StatusReport>(&tpdu); }
};

}  // namespace pigeon::sms
