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
constexpr std::uint8_t kEnhancedExtension = 0x80;  // another indicator octet follows

constexpr std::chrono::seconds kMostSeconds{255};
constexpr std::chrono::seconds kMostOnClock{99 * 3600 + 59 * 60 + 59};

Validity read_enhanced(std::span<const std::uint8_t, kSevenOctets> octets) {
  Validity validity;
  validity.format = Validity::Format::enhanced;
  std::size_t indicators = 1;
  while (octets[indicators - 1] & kEnhancedExtension && indicators < 4)
    ++indicators;
  const auto value = octets.subspan(indicators);
  switch (octets[0] & 7) {
    case kEnhancedRelative:
      validity.minutes = relative_validity(value[0]);
      break;
    case kEnhancedSeconds:
      validity.seconds = std::chrono::seconds(value[0]);
      break;
    case kEnhancedClock: {
      const int h = read_two_digits(value[0]);
      const int m = read_two_digits(value[1]);
      const int s = read_two_digits(value[2]);
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

Validity Validity::relative(std::chrono::minutes period) {
  Validity validity;
  validity.format = Format::relative;
  validity.minutes = relative_validity(encode_relative_validity(period));
  return validity;
}

Validity Validity::enhanced_minutes(std::chrono::minutes period) {
  Validity validity = relative(period);
  validity.format = Format::enhanced;
  return validity;
}

Validity Validity::enhanced_seconds(std::chrono::seconds period) {
  Validity validity;
  validity.format = Format::enhanced;
  validity.seconds = std::clamp(period, std::chrono::seconds(1), kMostOnClock);
  return validity;
}

Validity Validity::absolute(Instant until, std::chrono::minutes offset) {
  Validity validity;
  validity.format = Format::absolute;
  validity.at = TimeStamp::at(until, offset);
  return validity;
}

EncodedValidity encode_validity(const Validity& validity) {
  EncodedValidity encoded;
  auto& octets = encoded.octets;
  switch (validity.format) {
    case Validity::Format::none:
      break;
    case Validity::Format::relative:
      octets[0] = encode_relative_validity(validity.minutes.value_or(minutes(0)));
      encoded.size = 1;
      break;
    case Validity::Format::absolute:
      octets = validity.at.value_or(TimeStamp{}).raw;
      encoded.size = kSevenOctets;
      break;
    case Validity::Format::enhanced:
      encoded.size = kSevenOctets;
      if (validity.minutes) {
        octets[0] = kEnhancedRelative;
        octets[1] = encode_relative_validity(*validity.minutes);
      } else if (validity.seconds && *validity.seconds <= kMostSeconds) {
        octets[0] = kEnhancedSeconds;
        octets[1] = static_cast<std::uint8_t>(validity.seconds->count());
      } else if (validity.seconds) {
        const auto all = static_cast<unsigned>(validity.seconds->count());
        octets[0] = kEnhancedClock;
        octets[1] = write_two_digits(all / 3600);
        octets[2] = write_two_digits(all / 60 % 60);
        octets[3] = write_two_digits(all % 60);
      }
      break;
  }
  return encoded;
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
