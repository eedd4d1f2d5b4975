#include "modem/ussd.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "at/fields.h"
#include "base/hex.h"
#include "sms/gsm7.h"
#include "sms/septets.h"
#include "sms/ucs2.h"

namespace pigeon::modem {
namespace {

constexpr std::uint8_t kCarriageReturn = 0x0D;

// UCS2 by the coding groups of 23.038 section 5: 0001 0001, and 01xx 10xx.
bool says_ucs2(int dcs) {
  return dcs == 0x11 || ((dcs & 0xC0) == 0x40 && (dcs & 0x0C) == 0x08);
}

std::string from_ucs2(std::vector<std::uint8_t> octets) {
  // Some fill the end up with 0xFF.
  while (octets.size() >= 2 && octets[octets.size() - 1] == 0xFF &&
         octets[octets.size() - 2] == 0xFF)
    octets.resize(octets.size() - 2);
  std::string text;
  sms::append_ucs2(text, octets);
  return text;
}

std::string from_packed(const std::vector<std::uint8_t>& octets) {
  std::vector<std::uint8_t> septets(sms::septets_in(octets.size()));
  sms::unpack_septets(octets, 0, septets.size(), septets.data());
  // The last septet of a full octet is a filling.
  if (!septets.empty() && septets.size() % 8 == 0 && septets.back() == kCarriageReturn)
    septets.pop_back();
  std::string text;
  sms::append_gsm7(text, septets);
  return text;
}

// Whether octets make sense as UTF-16 of one script: high octets are few, and none is a control.
bool looks_like_ucs2(const std::vector<std::uint8_t>& octets) {
  if (octets.size() < 4 || octets.size() % 2 != 0) return false;
  std::size_t plain = 0;
  for (std::size_t i = 0; i < octets.size(); i += 2) {
    const int unit = octets[i] << 8 | octets[i + 1];
    if (unit < 0x0A || (unit > 0xD7FF && unit < 0xE000)) return false;
    if (unit < 0x0700) ++plain;
  }
  return plain * 2 >= octets.size() / 2;
}

}  // namespace

std::string write_ussd(std::string_view request, UssdCoding coding) {
  if (coding == UssdCoding::plain) return std::string(request);
  std::vector<std::uint8_t> octets, septets;
  for (const char c : request) {
    const auto character = static_cast<char32_t>(static_cast<unsigned char>(c));
    if (coding == UssdCoding::ucs2) {
      octets.push_back(0);
      octets.push_back(static_cast<std::uint8_t>(character));
      continue;
    }
    const sms::Gsm7Code code = sms::gsm7_code(character);
    if (code.count == 1) septets.push_back(code.septet);
  }
  if (coding == UssdCoding::packed) {
    // Seven septets leave seven bits over, which would read as one more character.
    if (septets.size() % 8 == 7) septets.push_back(kCarriageReturn);
    octets.resize(sms::packed_size(septets.size()));
    sms::pack_septets(septets, 0, octets.data());
  }
  return to_hex(octets);
}

std::string read_ussd(const at::UssdAnswer& answer, UssdCoding coding) {
  if (!at::is_hex_octets(answer.text)) return answer.text;
  const std::vector<std::uint8_t> octets = *from_hex(answer.text);
  if (answer.dcs && says_ucs2(*answer.dcs) && octets.size() % 2 == 0) return from_ucs2(octets);
  if (looks_like_ucs2(octets)) return from_ucs2(octets);
  if (coding == UssdCoding::packed) return from_packed(octets);
  // Digits alone are what they look like ("1234").
  const bool has_letters = std::ranges::any_of(answer.text, [](char c) { return c > '9'; });
  if (!has_letters || octets.size() < 8) return answer.text;
  const std::string unpacked = from_packed(octets);
  const bool readable = std::ranges::all_of(unpacked, [](char c) {
    return c == '\n' || c == '\r' || static_cast<unsigned char>(c) >= ' ';
  });
  return readable ? unpacked : answer.text;
}

}  // namespace pigeon::modem
