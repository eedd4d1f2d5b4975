#include "sms/tpdu_writer.h"

#include "sms/capacity.h"
#include "sms/septets.h"

namespace pigeon::sms {
namespace {

int concat_bits(const PartOfText& part) {
  if (part.total < 2) return 0;
  return part.sixteen_bit_reference ? 16 : 8;
}

// Octets whose digits are written at once. The loop has a fixed length, no branch and no table, so
// that compilers make vector instructions of it on x86-64 and on aarch64.
constexpr std::size_t kHexGroup = 16;

void put_hex_group(const std::uint8_t* octets, char* digits) {
  const auto digit = [](std::uint8_t half) {
    return static_cast<char>(half + '0' + (half > 9 ? 'A' - '9' - 1 : 0));
  };
  std::array<char, kHexGroup> high;
  std::array<char, kHexGroup> low;
  for (std::size_t i = 0; i < kHexGroup; ++i) {
    high[i] = digit(octets[i] >> 4);
    low[i] = digit(octets[i] & 0x0F);
  }
  for (std::size_t i = 0; i < kHexGroup; ++i) {
    digits[2 * i] = high[i];
    digits[2 * i + 1] = low[i];
  }
}

}  // namespace

bool needs_header(const PartOfText& part) {
  return header_octets(concat_bits(part), part.language) != 0;
}

void TpduWriter::put_part(const PartOfText& part, std::uint16_t reference) {
  const int bits = concat_bits(part);
  const std::size_t header = header_octets(bits, part.language);
  const unsigned fill = fill_bits(header);
  const std::size_t length = part.alphabet == Alphabet::gsm7
                                 ? (header * 8 + fill) / 7 + part.units.size()
                                 : header + part.units.size();
  put(static_cast<std::uint8_t>(length));
  if (header != 0) put(static_cast<std::uint8_t>(header - 1));
  if (bits != 0) {
    put(bits == 8 ? kElementConcat8 : kElementConcat16);
    put(bits == 8 ? 3 : 4);
    if (bits == 16) put(static_cast<std::uint8_t>(reference >> 8));
    put(static_cast<std::uint8_t>(reference));
    put(static_cast<std::uint8_t>(part.total));
    put(static_cast<std::uint8_t>(part.index + 1));
  }
  const auto put_language = [&](std::uint8_t element, std::uint8_t table) {
    if (table != 0) put(std::array<std::uint8_t, 3>{element, 1, table});
  };
  put_language(kElementSingleShift, part.language.single);
  put_language(kElementLockingShift, part.language.locking);
  if (part.alphabet == Alphabet::gsm7) {
    pack_septets(part.units, fill, octets_.data() + size_);
    size_ += packed_size(part.units.size(), fill);
  } else {
    put(part.units);
  }
}

void TpduWriter::put_user_data(const UserData& user_data) {
  put(user_data.length);
  put(std::span<const std::uint8_t>(user_data.user_data));
}

EncodedPart TpduWriter::finish() {
  std::array<char, 2 * kOctets> digits;
  std::fill_n(octets_.begin() + static_cast<std::ptrdiff_t>(size_), kHexGroup, std::uint8_t{0});
  for (std::size_t i = 0; i < size_; i += kHexGroup)
    put_hex_group(octets_.data() + i, digits.data() + 2 * i);
  return {std::string(digits.data(), 2 * size_), static_cast<int>(size_ - tpdu_)};
}

}  // namespace pigeon::sms
