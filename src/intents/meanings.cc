#include "intents/meanings.h"

#include <algorithm>

#include "intents/meanings_table.h"

namespace pigeon::intents {
namespace {

// Rows of one name ("yes" and its emoji) are one meaning.
Meaning number_of(std::string_view meaning) {
  const auto first = std::ranges::find(kMeanings, meaning, &MeaningRow::meaning);
  return static_cast<Meaning>(first - kMeanings.begin());
}

}  // namespace

Meanings::Meanings(Stemmer& stemmer) {
  for (const MeaningRow& row : kMeanings) {
    const Meaning meaning = number_of(row.meaning);
    std::size_t start = 0;
    while (start < row.words.size()) {
      const std::size_t end = std::min(row.words.find(' ', start), row.words.size());
      auto& found = by_stem_[stemmer.stem(row.words.substr(start, end - start), Language::en)];
      if (std::ranges::find(found, meaning) == found.end()) found.push_back(meaning);
      start = end + 1;
    }
  }
}

std::span<const Meaning> Meanings::of(const std::string& stem) const {
  const auto found = by_stem_.find(stem);
  if (found == by_stem_.end()) return {};
  return found->second;
}

}  // namespace pigeon::intents
