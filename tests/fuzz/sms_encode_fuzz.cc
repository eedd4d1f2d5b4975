// Whatever text is to be sent, it is refused by name or comes back whole from the parts that it was
// cut into. The first octet chooses the options, the rest is the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "sms/decode.h"
#include "sms/join.h"
#include "sms/submit.h"

namespace {

using namespace pigeon;

void must_hold(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  sms::SegmentOptions segments;
  segments.sixteen_bit_reference = (data[0] & 1) != 0;
  segments.languages = (data[0] & 2) != 0 ? sms::kAnyLanguage : sms::kNoLanguage;
  segments.alphabet = static_cast<sms::AlphabetChoice>((data[0] >> 2) % 3);
  sms::SubmitOptions options;
  options.to = "+447700900101";

  const auto parts = sms::encode_submit(text, options, segments);
  const auto count = sms::count_segments(text, segments);
  must_hold(parts.has_value() == count.has_value());
  if (!parts) return 0;
  must_hold(parts->size() == *count);

  std::vector<sms::Pdu> pdus;
  std::string apart;
  for (const auto& part : *parts) {
    auto pdu = sms::decode_received(part.hex);
    must_hold(pdu && pdu->submit() && pdu->trailing == 0 && !pdu->submit()->truncated);
    must_hold(pdu->submit()->user_data.size() <= 140);
    apart += pdu->submit()->text;
    pdus.push_back(std::move(*pdu));
  }
  std::vector<const sms::UserData*> in_order;
  for (const auto& pdu : pdus)
    in_order.push_back(pdu.submit());
  must_hold(apart == text);
  must_hold(sms::join(std::span<const sms::UserData* const>(in_order)) == text);
  return 0;
}
