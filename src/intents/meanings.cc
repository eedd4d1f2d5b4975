#include "intents/meanings.h"

#include <algorithm>

#include "intents/blanks.h"
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
    for (const std::string_view word : split_at_blanks(row.words)) {
      auto& found = by_stem_[stemmer.stem(word, Language::en)];
      if (std::ranges::find(found, meaning) == found.end()) found.push_back(meaning);
    }
  }
}

std::span<const Meaning> Meanings::of(const std::string& stem) const {
  const auto found = by_stem_.find(stem);
  if (found == by_stem_.end()) return {};
  return found->second;
}

}  // namespace pigeon::intents
