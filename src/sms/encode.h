// From a text to TPDUs in the hexadecimal form of AT+CMGS and +CMT (3GPP TS 23.040 section 9.2.2,
// 27.005 section 4). SUBMIT is what we send; DELIVER and STATUS-REPORT are for who plays a network.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "sms/address.h"
#include "sms/segment.h"
#include "sms/tpdu.h"

namespace pigeon::sms {

struct EncodedPart {
  std::string hex;      // begins with the service centre's field, "00" when none was given
  int tpdu_length = 0;  // octets after that field: the number that AT+CMGS takes
};

struct SubmitOptions {
  std::string to;                      // "+447700900101", a short code, digits with * # a b c
  bool report = false;                 // ask for a status report
  std::uint16_t concat_reference = 0;  // same for all parts; the low 8 bits count when it has 8
  std::optional<int> message_class;    // 0 to 3; 0 is shown at once and not kept
  std::optional<std::chrono::minutes> validity;  // rounded up; nothing: the service centre decides
  bool reject_duplicates = false;
  std::optional<std::string> smsc;  // "+447700900000"; nothing: the one on the SIM
};

// Part `index` (from 0) of a segmented text. TP-MR is 0: the modem assigns it.
// Errors "invalid-number" (to or smsc), "invalid-class".
Result<EncodedPart> encode_submit(const Segmentation& segmentation, std::size_t index,
                                  const SubmitOptions& options);

// All of them, for a text of any length that segment() takes, and under its errors too.
Result<std::vector<EncodedPart>> encode_submit(std::string_view utf8, const SubmitOptions& options,
                                               const SegmentOptions& segments = {});

struct DeliverFields {
  Address originator;
  std::string text;  // UTF-8, any length that segment() takes
  Instant time;
  std::chrono::minutes offset{};  // of the service centre's clock, east of UTC
  std::uint16_t concat_reference = 0;
  std::uint8_t pid = 0;
  std::optional<int> message_class;
  bool report = false;  // TP-SRI
  std::optional<Address> smsc;
  SegmentOptions segments;
};

// Errors as encode_submit, and "invalid-sender".
Result<std::vector<EncodedPart>> encode_deliver(const DeliverFields& fields);

// What a network makes of a SUBMIT that it hands on: the user data stay as they are. Of `fields`
// text, message_class, concat_reference and segments are not used.
Result<EncodedPart> encode_deliver(const UserData& user_data, const DeliverFields& fields);

struct StatusReportFields {
  std::uint8_t reference = 0;
  Address recipient;
  Instant service_centre_time;
  Instant discharge;
  std::chrono::minutes offset{};
  std::uint8_t status = 0;
  std::optional<Address> smsc;
};

Result<EncodedPart> encode_status_report(const StatusReportFields& fields);

}  // namespace pigeon::sms
