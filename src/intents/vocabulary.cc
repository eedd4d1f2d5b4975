#include "intents/vocabulary.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "intents/hashing.h"

namespace pigeon::intents {
namespace {

enum PartOf : std::uint64_t { kWithoutALetter, kConsonants };

// A shorter word has too many neighbours, and a longer one is no word.
constexpr std::size_t kShortestRepaired = 4;
constexpr std::size_t kLongestRepaired = 40;
constexpr std::size_t kShortestSplit = 6;

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();)
    letters += next_code_point(word, at);
  return letters;
}

std::string text_of(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters)
    append_utf8(text, letter);
  return text;
}

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"aeiouy").find(letter) != std::u32string_view::npos;
}

// The first letter and the consonants after it, doubled ones once: "tmrw" of "tomorrow".
std::u32string consonants_of(std::u32string_view letters) {
  std::u32string kept;
  for (const char32_t letter : letters) {
    if (!kept.empty() && (is_vowel(letter) || kept.back() == letter)) continue;
    kept += letter;
  }
  return kept;
}

std::uint64_t key_of(PartOf kind, std::u32string_view part) {
  return Hash(kind).add(part).value();
}

std::u32string without(const std::u32string& letters, std::size_t position) {
  return letters.substr(0, position) + letters.substr(position + 1);
}

// How likely `written` is a slip for `meant`, the likeliest first.
enum class Slip {
  none,
  left_out,  // a letter: the commonest
  swapped,   // two neighbours
  added,
  mistaken,  // one letter for another
  other,     // more than one slip
};

Slip slip_of(std::u32string_view written, std::u32string_view meant) {
  std::size_t i = 0;
  while (i < written.size() && i < meant.size() && written[i] == meant[i])
    ++i;
  written.remove_prefix(i);
  meant.remove_prefix(i);
  if (written.empty() && meant.empty()) return Slip::none;
  if (!meant.empty() && written == meant.substr(1)) return Slip::left_out;
  if (!written.empty() && written.substr(1) == meant) return Slip::added;
  if (written.size() != meant.size()) return Slip::other;
  if (written.substr(1) == meant.substr(1)) return Slip::mistaken;
  const bool swapped = written.size() > 1 && written[0] == meant[1] && written[1] == meant[0] &&
                       written.substr(2) == meant.substr(2);
  return swapped ? Slip::swapped : Slip::other;
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& words, const LittleWords& little_words) {
  for (const std::string& word : words) {
    const auto [found, is_new] =
        number_.try_emplace(word, static_cast<std::uint32_t>(entries_.size()));
    if (is_new) entries_.push_back({word, letters_of(word), 0, little_words.has(word)});
    ++entries_[found->second].times;
  }
  for (std::uint32_t number = 0; number < entries_.size(); ++number) {
    const std::u32string& letters = entries_[number].letters;
    if (letters.size() < kShortestRepaired || letters.size() > kLongestRepaired) continue;
    index(key_of(kWithoutALetter, letters), number);
    for (std::size_t i = 0; i < letters.size(); ++i)
      index(key_of(kWithoutALetter, without(letters, i)), number);
    index(key_of(kConsonants, consonants_of(letters)), number);
  }
}

void Vocabulary::index(std::uint64_t key, std::uint32_t entry) {
  auto& entries = by_part_[key];
  if (entries.empty() || entries.back() != entry) entries.push_back(entry);
}

std::vector<std::string> Vocabulary::repaired(const std::string& word) const {
  const std::u32string letters = letters_of(word);
  if (letters.size() > kLongestRepaired || letters.find(U'0') != std::u32string::npos) return {};
  if (const Entry* entry = nearest(letters)) return {entry->word};
  if (const Entry* entry = with_vowels(letters)) return {entry->word};
  return split(letters);
}

const Vocabulary::Entry* Vocabulary::nearest(const std::u32string& letters) const {
  if (letters.size() < kShortestRepaired) return nullptr;
  const Entry* best = nullptr;
  // People rarely miss the first letter. Then the likelier slip, then what the examples say
  // oftener.
  using Rank = std::tuple<bool, Slip, std::int64_t, std::string_view>;
  Rank best_rank;
  const auto consider = [&](const std::u32string& part) {
    const auto found = by_part_.find(key_of(kWithoutALetter, part));
    if (found == by_part_.end()) return;
    for (const std::uint32_t number : found->second) {
      const Entry& entry = entries_[number];
      const Slip slip = slip_of(letters, entry.letters);
      if (slip == Slip::other) continue;
      const Rank rank{entry.letters.front() != letters.front(), slip, -std::int64_t{entry.times},
                      entry.word};
      if (best != nullptr && best_rank <= rank) continue;
      best = &entry;
      best_rank = rank;
    }
  };
  consider(letters);
  for (std::size_t i = 0; i < letters.size(); ++i)
    consider(without(letters, i));
  return best;
}

// Whoever leaves out vowels leaves out all but the first letter: "prcl", "appntmnt".
const Vocabulary::Entry* Vocabulary::with_vowels(const std::u32string& letters) const {
  if (letters.size() < 3 || std::any_of(letters.begin() + 1, letters.end(), is_vowel)) {
    return nullptr;
  }
  const auto found = by_part_.find(key_of(kConsonants, consonants_of(letters)));
  if (found == by_part_.end()) return nullptr;
  const auto most = std::ranges::max_element(
      found->second, {}, [&](std::uint32_t number) { return entries_[number].times; });
  return &entries_[*most];
}

// The cut into known words whose squared lengths add up to most: few long ones rather than many
// short ones.
std::vector<std::string> Vocabulary::split(const std::u32string& letters) const {
  if (letters.size() < kShortestSplit) return {};
  struct Cut {
    std::size_t worth = 0;  // 0: cannot be reached
    std::size_t start = 0;
  };
  std::vector<Cut> cuts(letters.size() + 1);
  cuts[0].worth = 1;
  for (std::size_t start = 0; start < letters.size(); ++start) {
    if (cuts[start].worth == 0) continue;
    for (std::size_t end = start + 1; end <= letters.size(); ++end) {
      const std::size_t length = end - start;
      const std::size_t worth = cuts[start].worth + length * length;
      if (worth <= cuts[end].worth) continue;
      const auto found = number_.find(text_of(letters.substr(start, length)));
      // Without this, any rest could be made of the odd letters that examples have.
      if (found == number_.end()) continue;
      if (length < 3 && !entries_[found->second].is_little) continue;
      cuts[end] = {worth, start};
    }
  }
  if (cuts.back().worth == 0) return {};
  std::vector<std::string> words;
  for (std::size_t end = letters.size(); end > 0; end = cuts[end].start)
    words.push_back(text_of(letters.substr(cuts[end].start, end - cuts[end].start)));
  std::ranges::reverse(words);
  return words;
}

}  // namespace pigeon::intents
