#include "sms/septets.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace pigeon::sms {
namespace {

// Octets in the order of 23.038, lowest first, whatever the machine's own.
std::uint64_t load(const std::uint8_t* octets, std::size_t count) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; ++i)
    bits |= std::uint64_t{octets[i]} << (8 * i);
  return bits;
}

void store(std::uint64_t bits, std::uint8_t* octets, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    octets[i] = static_cast<std::uint8_t>(bits >> (8 * i));
}

// The same for eight at once, in one instruction where the machine's order is that one.
std::uint64_t load_eight(const std::uint8_t* octets) {
  if constexpr (std::endian::native != std::endian::little) return load(octets, 8);
  std::uint64_t bits;
  std::memcpy(&bits, octets, sizeof bits);
  return bits;
}

void store_eight(std::uint64_t bits, std::uint8_t* octets) {
  if constexpr (std::endian::native != std::endian::little) return store(bits, octets, 8);
  std::memcpy(octets, &bits, sizeof bits);
}

// 56 bits as eight septets, each in an octet of its own: halves, quarters, eighths.
constexpr std::uint64_t spread(std::uint64_t bits) {
  bits = (bits & 0x000000000FFFFFFF) | (bits & 0x00FFFFFFF0000000) << 4;
  bits = (bits & 0x00003FFF00003FFF) | (bits & 0x0FFFC0000FFFC000) << 2;
  bits = (bits & 0x007F007F007F007F) | (bits & 0x3F803F803F803F80) << 1;
  return bits;
}

constexpr std::uint64_t gather(std::uint64_t octets) {
  octets &= 0x7F7F7F7F7F7F7F7F;
  octets = (octets & 0x007F007F007F007F) | (octets & 0x7F007F007F007F00) >> 1;
  octets = (octets & 0x00003FFF00003FFF) | (octets & 0x3FFF00003FFF0000) >> 2;
  octets = (octets & 0x000000000FFFFFFF) | (octets & 0x0FFFFFFF00000000) >> 4;
  return octets;
}

static_assert(gather(spread(0x00FEDCBA98765432)) == 0x00FEDCBA98765432);

}  // namespace

void pack_septets(std::span<const std::uint8_t> septets, unsigned fill, std::uint8_t* octets) {
  std::uint64_t carry = 0;  // bits of the octet that is not full yet; `fill` of them
  std::size_t i = 0;
  for (; i + 8 <= septets.size(); i += 8, octets += 7) {
    const std::uint64_t bits = gather(load_eight(septets.data() + i)) << fill | carry;
    // The eighth octet is written over by the next group; behind the last it may not be there.
    if (i + 16 <= septets.size()) {
      store_eight(bits, octets);
    } else {
      store(bits, octets, 7);
    }
    carry = bits >> 56;
  }
  const std::size_t rest = septets.size() - i;
  const std::uint64_t bits = gather(load(septets.data() + i, rest)) << fill | carry;
  store(bits, octets, packed_size(rest, fill));
}

void unpack_septets(std::span<const std::uint8_t> packed, unsigned fill, std::size_t count,
                    std::uint8_t* septets) {
  std::size_t at = 0;
  while (count >= 8 && at + 8 <= packed.size()) {
    store_eight(spread(load_eight(packed.data() + at) >> fill & 0x00FFFFFFFFFFFFFF), septets);
    septets += 8;
    count -= 8;
    at += 7;
  }
  while (count > 0) {
    const std::size_t octets = std::min<std::size_t>(8, packed.size() - at);
    const std::uint64_t bits = load(packed.data() + at, octets) >> fill & 0x00FFFFFFFFFFFFFF;
    const std::size_t now = std::min<std::size_t>(8, count);
    store(spread(bits), septets, now);
    septets += now;
    count -= now;
    at += 7;
  }
}

}  // namespace pigeon::sms
