// Whatever octets a network or a SIM hands over, decoding them ends, its text is valid UTF-8, the
// header can be walked, and a part joined with itself reads no memory that is not its own.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <variant>

#include "base/utf8.h"
#include "sms/decode.h"
#include "sms/join.h"

namespace {

using namespace pigeon;

void must_hold(bool law) {
  if (!law) std::abort();
}

void look(const sms::UserData& data) {
  must_hold(is_valid_utf8(data.text));
  std::size_t in_elements = 0;
  for (const sms::HeaderElement element : data.elements())
    in_elements += element.data.size();
  must_hold(in_elements <= data.header().size());
  const std::array<const sms::UserData*, 2> twice = {&data, &data};
  must_hold(sms::join(std::span(twice).first(1)) == data.text);
  must_hold(is_valid_utf8(sms::join(std::span<const sms::UserData* const>(twice))));
}

void look(const sms::Decoded<sms::Pdu>& pdu, std::size_t size) {
  if (!pdu) return must_hold(pdu.error().offset <= size && !pdu.error().reason.empty());
  must_hold(pdu->tpdu_offset + pdu->trailing <= size);
  std::visit([](const auto& tpdu) { look(tpdu); }, pdu->tpdu);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> octets(data, size);
  look(sms::decode_received(octets), size);
  for (const auto kind : {sms::Kind::deliver, sms::Kind::submit, sms::Kind::status_report})
    look(sms::decode(kind, octets, sms::Framing::bare), size);
  return 0;
}
