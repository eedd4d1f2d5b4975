// Whom a TPDU names: TP-OA, TP-DA, TP-RA (3GPP TS 23.040 section 9.1.2.5) and the address of the
// service centre in front of it (24.011 section 8.2.5.1), which is coded a little differently.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sms/decoded.h"

namespace pigeon::sms {

// Type of number, three bits.
inline constexpr std::uint8_t kTonUnknown = 0;
inline constexpr std::uint8_t kTonInternational = 1;
inline constexpr std::uint8_t kTonNational = 2;
inline constexpr std::uint8_t kTonAlphanumeric = 5;

// Numbering plan, four bits.
inline constexpr std::uint8_t kNpiUnknown = 0;
inline constexpr std::uint8_t kNpiTelephone = 1;  // E.164

struct Address {
  // "+447700900101" when international; digits with * # a b c as sent otherwise; the text of an
  // alphanumeric sender in UTF-8. Empty when the address has no digits, which is legal.
  std::string text;
  std::uint8_t ton = kTonUnknown;
  std::uint8_t npi = kNpiTelephone;

  bool is_alphanumeric() const { return ton == kTonAlphanumeric; }
  bool is_international() const { return ton == kTonInternational; }

  friend bool operator==(const Address&, const Address&) = default;

  // "+447700900101" becomes international; "60777", "*100#" and the like unknown.
  // Error "invalid-number" when anything but digits * # a b c is left, or more than 20 of them.
  static Result<Address> from_number(std::string_view number);

  // A sender such as "Bright": up to 11 septets of the GSM 7-bit alphabet.
  // Error "invalid-sender".
  static Result<Address> from_name(std::string_view name);
};

// An address as it stands in a TPDU, with its length and type octets.
struct EncodedAddress {
  std::array<std::uint8_t, 12> octets{};
  std::uint8_t size = 0;

  std::span<const std::uint8_t> span() const { return {octets.data(), size}; }
};

// Errors "invalid-number" and "invalid-sender" as above.
Result<EncodedAddress> encode_address(const Address& address);
Result<EncodedAddress> encode_number(std::string_view number);  // as Address::from_number takes it

// The service centre's field for AT+CMGS: length in octets, then as above. An empty `address.text`
// gives the single octet 00: "the one stored on the SIM".
Result<EncodedAddress> encode_service_centre(const Address& address);

// Reads the address that begins at `position` and moves past it. `offset` of an error counts from
// the start of `octets`.
Decoded<Address> decode_address(std::span<const std::uint8_t> octets, std::size_t& position);
Decoded<Address> decode_service_centre(std::span<const std::uint8_t> octets, std::size_t& position);

}  // namespace pigeon::sms
