// What a network hands to a terminal, for who plays one: DELIVER and STATUS-REPORT
// (3GPP TS 23.040 sections 9.2.2.1 and 9.2.2.3).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "sms/address.h"
#include "sms/encoded_part.h"
#include "sms/segment.h"
#include "sms/user_data.h"

namespace pigeon::sms {

// In front of every DELIVER.
struct DeliverHead {
  Address originator;
  Instant time;                   // when the service centre got the text
  std::chrono::minutes offset{};  // of its clock, east of UTC
  std::uint8_t pid = 0;
  bool report = false;  // TP-SRI: a status report goes to the sender
  std::optional<Address> smsc;
};

struct DeliverFields : DeliverHead {
  std::string text;  // UTF-8, any length that segment() takes
  std::uint16_t concat_reference = 0;
  std::optional<int> message_class;
  SegmentOptions segments;
};

// A PDU a part. Errors as encode_submit, and "invalid-sender".
Result<std::vector<EncodedPart>> encode_deliver(const DeliverFields& fields);

// What a network makes of a SUBMIT that it hands on: alphabet, header and octets stay as they are.
Result<EncodedPart> encode_deliver(const DeliverHead& head, const UserData& user_data);

struct StatusReportFields {
  std::uint8_t reference = 0;  // TP-MR that the modem gave the SUBMIT
  Address recipient;
  Instant service_centre_time;
  Instant discharge;
  std::chrono::minutes offset{};
  std::uint8_t status = 0;  // TP-ST, see status.h
  std::optional<Address> smsc;
};

Result<EncodedPart> encode_status_report(const StatusReportFields& fields);

}  // namespace pigeon::sms
