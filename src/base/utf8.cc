#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace pigeon {
namespace {

// The range allowed for the second octet (Unicode 15.0, table 3-7) and the sequence's length.
struct Lead {
  int length;
  unsigned char second_low;
  unsigned char second_high;
};

Lead classify(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool must_be_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0x200E ||
         c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto octet = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = octet(position++);
  if (lead < 0x80) return lead;
  const Lead shape = classify(lead);
  if (shape.length == 0) return kReplacement;
  char32_t value = lead & (0x7Fu >> shape.length);
  for (int i = 1; i < shape.length; ++i) {
    if (position >= text.size()) return kReplacement;
    const unsigned char next = octet(position);
    const unsigned char low = i == 1 ? shape.second_low : 0x80;
    const unsigned char high = i == 1 ? shape.second_high : 0xBF;
    if (next < low || next > high) return kReplacement;
    value = value << 6 | (next & 0x3Fu);
    ++position;
  }
  return value;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t octet) { text += static_cast<char>(octet); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (next_code_point(text, i) == kReplacement && text.substr(start, i - start) != "\xEF\xBF\xBD")
      return false;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append_utf8(valid, next_code_point(text, i));
  return valid;
}

std::string printable(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (must_be_escaped(c)) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u{%X}", static_cast<unsigned>(c));
      safe += escape.data();
    } else {
      append_utf8(safe, c);
    }
  }
  return safe;
}

}  // namespace pigeon
