// The consent words of every text, looked at before any playbook sees it. A playbook may add words,
// never remove or shadow these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pigeon::consent {

enum class WordClass { stop, stop_soft, stop_phrase, help, start, yes };

struct Word {
  WordClass kind;
  std::string language;  // of the word: en fr de es it pt
  std::string matched;   // the normalised word or phrase

  bool stops() const {
    return kind == WordClass::stop || kind == WordClass::stop_soft ||
           kind == WordClass::stop_phrase;
  }
};

// NFKC, case-folded, without accents, quotes, punctuation and emoji, blanks collapsed:
// "« Arrêt. »" becomes "arret".
std::string normalise(std::string_view text);

// Bare words count only as the whole text; phrases of the lexicon anywhere, at word boundaries.
std::optional<Word> classify(std::string_view text);

}  // namespace pigeon::consent
