#include "sms/validity.h"

#include <algorithm>

#include "sms/semi_octets.h"

namespace pigeon::sms {
namespace {

using std::chrono::minutes;

constexpr minutes kDay{24 * 60};
constexpr minutes kWeek{7 * 24 * 60};
constexpr std::size_t kSevenOctets = 7;  // of the absolute and the enhanced format

// Bits 2-0 of the enhanced format's first octet (9.2.3.12.3).
constexpr std::uint8_t kEnhancedRelative = 1;
constexpr std::uint8_t kEnhancedSeconds = 2;
constexpr std::uint8_t kEnhancedClock = 3;

Validity read_enhanced(std::span<const std::uint8_t, kSevenOctets> octets) {
  Validity validity;
  validity.format = Validity::Format::enhanced;
  switch (octets[0] & 7) {
    case kEnhancedRelative:
      validity.minutes = relative_validity(octets[1]);
      break;
    case kEnhancedSeconds:
      validity.seconds = std::chrono::seconds(octets[1]);
      break;
    case kEnhancedClock: {
      const int h = read_two_digits(octets[1]);
      const int m = read_two_digits(octets[2]);
      const int s = read_two_digits(octets[3]);
      if (h >= 0 && m >= 0 && m < 60 && s >= 0 && s < 60)
        validity.seconds = std::chrono::hours(h) + minutes(m) + std::chrono::seconds(s);
      break;
    }
    default:  // none, or reserved: no period
      break;
  }
  return validity;
}

}  // namespace

Decoded<Validity> decode_validity(Validity::Format format, std::span<const std::uint8_t> octets,
                                  std::size_t& position) {
  Validity validity;
  validity.format = format;
  if (format == Validity::Format::none) return validity;
  const std::size_t size = format == Validity::Format::relative ? 1 : kSevenOctets;
  if (octets.size() - position < size)
    return tl::unexpected(DecodeError{"the validity period is cut off", position});
  const auto field = octets.subspan(position, size);
  position += size;
  if (format == Validity::Format::relative) {
    validity.minutes = relative_validity(field[0]);
  } else if (format == Validity::Format::enhanced) {
    validity = read_enhanced(field.first<kSevenOctets>());
  } else {
    validity.at.emplace();
    std::ranges::copy(field, validity.at->raw.begin());
  }
  return validity;
}

minutes relative_validity(std::uint8_t octet) {
  if (octet <= 143) return (octet + 1) * minutes(5);
  if (octet <= 167) return kDay / 2 + (octet - 143) * minutes(30);
  if (octet <= 196) return (octet - 166) * kDay;
  return (octet - 192) * kWeek;
}

std::uint8_t encode_relative_validity(minutes period) {
  // The periods grow with the octet, so the first that is long enough is the one.
  const auto at_least = [&](int octet) {
    return relative_validity(static_cast<std::uint8_t>(octet)) >= period;
  };
  int low = 0;
  int high = 255;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (at_least(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return static_cast<std::uint8_t>(low);
}

}  // namespace pigeon::sms
