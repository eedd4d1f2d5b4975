// UTF-8, checked. Every text inside Pigeon is valid UTF-8; what enters from outside passes here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pigeon {

// U+FFFD, which stands for what could not be read.
inline constexpr char32_t kReplacement = 0xFFFD;

// Reads the code point at `position` and moves past it. A malformed sequence (overlong, surrogate,
// above U+10FFFF, cut short) yields kReplacement and moves past one maximal subpart, as Unicode
// 15.0 section 3.9 recommends. Precondition: position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);

// Appends `code_point`; a surrogate or a value above U+10FFFF becomes kReplacement.
void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// `text` with every malformed sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

// Safe to print on a terminal or in a log line: control characters (C0, DEL, C1), line and
// paragraph separators and bidirectional overrides become \u{XX}; malformed UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

}  // namespace pigeon
