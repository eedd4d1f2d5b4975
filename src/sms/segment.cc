#include "sms/segment.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "sms/coding.h"
#include "sms/gsm7.h"
#include "sms/gsm7_tables.h"
#include "sms/ucs2.h"

namespace pigeon::sms {
namespace {

std::vector<std::uint8_t> to_septets(std::string_view utf8, LanguageShift language) {
  std::vector<std::uint8_t> septets(2 * utf8.size());  // never more: an escape and a septet
  std::uint8_t* end = septets.data();
  for (std::size_t i = 0; i < utf8.size();) {
    if (const std::size_t plain = language.locking == 0 ? plain_run(utf8.substr(i)) : 0; plain) {
      std::memcpy(end, utf8.data() + i, plain);
      end += plain;
      i += plain;
      continue;
    }
    const Gsm7Code code = gsm7_code(next_code_point(utf8, i), language);
    if (code.count == 2) *end++ = kEscape;
    *end++ = code.septet;
  }
  septets.resize(static_cast<std::size_t>(end - septets.data()));
  return septets;
}

std::vector<std::uint8_t> to_ucs2(std::string_view utf8) {
  std::vector<std::uint8_t> octets;
  octets.reserve(2 * utf8.size());
  for (std::size_t i = 0; i < utf8.size();)
    put_ucs2(octets, next_code_point(utf8, i));
  return octets;
}

std::size_t octets_a_unit(const Segmentation& text) {
  return text.alphabet == Alphabet::gsm7 ? 1 : 2;
}

// Whether unit `i` and the next are one character.
bool is_first_of_two(const Segmentation& text, std::size_t i) {
  if (text.alphabet == Alphabet::gsm7) return text.units[i] == kEscape;
  return is_high_surrogate(static_cast<char16_t>(text.units[2 * i] << 8));
}

void cut(Segmentation& text, PartLimits limits) {
  const std::size_t total = text.units.size() / octets_a_unit(text);
  const std::size_t limit = total <= limits.only ? limits.only : limits.one_of_several;
  text.parts.reserve(total / limit + 1);
  for (std::size_t first = 0; first < total;) {
    std::size_t count = std::min(limit, total - first);
    if (first + count < total && is_first_of_two(text, first + count - 1)) --count;
    text.parts.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint16_t>(count)});
    first += count;
  }
}

}  // namespace

std::span<const std::uint8_t> Segmentation::units_of(std::size_t part) const {
  const std::size_t octets = octets_a_unit(*this);
  return std::span(units).subspan(parts[part].first * octets, parts[part].count * octets);
}

Result<Segmentation> segment(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose_coding(utf8, options);
  if (!choice) return fail(choice.error());
  const Coding& coding = choice->coding;
  Segmentation text;
  text.alphabet = coding.alphabet;
  text.language = coding.language;
  text.sixteen_bit_reference = options.sixteen_bit_reference;
  text.units_left = static_cast<int>(choice->tally.left_in_last());
  const bool is_plainest = coding.alphabet == Alphabet::gsm7 && coding.language == LanguageShift{};
  if (!is_plainest && options.alphabet != AlphabetChoice::ucs2)
    text.forced_by = forcing_characters(utf8, coding, options);
  text.units =
      coding.alphabet == Alphabet::gsm7 ? to_septets(utf8, coding.language) : to_ucs2(utf8);
  cut(text, coding.limits(options));
  return text;
}

Result<std::size_t> count_segments(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose_coding(utf8, options);
  if (!choice) return fail(choice.error());
  return choice->tally.parts();
}

}  // namespace pigeon::sms
