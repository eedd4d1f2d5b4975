// How long the service centre keeps trying: TP-Validity-Period in its three formats
// (3GPP TS 23.040 section 9.2.3.12).
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sms/decoded.h"
#include "sms/timestamp.h"

namespace pigeon::sms {

struct Validity {
  enum class Format : std::uint8_t {
    none = 0,
    enhanced = 1,
    relative = 2,
    absolute = 3
  };  // TP-VPF

  Format format = Format::none;
  std::optional<std::chrono::minutes> minutes;  // relative; enhanced in relative form
  std::optional<std::chrono::seconds> seconds;  // enhanced, in seconds or as hours:minutes:seconds
  std::optional<TimeStamp> at;                  // absolute

  friend bool operator==(const Validity&, const Validity&) = default;

  // Rounded up to a period that the format has. Relative and enhanced_minutes: 5 minutes to 63
  // weeks. Enhanced_seconds: 1 to 255 seconds exactly, then hours, minutes and seconds up to
  // 99:59:59.
  static Validity relative(std::chrono::minutes period);
  static Validity enhanced_minutes(std::chrono::minutes period);
  static Validity enhanced_seconds(std::chrono::seconds period);
  static Validity absolute(Instant until, std::chrono::minutes offset = {});
};

// TP-VP: nothing, one octet or seven.
struct EncodedValidity {
  std::array<std::uint8_t, 7> octets{};
  std::uint8_t size = 0;

  std::span<const std::uint8_t> span() const { return {octets.data(), size}; }
};

// An enhanced validity without a value says that there is no period.
EncodedValidity encode_validity(const Validity& validity);

// Reads the field of `format` (TP-VPF) at `position` and moves past it.
Decoded<Validity> decode_validity(Validity::Format format, std::span<const std::uint8_t> octets,
                                  std::size_t& position);

// The octet of the relative format, rounded up to the next period that it can name and held between
// 5 minutes and 63 weeks.
std::uint8_t encode_relative_validity(std::chrono::minutes period);

// The other way: 0 is 5 minutes, 255 is 63 weeks.
std::chrono::minutes relative_validity(std::uint8_t octet);

}  // namespace pigeon::sms
