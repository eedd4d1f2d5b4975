#include "sms/report.h"

#include "sms/field_reader.h"
#include "sms/first_octet.h"

namespace pigeon::sms {
namespace {

constexpr std::uint8_t kLowestCause = 0x80;  // lower values of TP-FCS are reserved

Decoded<Report> decode_report(std::span<const std::uint8_t> tpdu, std::uint8_t type,
                              bool has_time) {
  FieldReader fields(tpdu, 0);
  Report report;
  report.first_octet = fields.octet("there is no TPDU");
  if (!fields.failure() && (report.first_octet & first_octet::kTypeBits) != type)
    fields.refuse({"TP-MTI says another kind of message", 0});
  const auto rest = fields.rest();
  if (!rest.empty() && rest[0] >= kLowestCause) report.cause = fields.octet("");
  if (has_time) {
    // The time of a SUBMIT-REPORT stands behind the indicator that announces what comes after it.
    const std::uint8_t indicator = fields.octet("the parameter indicator is cut off");
    report.service_centre_time = fields.time_stamp();
    if (!fields.failure())
      fields.announced_fields(indicator, report.pid, report.first_octet & first_octet::kHeader,
                              report);
  } else if (!fields.failure()) {
    fields.optional_fields(report.pid, report.first_octet & first_octet::kHeader, report);
  }
  if (fields.failure()) return tl::unexpected(*fields.failure());
  return report;
}

}  // namespace

Decoded<Report> decode_deliver_report(std::span<const std::uint8_t> tpdu) {
  return decode_report(tpdu, first_octet::kDeliver, false);
}

Decoded<Report> decode_submit_report(std::span<const std::uint8_t> tpdu) {
  return decode_report(tpdu, first_octet::kSubmit, true);
}

}  // namespace pigeon::sms
