#include "sms/segment.h"

#include <algorithm>

#include "base/utf8.h"
#include "sms/capacity.h"
#include "sms/gsm7.h"
#include "sms/gsm7_tables.h"
#include "sms/ucs2.h"

namespace pigeon::sms {
namespace {

// Units of one part: in a text of a single part, and in one of several.
struct Limits {
  std::size_t single;
  std::size_t several;
};

Limits limits_of(Alphabet alphabet, const SegmentOptions& options) {
  const int bits = options.sixteen_bit_reference ? 16 : 8;
  return {units_behind(header_octets(0, {}), alphabet),
          units_behind(header_octets(bits, {}), alphabet)};
}

// Fills parts one character after the other; a character is never cut.
class Tally {
 public:
  explicit Tally(Limits limits) : limits_(limits) {}

  void add(std::size_t units) {
    if (in_last_ + units > limits_.several) {
      ++full_;
      in_last_ = 0;
    }
    in_last_ += units;
    total_ += units;
  }

  std::size_t parts() const { return total_ <= limits_.single ? 1 : full_ + 1; }
  std::size_t left() const {
    return total_ <= limits_.single ? limits_.single - total_ : limits_.several - in_last_;
  }

 private:
  Limits limits_;
  std::size_t full_ = 0;
  std::size_t in_last_ = 0;
  std::size_t total_ = 0;
};

// What one look at the text tells.
struct Survey {
  Tally gsm7;
  Tally ucs2;
  bool valid = true;
  bool fits_gsm7 = true;
};

Survey survey(std::string_view utf8, const SegmentOptions& options) {
  Survey survey{Tally(limits_of(Alphabet::gsm7, options)),
                Tally(limits_of(Alphabet::ucs2, options))};
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(utf8, i);
    if (c == kReplacement && utf8.substr(start, i - start) != "\xEF\xBF\xBD") survey.valid = false;
    const Gsm7Code code = gsm7_code(c);
    if (code.count == 0) survey.fits_gsm7 = false;
    survey.gsm7.add(code.count);
    survey.ucs2.add(c < 0x10000 ? 1 : 2);
  }
  return survey;
}

std::vector<std::string> characters_outside_gsm7(std::string_view utf8) {
  std::vector<std::string> outside;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t start = i;
    if (gsm7_code(next_code_point(utf8, i)).count != 0) continue;
    const std::string_view character = utf8.substr(start, i - start);
    if (std::ranges::find(outside, character) == outside.end()) outside.emplace_back(character);
  }
  return outside;
}

tl::unexpected<Error> not_in_alphabet(std::string_view utf8) {
  std::string list;
  for (const std::string& character : characters_outside_gsm7(utf8)) {
    if (!list.empty()) list += ' ';
    list += printable(character);
  }
  return fail("not-in-alphabet", "The GSM 7-bit alphabet lacks " + list,
              "Leave them out, or let the alphabet be chosen");
}

tl::unexpected<Error> too_long(std::size_t parts, Alphabet alphabet) {
  return fail("text-too-long",
              "The text needs " + std::to_string(parts) + " parts in " +
                  std::string(name_of(alphabet)) + ", and " + std::to_string(kMostParts) +
                  " are the most",
              "Send it as several texts");
}

struct Choice {
  Alphabet alphabet;
  Tally tally;
};

Result<Choice> choose(std::string_view utf8, const SegmentOptions& options) {
  if (utf8.empty()) return fail("empty-text", "There is no text to send");
  const Survey seen = survey(utf8, options);
  if (!seen.valid) return fail("invalid-utf8", "The text is not valid UTF-8");
  if (!seen.fits_gsm7 && options.alphabet == AlphabetChoice::gsm7) return not_in_alphabet(utf8);
  const bool gsm7 = options.alphabet != AlphabetChoice::ucs2 && seen.fits_gsm7;
  const Choice choice =
      gsm7 ? Choice{Alphabet::gsm7, seen.gsm7} : Choice{Alphabet::ucs2, seen.ucs2};
  if (choice.tally.parts() > kMostParts) return too_long(choice.tally.parts(), choice.alphabet);
  return choice;
}

void write_gsm7(std::string_view utf8, std::vector<std::uint8_t>& units) {
  units.reserve(utf8.size() + utf8.size() / 8);
  for (std::size_t i = 0; i < utf8.size();) {
    const Gsm7Code code = gsm7_code(next_code_point(utf8, i));
    if (code.count == 2) units.push_back(kEscape);
    units.push_back(code.septet);
  }
}

void write_ucs2(std::string_view utf8, std::vector<std::uint8_t>& units) {
  units.reserve(utf8.size() * 2);
  for (std::size_t i = 0; i < utf8.size();)
    put_ucs2(units, next_code_point(utf8, i));
}

// Whether unit `i` and the next are one character.
bool is_first_of_two(const Segmentation& text, std::size_t i) {
  if (text.alphabet == Alphabet::gsm7) return text.units[i] == kEscape;
  return (text.units[2 * i] & 0xFC) == 0xD8;
}

void cut(Segmentation& text, Limits limits) {
  const std::size_t width = text.alphabet == Alphabet::gsm7 ? 1 : 2;
  const std::size_t total = text.units.size() / width;
  const std::size_t limit = total <= limits.single ? limits.single : limits.several;
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
  const std::size_t width = alphabet == Alphabet::gsm7 ? 1 : 2;
  return std::span(units).subspan(parts[part].first * width, parts[part].count * width);
}

Result<Segmentation> segment(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose(utf8, options);
  if (!choice) return fail(choice.error());
  Segmentation text;
  text.alphabet = choice->alphabet;
  text.sixteen_bit_reference = options.sixteen_bit_reference;
  text.units_left = static_cast<int>(choice->tally.left());
  if (text.alphabet == Alphabet::gsm7) {
    write_gsm7(utf8, text.units);
  } else {
    write_ucs2(utf8, text.units);
    if (options.alphabet == AlphabetChoice::automatic)
      text.forced_by = characters_outside_gsm7(utf8);
  }
  cut(text, limits_of(text.alphabet, options));
  return text;
}

Result<std::size_t> count_segments(std::string_view utf8, const SegmentOptions& options) {
  const auto choice = choose(utf8, options);
  if (!choice) return fail(choice.error());
  return choice->tally.parts();
}

}  // namespace pigeon::sms
