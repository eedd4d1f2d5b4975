#include "sms/tpdu_writer.h"

#include "sms/capacity.h"
#include "sms/septets.h"

namespace pigeon::sms {
namespace {

int concat_bits(const Segmentation& text) {
  if (text.size() < 2) return 0;
  return text.sixteen_bit_reference ? 16 : 8;
}

// Two hexadecimal digits of each octet.
constexpr std::array<std::array<char, 2>, 256> kHexPairs = [] {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::array<std::array<char, 2>, 256> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {digits[i >> 4], digits[i & 0x0F]};
  return pairs;
}();

}  // namespace

bool needs_header(const Segmentation& text) {
  return header_octets(concat_bits(text), text.language) != 0;
}

void TpduWriter::put_part(const Segmentation& text, std::size_t index, std::uint16_t reference) {
  const int bits = concat_bits(text);
  const std::size_t header = header_octets(bits, text.language);
  const auto units = text.units_of(index);
  const unsigned fill = fill_bits(header);
  const std::size_t length = text.alphabet == Alphabet::gsm7
                                 ? (header * 8 + fill) / 7 + units.size()
                                 : header + units.size();
  put(static_cast<std::uint8_t>(length));
  if (header != 0) put(static_cast<std::uint8_t>(header - 1));
  if (bits != 0) {
    put(bits == 8 ? kElementConcat8 : kElementConcat16);
    put(bits == 8 ? 3 : 4);
    if (bits == 16) put(static_cast<std::uint8_t>(reference >> 8));
    put(static_cast<std::uint8_t>(reference));
    put(static_cast<std::uint8_t>(text.size()));
    put(static_cast<std::uint8_t>(index + 1));
  }
  const auto put_language = [&](std::uint8_t element, std::uint8_t table) {
    if (table != 0) put(std::array<std::uint8_t, 3>{element, 1, table});
  };
  put_language(kElementSingleShift, text.language.single);
  put_language(kElementLockingShift, text.language.locking);
  if (text.alphabet == Alphabet::gsm7) {
    pack_septets(units, fill, octets_.data() + size_);
    size_ += packed_size(units.size(), fill);
  } else {
    put(units);
  }
}

void TpduWriter::put_user_data(const UserData& user_data) {
  put(user_data.length);
  put(std::span<const std::uint8_t>(user_data.user_data));
}

EncodedPart TpduWriter::finish() const {
  EncodedPart part;
  part.tpdu_length = static_cast<int>(size_ - tpdu_);
  part.hex.resize(2 * size_);
  char* at = part.hex.data();
  for (std::size_t i = 0; i < size_; ++i)
    at = std::copy_n(kHexPairs[octets_[i]].begin(), 2, at);
  return part;
}

}  // namespace pigeon::sms
