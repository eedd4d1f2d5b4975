// Whatever octets a network or a SIM hands over, decoding them ends, and its text is valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <variant>

#include "base/utf8.h"
#include "sms/decode.h"

namespace {

using namespace pigeon;

void must_be_text(const sms::UserData& data) {
  if (!is_valid_utf8(data.text)) std::abort();
}

void look(const sms::Pdu& pdu) {
  std::visit([](const auto& tpdu) { must_be_text(tpdu); }, pdu.tpdu);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> octets(data, size);
  if (const auto pdu = sms::decode_received(octets)) look(*pdu);
  for (const auto kind : {sms::Kind::deliver, sms::Kind::submit, sms::Kind::status_report}) {
    if (const auto pdu = sms::decode(kind, octets, sms::Framing::bare)) look(*pdu);
  }
  return 0;
}
