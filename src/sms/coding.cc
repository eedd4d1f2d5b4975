#include "sms/coding.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "sms/capacity.h"
#include "sms/gsm7.h"
#include "sms/national_tables.h"
#include "sms/ucs2.h"

namespace pigeon::sms {
namespace {

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

// The distinct characters of a text, how often each comes, and the tables that have it.
class Repertoire {
 public:
  explicit Repertoire(std::string_view utf8) {
    std::vector<char32_t> text;
    for (std::size_t i = 0; i < utf8.size();)
      text.push_back(next_code_point(utf8, i));
    std::vector<char32_t> distinct = text;
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (const char32_t c : distinct)
      entries_.push_back({tables_with(c), 0});
    for (const char32_t c : text) {
      const auto index = std::ranges::lower_bound(distinct, c) - distinct.begin();
      order_.push_back(static_cast<std::uint32_t>(index));
      ++entries_[order_.back()].times;
    }
  }

  // Septets of the whole text in these tables; nothing when a character is in neither.
  std::optional<std::size_t> septets(LanguageShift language) const {
    std::size_t sum = 0;
    for (const Entry& entry : entries_) {
      const std::size_t each = septets_of(entry, language);
      if (each == 0) return std::nullopt;
      sum += each * entry.times;
    }
    return sum;
  }

  // The parts in these tables, which must have every character.
  Tally count(LanguageShift language, PartLimits limits) const {
    Tally tally(limits);
    for (const std::uint32_t index : order_)
      tally.add(septets_of(entries_[index], language));
    return tally;
  }

 private:
  struct Entry {
    TablesWith with;
    std::size_t times;
  };

  static std::size_t septets_of(const Entry& entry, LanguageShift language) {
    if (entry.with.locking >> language.locking & 1) return 1;
    return entry.with.single >> language.single & 1 ? 2 : 0;
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> order_;  // the text, as indices of entries_
};

// The pairs of tables that `allowed` (bit 0 is the default table) permits, the plainest first: a
// single shift table alone, a locking table alone, both.
std::vector<LanguageShift> candidates(unsigned allowed) {
  std::vector<LanguageShift> pairs;
  const auto add = [&](std::uint8_t locking, std::uint8_t single) {
    if (allowed >> locking & 1 && allowed >> single & 1) pairs.push_back({locking, single});
  };
  for (std::uint8_t single = 1; single < kLanguages; ++single)
    add(0, single);
  for (std::uint8_t locking = 1; locking < kLanguages; ++locking)
    add(locking, 0);
  for (std::uint8_t locking = 1; locking < kLanguages; ++locking) {
    for (std::uint8_t single = 1; single < kLanguages; ++single)
      add(locking, single);
  }
  return pairs;
}

// The national tables with the fewest parts, if those are fewer than `parts_to_beat`.
std::optional<CodingChoice> choose_language(std::string_view utf8, const SegmentOptions& options,
                                            std::size_t parts_to_beat) {
  const Repertoire repertoire(utf8);
  std::optional<CodingChoice> best;
  for (const LanguageShift language : candidates(options.languages | 1u)) {
    const Coding coding{Alphabet::gsm7, language};
    const PartLimits limits = coding.limits(options);
    const auto septets = repertoire.septets(language);
    if (!septets || limits.fewest_parts(*septets) >= parts_to_beat) continue;
    const std::size_t parts = repertoire.count(language, limits).parts();
    if (parts >= parts_to_beat) continue;
    best = CodingChoice{coding, parts};
    parts_to_beat = parts;
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
  const CodingChoice ucs2{Coding{Alphabet::ucs2, {}}, seen.ucs2.parts()};
  if (options.alphabet == AlphabetChoice::ucs2) return ucs2;

  std::optional<CodingChoice> gsm7;
  if (seen.in_default_tables) gsm7 = CodingChoice{Coding{}, seen.gsm7.parts()};
  if (options.languages != kNoLanguage && (!gsm7 || gsm7->parts > 1)) {
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    const auto national = choose_language(utf8, options, gsm7 ? gsm7->parts : any);
    if (national) gsm7 = national;
  }
  // Septets, even two a character behind the longest header, never take more parts than UCS2.
  if (gsm7) return *gsm7;
  if (options.alphabet == AlphabetChoice::gsm7) return not_in_alphabet(utf8, options);
  return ucs2;
}

}  // namespace

std::size_t Coding::units_in_part(std::size_t parts, const SegmentOptions& options) const {
  const PartLimits all = limits(options);
  return parts == 1 ? all.only : all.one_of_several;
}

Result<CodingChoice> choose_coding(std::string_view utf8, const SegmentOptions& options) {
  if (utf8.empty() && !options.allow_empty) return fail("empty-text", "There is no text to send");
  auto choice = choose(utf8, options);
  if (choice && choice->parts > kMostParts) return too_long(choice->parts, choice->coding.alphabet);
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
