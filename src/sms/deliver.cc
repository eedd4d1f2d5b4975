#include "sms/deliver.h"

#include "sms/first_octet.h"
#include "sms/timestamp.h"
#include "sms/tpdu_writer.h"

namespace pigeon::sms {
namespace {

Result<EncodedAddress> encode_smsc(const std::optional<Address>& smsc) {
  return encode_service_centre(smsc.value_or(Address{}));
}

// Everything in front of TP-UDL.
Result<TpduWriter> begin(const DeliverHead& head, DataCoding dcs, bool has_header, bool more) {
  const auto smsc = encode_smsc(head.smsc);
  if (!smsc) return fail(smsc.error());
  const auto originator = encode_address(head.originator);
  if (!originator) return fail(originator.error());
  std::uint8_t first = first_octet::kDeliver;
  if (!more) first |= first_octet::kNoMoreMessages;
  if (head.report) first |= first_octet::kReport;
  if (has_header) first |= first_octet::kHeader;
  TpduWriter writer(*smsc);
  writer.put(first);
  writer.put(originator->span());
  writer.put(head.pid);
  writer.put(dcs.value());
  writer.put(TimeStamp::at(head.time, head.offset).raw);
  return writer;
}

}  // namespace

Result<std::vector<EncodedPart>> encode_deliver(const DeliverFields& fields) {
  const auto text = segment(fields.text, fields.segments);
  if (!text) return fail(text.error());
  const DataCoding dcs = DataCoding::of(text->alphabet, fields.message_class);
  std::vector<EncodedPart> parts;
  parts.reserve(text->size());
  for (std::size_t i = 0; i < text->size(); ++i) {
    auto writer = begin(fields, dcs, needs_header(text->part(i)), i + 1 < text->size());
    if (!writer) return fail(writer.error());
    writer->put_part(text->part(i), fields.concat_reference);
    parts.push_back(writer->finish());
  }
  return parts;
}

Result<EncodedPart> encode_deliver(const DeliverHead& head, const UserData& user_data) {
  auto writer = begin(head, user_data.dcs, user_data.has_header, false);
  if (!writer) return fail(writer.error());
  writer->put_user_data(user_data);
  return writer->finish();
}

Result<EncodedPart> encode_status_report(const StatusReportFields& fields) {
  const auto smsc = encode_smsc(fields.smsc);
  if (!smsc) return fail(smsc.error());
  const auto recipient = encode_address(fields.recipient);
  if (!recipient) return fail(recipient.error());
  TpduWriter writer(*smsc);
  writer.put(first_octet::kStatusReport | first_octet::kNoMoreMessages);
  writer.put(fields.reference);
  writer.put(recipient->span());
  writer.put(TimeStamp::at(fields.service_centre_time, fields.offset).raw);
  writer.put(TimeStamp::at(fields.discharge, fields.offset).raw);
  writer.put(fields.status);
  return writer.finish();
}

}  // namespace pigeon::sms
