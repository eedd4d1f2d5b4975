#include "simulator/charset.h"

#include <array>
#include <cstdint>
#include <vector>

#include "base/hex.h"
#include "base/utf8.h"
#include "sms/gsm7.h"
#include "sms/ucs2.h"

namespace pigeon::simulator {
namespace {

constexpr std::uint8_t kEscape = 0x1B;

void put_gsm7(std::string& written, char32_t character) {
  const sms::Gsm7Code code = sms::gsm7_code(character);
  if (code.count == 0) {
    written += '?';
    return;
  }
  if (code.count == 2) written += static_cast<char>(kEscape);
  written += static_cast<char>(code.septet);
}

std::vector<std::uint8_t> octets_of(std::string_view bytes) {
  return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string to_terminal(std::string_view utf8, std::string_view charset) {
  std::string written;
  std::vector<std::uint8_t> ucs2;
  for (std::size_t position = 0; position < utf8.size();) {
    const char32_t character = next_code_point(utf8, position);
    if (charset == "UCS2") {
      std::array<std::uint8_t, 4> octets;
      ucs2.insert(ucs2.end(), octets.data(), sms::put_ucs2(character, octets.data()));
    } else if (charset == "GSM") {
      put_gsm7(written, character);
    } else {
      written += character < 0x80 ? static_cast<char>(character) : '?';
    }
  }
  return charset == "UCS2" ? to_hex(ucs2) : written;
}

std::string from_terminal(std::string_view written, std::string_view charset) {
  std::string utf8;
  if (charset == "UCS2") {
    if (const auto octets = from_hex(written)) sms::append_ucs2(utf8, *octets);
    return utf8;
  }
  if (charset == "GSM") {
    sms::append_gsm7(utf8, octets_of(written));
    return utf8;
  }
  return to_valid_utf8(written);
}

}  // namespace pigeon::simulator
