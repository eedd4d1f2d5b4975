#include "sms/coding.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/utf8.h"
#include "sms/capacity.h"
#include "sms/gsm7.h"
#include "sms/national_tables.h"

namespace pigeon::sms {
namespace {

constexpr std::size_t units_in_ucs2(char32_t character) {
  return character < 0x10000 ? 1 : 2;
}

// What one look at the text tells.
struct Survey {
  Tally gsm7;
  Tally ucs2;
  bool valid = true;
  bool in_default_tables = true;
};

Survey survey(std::string_view utf8, const SegmentOptions& options) {
  Survey seen{Tally(Coding{}.limits(options)), Tally(Coding{Alphabet::ucs2, {}}.limits(options))};
  for (std::size_t i = 0; i < utf8.size();) {
    if (const std::size_t plain = plain_run(utf8.substr(i)); plain != 0) {
      seen.gsm7.add_singles(plain);
      seen.ucs2.add_singles(plain);
      i += plain;
      continue;
    }
    const std::size_t start = i;
    const char32_t c = next_code_point(utf8, i);
    if (c == kReplacement && utf8.substr(start, i - start) != "\xEF\xBF\xBD") seen.valid = false;
    const Gsm7Code code = gsm7_code(c);
    if (code.count == 0) seen.in_default_tables = false;
    seen.gsm7.add(code.count);
    seen.ucs2.add(units_in_ucs2(c));
  }
  return seen;
}

// The distinct characters of a text and the tables that have them.
class Repertoire {
 public:
  explicit Repertoire(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();)
      text_.push_back(next_code_point(utf8, i));
    std::vector<char32_t> distinct = text_;
    std::ranges::sort(distinct);
    const auto repeated = std::ranges::unique(distinct);
    distinct.erase(repeated.begin(), repeated.end());
    std::vector<TablesWith> tables;
    for (const char32_t c : distinct)
      tables.push_back(tables_with(c));
    for (char32_t& c : text_) {
      const auto index = std::ranges::lower_bound(distinct, c) - distinct.begin();
      with_.push_back(tables[static_cast<std::size_t>(index)]);
    }
  }

  // The parts in these tables, or nothing when a character is in neither.
  std::optional<Tally> count(LanguageShift language, PartLimits limits) const {
    Tally tally(limits);
    for (const TablesWith& with : with_) {
      if (with.locking >> language.locking & 1) {
        tally.add(1);
      } else if (with.single >> language.single & 1) {
        tally.add(2);
      } else {
        return std::nullopt;
      }
    }
    return tally;
  }

 private:
  std::vector<char32_t> text_;
  std::vector<TablesWith> with_;
};

// The best of the national tables that `options` allow. Among equals one with a single shift table
// alone, then one with a locking table alone, then the lower numbers.
std::optional<CodingChoice> choose_language(std::string_view utf8, const SegmentOptions& options) {
  const Repertoire repertoire(utf8);
  const unsigned allowed = options.languages | 1u;  // 0, the default table, always is
  std::optional<CodingChoice> best;
  const auto rank = [](const CodingChoice& choice) {
    const LanguageShift language = choice.coding.language;
    const int tables = (language.locking != 0) + (language.single != 0);
    return std::tuple(choice.tally.parts(), tables, language.locking, language.single);
  };
  for (std::uint8_t locking = 0; locking < kLanguages; ++locking) {
    for (std::uint8_t single = 0; single < kLanguages; ++single) {
      if (!(allowed >> locking & 1) || !(allowed >> single & 1) || locking + single == 0) continue;
      const Coding coding{Alphabet::gsm7, {locking, single}};
      const auto tally = repertoire.count(coding.language, coding.limits(options));
      if (!tally) continue;
      const CodingChoice choice{coding, *tally};
      if (!best || rank(choice) < rank(*best)) best = choice;
    }
  }
  return best;
}

tl::unexpected<Error> not_in_alphabet(std::string_view utf8, const SegmentOptions& options) {
  std::string list;
  for (const std::string& character :
       forcing_characters(utf8, Coding{Alphabet::ucs2, {}}, options)) {
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

Result<CodingChoice> choose(std::string_view utf8, const SegmentOptions& options) {
  const Survey seen = survey(utf8, options);
  if (!seen.valid) return fail("invalid-utf8", "The text is not valid UTF-8");
  const CodingChoice ucs2{Coding{Alphabet::ucs2, {}}, seen.ucs2};
  if (options.alphabet == AlphabetChoice::ucs2) return ucs2;

  std::optional<CodingChoice> gsm7;
  if (seen.in_default_tables) gsm7 = CodingChoice{Coding{}, seen.gsm7};
  const bool may_be_shorter = !gsm7 || gsm7->tally.parts() > 1;
  if (options.languages != kNoLanguage && may_be_shorter) {
    const auto national = choose_language(utf8, options);
    if (national && (!gsm7 || national->tally.parts() < gsm7->tally.parts())) gsm7 = national;
  }
  // Septets, even two a character behind the longest header, never take more parts than UCS2.
  if (gsm7) return *gsm7;
  if (options.alphabet == AlphabetChoice::gsm7) return not_in_alphabet(utf8, options);
  return ucs2;
}

}  // namespace

PartLimits Coding::limits(const SegmentOptions& options) const {
  const int bits = options.sixteen_bit_reference ? 16 : 8;
  return {units_behind(header_octets(0, language), alphabet),
          units_behind(header_octets(bits, language), alphabet)};
}

Result<CodingChoice> choose_coding(std::string_view utf8, const SegmentOptions& options) {
  if (utf8.empty()) return fail("empty-text", "There is no text to send");
  auto choice = choose(utf8, options);
  if (choice && choice->tally.parts() > kMostParts)
    return too_long(choice->tally.parts(), choice->coding.alphabet);
  return choice;
}

std::vector<std::string> forcing_characters(std::string_view utf8, const Coding& coding,
                                            const SegmentOptions& options) {
  // Without a character that stands nowhere, it is the mixture that fits no pair of tables.
  const bool nowhere = coding.alphabet == Alphabet::ucs2 && options.languages != kNoLanguage;
  const auto lacked = [&](char32_t c) {
    if (!nowhere) return gsm7_code(c).count == 0;
    const TablesWith with = tables_with(c);
    return ((with.locking | with.single) & (options.languages | 1u)) == 0;
  };
  std::vector<std::string> characters;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t start = i;
    if (!lacked(next_code_point(utf8, i))) continue;
    const std::string_view character = utf8.substr(start, i - start);
    if (std::ranges::find(characters, character) == characters.end())
      characters.emplace_back(character);
  }
  if (!characters.empty() || !nowhere) return characters;
  return forcing_characters(utf8, Coding{}, options);
}

}  // namespace pigeon::sms
