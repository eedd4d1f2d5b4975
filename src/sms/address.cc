#include "sms/address.h"

#include <algorithm>

#include "base/utf8.h"
#include "sms/gsm7.h"
#include "sms/septets.h"

namespace pigeon::sms {
namespace {

constexpr std::size_t kMostDigits = 20;   // 23.040 section 9.1.2.5
constexpr std::size_t kMostSeptets = 11;  // what 20 semi-octets hold
constexpr std::uint8_t kTypeFlag = 0x80;  // bit 7 of the type octet, always 1
constexpr std::uint8_t kEndMark = 0x0F;   // semi-octet behind an odd number of digits
constexpr std::string_view kDigits = "0123456789*#abc";

// The semi-octet of a digit; kEndMark for what is none.
constexpr std::uint8_t semi_octet(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint8_t>(digit - '0');
  const std::size_t semi = kDigits.find(digit);
  return semi == std::string_view::npos ? kEndMark : static_cast<std::uint8_t>(semi);
}

constexpr std::uint8_t type_octet(const Address& address) {
  return static_cast<std::uint8_t>(kTypeFlag | (address.ton & 7) << 4 | (address.npi & 0x0F));
}

std::string read_digits(std::span<const std::uint8_t> octets, std::size_t count,
                        bool international) {
  std::array<char, 1 + kMostDigits> text;
  std::size_t size = 0;
  text[size++] = '+';
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned semi = i % 2 == 0 ? octets[i / 2] & 0x0Fu : octets[i / 2] >> 4u;
    if (semi == kEndMark) break;
    text[size++] = kDigits[semi];
  }
  if (size == 1) return {};
  const std::size_t first = international ? 0 : 1;
  return std::string(text.data() + first, size - first);
}

std::string read_name(std::span<const std::uint8_t> octets, std::size_t count) {
  std::array<std::uint8_t, kMostSeptets> septets;
  unpack_septets(octets, 0, count, septets.data());
  std::string text;
  append_gsm7(text, std::span(septets).first(count));
  return text;
}

// Type octet and semi-octets, which is what both kinds of field share.
Address read_body(std::span<const std::uint8_t> octets, std::size_t semi_octets) {
  Address address;
  address.ton = octets[0] >> 4 & 7;
  address.npi = octets[0] & 0x0F;
  const auto value = octets.subspan(1);
  if (address.is_alphanumeric()) {
    address.text = read_name(value, std::min(semi_octets * 4 / 7, kMostSeptets));
  } else {
    address.text = read_digits(value, semi_octets, address.is_international());
  }
  return address;
}

tl::unexpected<Error> invalid_number(std::string_view number, std::string_view why) {
  return fail("invalid-number", "\"" + printable(number) + "\" " + std::string(why),
              "Write +447700900101, or a short code such as 60777");
}

// Writes the semi-octets of a number behind its head; how many there are.
Result<std::size_t> write_digits(const Address& address, std::uint8_t* octets) {
  std::string_view digits = address.text;
  if (address.is_international() && digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.size() > kMostDigits)
    return invalid_number(address.text, "has more than 20 digits, the most that a text can carry");
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const unsigned semi = semi_octet(digits[i]);
    if (semi == kEndMark)
      return invalid_number(address.text, "holds something other than digits, *, #, a, b and c");
    octets[i / 2] = i % 2 == 0 ? static_cast<std::uint8_t>(kEndMark << 4 | semi)
                               : static_cast<std::uint8_t>((octets[i / 2] & 0x0F) | semi << 4);
  }
  return digits.size();
}

