// Septets packed into octets, the first in the low bits (3GPP TS 23.038 section 6.1.2.1). In a text
// after a header `fill` empty bits (0 to 6) come first, so that it begins on a septet boundary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace pigeon::sms {

// Octets that `count` septets take behind `fill` bits.
constexpr std::size_t packed_size(std::size_t count, unsigned fill = 0) {
  return (count * 7 + fill + 7) / 8;
}

// Whole septets in `octets` octets behind `fill` bits.
constexpr std::size_t septets_in(std::size_t octets, unsigned fill = 0) {
  return octets == 0 ? 0 : (octets * 8 - fill) / 7;
}

// Bits between the end of a header of `octets` octets (UDHL included) and the next septet boundary.
constexpr unsigned fill_bits(std::size_t octets) {
  return static_cast<unsigned>((7 - octets * 8 % 7) % 7);
}

// Writes packed_size(septets.size(), fill) octets; bits that no septet takes are 0. Septets above
// 127 lose their high bit.
void pack_septets(std::span<const std::uint8_t> septets, unsigned fill, std::uint8_t* octets);

// Writes `count` septets. Precondition: packed_size(count, fill) <= packed.size().
void unpack_septets(std::span<const std::uint8_t> packed, unsigned fill, std::size_t count,
                    std::uint8_t* septets);

}  // namespace pigeon::sms
