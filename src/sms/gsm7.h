// Text in the GSM 7-bit alphabet (3GPP TS 23.038 section 6.2.1): characters to septets and back.
// A septet stands in an octet of its own here; septets.h packs them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sms/user_data_header.h"

namespace pigeon::sms {

// Appends the text as UTF-8. An escape before a code that the extension lacks gives the character
// of the main table, an escape twice a blank, an escape at the end nothing. A table number that
// does not exist means the default table.
void append_gsm7(std::string& text, std::span<const std::uint8_t> septets,
                 LanguageShift language = {});

// How a character is written: nothing, a septet of the main table, or one after an escape.
struct Gsm7Code {
  std::uint8_t count = 0;  // septets it takes: 0 when the tables lack it, 1, or 2 with the escape
  std::uint8_t septet = 0;
};

Gsm7Code gsm7_code(char32_t character, LanguageShift language = {});

// How many octets from the front of `utf8` are characters of the default table whose septets have
// the same value (plain.h).
std::size_t plain_run(std::string_view utf8);

// In which national tables a character stands; bit 0 is the default table (its extension), bit n
// that of language n.
struct TablesWith {
  std::uint16_t locking = 0;
  std::uint16_t single = 0;
};

TablesWith tables_with(char32_t character);

}  // namespace pigeon::sms