Result<std::size_t> write_name(const Address& address, std::uint8_t* octets) {
  const auto refuse = [&](std::string_view why) {
    return fail("invalid-sender", "\"" + printable(address.text) + "\" " + std::string(why),
                "Use up to 11 letters, digits and plain signs");
  };
  std::array<std::uint8_t, kMostSeptets> septets;
  std::size_t count = 0;
  for (std::size_t i = 0; i < address.text.size();) {
    const Gsm7Code code = gsm7_code(next_code_point(address.text, i));
    if (code.count == 0) return refuse("holds a character that a sender's name can't carry");
    if (count + code.count > kMostSeptets) return refuse("is too long for a sender's name");
    if (code.count == 2) septets[count++] = 0x1B;
    septets[count++] = code.septet;
  }
  pack_septets(std::span(septets).first(count), 0, octets);
  return (count * 7 + 3) / 4;
}

struct Body {
  EncodedAddress encoded;  // octets 0 (the length) still to be written
  std::size_t semi_octets = 0;
};

Result<Body> encode_body(const Address& address) {
  Body body;
  body.encoded.octets[1] = type_octet(address);
  std::uint8_t* value = body.encoded.octets.data() + 2;
  const auto semi_octets =
      address.is_alphanumeric() ? write_name(address, value) : write_digits(address, value);
  if (!semi_octets) return fail(semi_octets.error());
  body.semi_octets = *semi_octets;
  body.encoded.size = static_cast<std::uint8_t>(2 + (*semi_octets + 1) / 2);
  return body;
}

Address unchecked_number(std::string_view number) {
  return {std::string(number), number.starts_with('+') ? kTonInternational : kTonUnknown,
          kNpiTelephone};
}

}  // namespace

Result<Address> Address::from_number(std::string_view number) {
  if (const auto encoded = encode_number(number); !encoded) return fail(encoded.error());
  return unchecked_number(number);
}

Result<Address> Address::from_name(std::string_view name) {
  Address address{std::string(name), kTonAlphanumeric, kNpiUnknown};
  if (const auto encoded = encode_address(address); !encoded) return fail(encoded.error());
  return address;
}

Result<EncodedAddress> encode_number(std::string_view number) {
  if (number.empty() || number == "+") return invalid_number(number, "is no number");
  return encode_address(unchecked_number(number));
}

Result<EncodedAddress> encode_address(const Address& address) {
  auto body = encode_body(address);
  if (!body) return fail(body.error());
  body->encoded.octets[0] = static_cast<std::uint8_t>(body->semi_octets);
  return body->encoded;
}

Result<EncodedAddress> encode_service_centre(const Address& address) {
  if (address.text.empty()) return EncodedAddress{{}, 1};
  auto body = encode_body(address);
  if (!body) return fail(body.error());
  body->encoded.octets[0] = static_cast<std::uint8_t>(body->encoded.size - 1);
  return body->encoded;
}

Decoded<Address> decode_address(std::span<const std::uint8_t> octets, std::size_t& position) {
  const auto rest = octets.subspan(position);
  const auto fail_here = [&](std::string_view reason) {
    return tl::unexpected(DecodeError{reason, position});
  };
  if (rest.size() < 2) return fail_here("the address is cut off");
  const std::size_t semi_octets = rest[0];
  if (semi_octets > kMostDigits) return fail_here("the address is longer than 20 semi-octets");
  const std::size_t size = 2 + (semi_octets + 1) / 2;
  if (size > rest.size()) return fail_here("the address is cut off");
  position += size;
  return read_body(rest.subspan(1, size - 1), semi_octets);
}

Decoded<Address> decode_service_centre(std::span<const std::uint8_t> octets,
                                       std::size_t& position) {
  const auto rest = octets.subspan(position);
  const auto fail_here = [&](std::string_view reason) {
    return tl::unexpected(DecodeError{reason, position});
  };
  if (rest.empty()) return fail_here("there is no octet");
  const std::size_t size = rest[0];  // type octet included
  if (size > 1 + kMostDigits / 2)
    return fail_here("the service centre's address is longer than 11 octets");
  if (size >= rest.size()) return fail_here("the service centre's address is cut off");
  position += 1 + size;
  if (size == 0) return Address{};
  return read_body(rest.subspan(1, size), (size - 1) * 2);
}

}  // namespace pigeon::sms
