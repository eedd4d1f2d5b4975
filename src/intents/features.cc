#include "intents/features.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "intents/hashing.h"

namespace pigeon::intents {
namespace {

// A text of a hundred words is no question any more, and its pairs would be five thousand.
constexpr std::size_t kMostPaired = 40;
constexpr std::size_t kShortestPiece = 2;
constexpr std::size_t kLongestPiece = 5;
constexpr std::size_t kLongestWord = 40;

class Counter {
 public:
  void add(Group group, const Hash& hash, bool is_little, bool is_length_only = false) {
    found_.push_back({hash.value(), group, 1, is_little, is_length_only});
  }

  std::vector<Feature> counted() {
    std::ranges::sort(found_, {}, &Feature::name);
    std::vector<Feature> once;
    for (const Feature& feature : found_) {
      if (!once.empty() && once.back().name == feature.name) {
        ++once.back().times;
      } else {
        once.push_back(feature);
      }
    }
    return once;
  }

 private:
  std::vector<Feature> found_;
};

Hash hash_of(Group group) {
  return Hash(static_cast<std::uint64_t>(group));
}

void count_letters(Counter& counter, std::string_view word, bool is_little) {
  std::u32string letters = U"<";
  for (std::size_t at = 0; at < word.size() && letters.size() <= kLongestWord;)
    letters += next_code_point(word, at);
  letters += U'>';
  const std::u32string_view all = letters;
  for (std::size_t length = kShortestPiece; length <= kLongestPiece; ++length) {
    for (std::size_t start = 0; start + length <= all.size(); ++start)
      counter.add(Group::letters, hash_of(Group::letters).add(all.substr(start, length)),
                  is_little);
  }
}

template <class T>
void sort_out(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() > kMostPaired) values.resize(kMostPaired);
}

// A meaning, or in its place the word that has none in our table.
struct Sense {
  std::uint64_t name;
  bool is_unknown;
  auto operator<=>(const Sense&) const = default;
};

std::vector<Sense> senses_of(const Reading& reading) {
  std::vector<Sense> senses;
  for (const ReadWord& word : reading) {
    for (const Meaning meaning : word.meanings)
      senses.push_back({meaning, false});
    if (!word.meanings.empty() || word.is_little) continue;
    const bool is_number = word.written.find_first_not_of('0') == std::string::npos;
    senses.push_back({is_number ? Hash(0).value() : Hash(1).add(word.stem).value(), !is_number});
  }
  return senses;
}

struct Stem {
  std::string_view name;
  bool is_little;
  auto operator<=>(const Stem&) const = default;
};

void count_stem_pairs(Counter& counter, const std::vector<Stem>& stems) {
  for (auto one = stems.begin(); one != stems.end(); ++one) {
    for (auto other = one + 1; other != stems.end(); ++other)
      counter.add(Group::pairs, hash_of(Group::pairs).add(one->name).add(other->name),
                  one->is_little && other->is_little);
  }
}

void count_senses(Counter& counter, std::vector<Sense> senses, const std::vector<Stem>& stems) {
  for (const Sense& sense : senses)
    counter.add(Group::meanings, hash_of(Group::meanings).add(sense.name), false, sense.is_unknown);
  sort_out(senses);
  for (auto one = senses.begin(); one != senses.end(); ++one) {
    for (auto other = one + 1; other != senses.end(); ++other) {
      counter.add(Group::meaning_pairs,
                  hash_of(Group::meaning_pairs).add(one->name).add(other->name), false,
                  one->is_unknown || other->is_unknown);
    }
    if (one->is_unknown) continue;
    for (const Stem& stem : stems)
      counter.add(Group::mixed_pairs, hash_of(Group::mixed_pairs).add(stem.name).add(one->name),
                  false);
  }
}

}  // namespace

std::vector<Feature> features_of(const Reading& reading) {
  Counter counter;
  std::vector<Stem> stems;
  Stem before{"^", true};
  for (const ReadWord& word : reading) {
    const Stem stem{word.stem, word.is_little};
    counter.add(Group::stems, hash_of(Group::stems).add(stem.name), stem.is_little);
    counter.add(Group::neighbours, hash_of(Group::neighbours).add(before.name).add(stem.name),
                before.is_little && stem.is_little);
    count_letters(counter, word.written, word.is_little);
    before = stem;
    stems.push_back(stem);
  }
  counter.add(Group::neighbours, hash_of(Group::neighbours).add(before.name).add("$"),
              before.is_little);
  sort_out(stems);
  count_stem_pairs(counter, stems);
  count_senses(counter, senses_of(reading), stems);
  return counter.counted();
}

}  // namespace pigeon::intents
