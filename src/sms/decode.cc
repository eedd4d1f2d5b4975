#include "sms/decode.h"

#include <array>

#include "base/hex.h"
#include "sms/field_reader.h"
#include "sms/first_octet.h"

namespace pigeon::sms {
namespace {

void read(FieldReader& fields, Deliver& deliver) {
  deliver.first_octet = fields.octet("there is no TPDU");
  deliver.originator = fields.address();
  deliver.pid = fields.octet("the protocol identifier is cut off");
  deliver.dcs = DataCoding(fields.octet("the data coding scheme is cut off"));
  deliver.service_centre_time = fields.time_stamp();
  fields.user_data(deliver.first_octet & first_octet::kHeader, deliver);
}

void read(FieldReader& fields, Submit& submit) {
  submit.first_octet = fields.octet("there is no TPDU");
  submit.reference = fields.octet("the message reference is cut off");
  submit.recipient = fields.address();
  submit.pid = fields.octet("the protocol identifier is cut off");
  submit.dcs = DataCoding(fields.octet("the data coding scheme is cut off"));
  submit.validity = fields.validity(
      static_cast<Validity::Format>(submit.first_octet >> first_octet::kValidityShift & 3));
  fields.user_data(submit.first_octet & first_octet::kHeader, submit);
}

void read(FieldReader& fields, StatusReport& report) {
  report.first_octet = fields.octet("there is no TPDU");
  report.reference = fields.octet("the message reference is cut off");
  report.recipient = fields.address();
  report.service_centre_time = fields.time_stamp();
  report.discharge = fields.time_stamp();
  report.status = fields.octet("the status is cut off");
  if (!fields.failure())
    fields.optional_fields(report.pid, report.first_octet & first_octet::kHeader, report);
}

std::optional<Kind> kind_of(std::uint8_t octet) {
  switch (octet & first_octet::kTypeBits) {
    case first_octet::kSubmit:
      return Kind::submit;
    case first_octet::kStatusReport:
      return Kind::status_report;
    default:
      return Kind::deliver;  // 3 is reserved and to be taken for a DELIVER (9.2.3.1)
  }
}

// A PDU in octets on the stack. 512 hold the longest one, any service centre in front of it.
struct Buffer {
  std::array<std::uint8_t, 512> octets;
  std::size_t size = 0;
  std::size_t left_out = 0;  // octets that were read but are only padding

  std::span<const std::uint8_t> span() const { return {octets.data(), size}; }
};

std::optional<DecodeError> read_hex(std::string_view hex, Buffer& buffer) {
  if (hex.empty()) return DecodeError{"the PDU is empty", 0};
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_digit(hex[i]);
    const int low = i + 1 < hex.size() ? hex_digit(hex[i + 1]) : 0;
    if (high < 0 || low < 0) return DecodeError{"a character is not hexadecimal", i / 2};
    if (i + 1 == hex.size()) return DecodeError{"half an octet is left over", i / 2};
    if (buffer.size < buffer.octets.size()) {
      buffer.octets[buffer.size++] = static_cast<std::uint8_t>(high << 4 | low);
    } else {
      ++buffer.left_out;
    }
  }
  return std::nullopt;
}

template <class Tpdu>
std::optional<DecodeError> fill(std::span<const std::uint8_t> octets, Pdu& pdu) {
  FieldReader fields(octets, pdu.tpdu_offset);
  read(fields, pdu.tpdu.emplace<Tpdu>());
  pdu.trailing = fields.rest().size();
  return fields.failure();
}

std::optional<DecodeError> fill(Kind kind, std::span<const std::uint8_t> octets, Pdu& pdu) {
  if (kind == Kind::deliver) return fill<Deliver>(octets, pdu);
  return kind == Kind::submit ? fill<Submit>(octets, pdu) : fill<StatusReport>(octets, pdu);
}

// `kind` empty: as TP-MTI says.
Decoded<Pdu> decode_as(std::optional<Kind> kind, std::span<const std::uint8_t> octets,
                       Framing framing) {
  Decoded<Pdu> pdu;
  if (framing == Framing::with_smsc) {
    auto smsc = decode_service_centre(octets, pdu->tpdu_offset);
    if (!smsc) return tl::unexpected(smsc.error());
    if (pdu->tpdu_offset > 1) pdu->smsc = std::move(*smsc);
  }
  if (pdu->tpdu_offset >= octets.size())
    return tl::unexpected(DecodeError{"there is no TPDU", pdu->tpdu_offset});
  const auto said = kind_of(octets[pdu->tpdu_offset]);
  if (kind && kind != said)
    return tl::unexpected(DecodeError{"TP-MTI says another kind of message", pdu->tpdu_offset});
  if (const auto failure = fill(*said, octets, *pdu)) return tl::unexpected(*failure);
  return pdu;
}

Decoded<Pdu> decode_as(std::optional<Kind> kind, std::string_view hex, Framing framing) {
  Buffer buffer;
  if (const auto failure = read_hex(hex, buffer)) return tl::unexpected(*failure);
  auto pdu = decode_as(kind, buffer.span(), framing);
  if (pdu) pdu->trailing += buffer.left_out;
  return pdu;
}

template <class Tpdu>
Decoded<Tpdu> decode_bare(Kind kind, std::span<const std::uint8_t> tpdu) {
  if (!tpdu.empty() && kind_of(tpdu[0]) != kind)
    return tl::unexpected(DecodeError{"TP-MTI says another kind of message", 0});
  Decoded<Tpdu> decoded;
  FieldReader fields(tpdu, 0);
  read(fields, *decoded);
  if (fields.failure()) return tl::unexpected(*fields.failure());
  return decoded;
}

}  // namespace

Decoded<Pdu> decode_received(std::string_view hex) {
  return decode_as(std::nullopt, hex, Framing::with_smsc);
}

Decoded<Pdu> decode_received(std::span<const std::uint8_t> octets) {
  return decode_as(std::nullopt, octets, Framing::with_smsc);
}

Decoded<Pdu> decode(Kind kind, std::string_view hex, Framing framing) {
  return decode_as(kind, hex, framing);
}

Decoded<Pdu> decode(Kind kind, std::span<const std::uint8_t> octets, Framing framing) {
  return decode_as(kind, octets, framing);
}

Decoded<Deliver> decode_deliver(std::span<const std::uint8_t> tpdu) {
  return decode_bare<Deliver>(Kind::deliver, tpdu);
}

Decoded<Submit> decode_submit(std::span<const std::uint8_t> tpdu) {
  return decode_bare<Submit>(Kind::submit, tpdu);
}

Decoded<StatusReport> decode_status_report(std::span<const std::uint8_t> tpdu) {
  return decode_bare<StatusReport>(Kind::status_report, tpdu);
}

}  // namespace pigeon::sms
