#include "simulator/tpdu.h"

#include <utility>

#include "base/hex.h"
#include "base/phone_number.h"
#include "sms/decode.h"
#include "sms/deliver.h"
#include "sms/submit.h"
#include "sms/timestamp.h"

namespace pigeon::simulator {
namespace {

// How the network reads a number that was dialled without +: its subscribers are British.
constexpr std::string_view kCountry = "GB";

std::string full_number(const sms::Address& address) {
  return PhoneNumber::from_address(address.text, address.is_international(),
                                   address.is_alphanumeric(), kCountry)
      .text();
}

// A number where it can be one, else the name that a company sends under.
Result<sms::Address> sender(std::string_view from) {
  auto number = sms::Address::from_number(from);
  return number ? number : sms::Address::from_name(from);
}

sms::Address service_centre() {
  return *sms::Address::from_number(kServiceCentre);
}

Octets octets_of(const sms::EncodedPart& part) {
  return *from_hex(part.hex);
}

tl::unexpected<Error> unreadable(const sms::DecodeError& error) {
  return fail("invalid-pdu",
              std::string(error.reason) + " (octet " + std::to_string(error.offset) + ")");
}

}  // namespace

Result<Submission> read_submit(const Octets& pdu) {
  const auto decoded = sms::decode(sms::Kind::submit, pdu);
  if (!decoded) return unreadable(decoded.error());
  const sms::Submit& submit = *decoded->submit();
  if (submit.truncated) return fail("invalid-pdu", "The user data is cut off");
  if (submit.recipient.text.empty()) return fail("invalid-pdu", "There is no recipient");
  return Submission{.to = full_number(submit.recipient),
                    .data = submit,
                    .wants_report = submit.srr(),
                    .pid = submit.pid};
}

Result<Octets> deliver_of(const Submission& submission, std::string_view from, Instant now) {
  const auto originator = sender(from);
  if (!originator) return fail(originator.error());
  sms::DeliverHead head;
  head.originator = *originator;
  head.time = now;
  head.pid = submission.pid;
  head.smsc = service_centre();
  const auto encoded = sms::encode_deliver(head, submission.data);
  if (!encoded) return fail(encoded.error());
  return octets_of(*encoded);
}

Result<std::vector<Octets>> make_delivers(std::string_view from, std::string_view text,
                                          std::uint16_t concat_reference, Instant now) {
  const auto originator = sender(from);
  if (!originator) return fail(originator.error());
  sms::DeliverFields fields;
  fields.originator = *originator;
  fields.time = now;
  fields.smsc = service_centre();
  fields.text = text;
  fields.concat_reference = concat_reference;
  const auto parts = sms::encode_deliver(fields);
  if (!parts) return fail(parts.error());
  std::vector<Octets> pdus;
  for (const sms::EncodedPart& part : *parts)
    pdus.push_back(octets_of(part));
  return pdus;
}

Result<Octets> make_status_report(std::uint8_t reference, std::string_view to, Instant submitted,
                                  Instant discharged, int status) {
  const auto recipient = sms::Address::from_number(to);
  if (!recipient) return fail(recipient.error());
  sms::StatusReportFields fields;
  fields.reference = reference;
  fields.recipient = *recipient;
  fields.service_centre_time = submitted;
  fields.discharge = discharged;
  fields.status = static_cast<std::uint8_t>(status);
  fields.smsc = service_centre();
  const auto encoded = sms::encode_status_report(fields);
  if (!encoded) return fail(encoded.error());
  return octets_of(*encoded);
}

Result<Octets> make_submit(std::string_view to, std::string_view text, bool wants_report) {
  sms::SubmitOptions options;
  options.to = to;
  options.report = wants_report;
  const auto parts = sms::encode_submit(text, options);
  if (!parts) return fail(parts.error());
  if (parts->size() != 1) return fail("text-too-long", "Text mode sends one part at a time");
  return octets_of(parts->front());
}

std::optional<TextForm> text_form(const Octets& pdu) {
  const auto decoded = sms::decode_received(pdu);
  if (!decoded) return std::nullopt;
  if (const sms::Deliver* deliver = decoded->deliver()) {
    return TextForm{
        deliver->originator.text, deliver->text, deliver->service_centre_time.utc(), {}};
  }
  if (const sms::Submit* submit = decoded->submit()) {
    return TextForm{submit->recipient.text, submit->text, {}, {}};
  }
  const sms::StatusReport& report = *decoded->status_report();
  return TextForm{report.recipient.text, "", report.service_centre_time.utc(),
                  TextForm::Report{report.first_octet, report.reference, report.discharge.utc(),
                                   report.status}};
}

std::optional<int> message_class(const Octets& deliver) {
  const auto decoded = sms::decode_received(deliver);
  if (!decoded || decoded->deliver() == nullptr) return std::nullopt;
  const auto octet = decoded->deliver()->dcs.message_class();
  return octet ? std::optional<int>(*octet) : std::nullopt;
}

}  // namespace pigeon::simulator
