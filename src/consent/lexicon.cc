#include "consent/lexicon.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <re2/re2.h>

#include "consent/phrases.h"

namespace pigeon::consent {
namespace {

std::string with_nouns(std::string_view pattern) {
  std::string text(pattern);
  for (const Noun& noun : nouns()) {
    for (std::size_t at = text.find(noun.mark); at != std::string::npos;
         at = text.find(noun.mark, at + noun.pattern.size()))
      text.replace(at, noun.mark.size(), noun.pattern);
  }
  return "\\b(" + text + ")(?:\\b|$)";
}

class Lexicon {
 public:
  Lexicon(std::span<const Phrase> phrases, WordClass kind) : kind_(kind) {
    for (const Phrase& phrase : phrases) {
      sayings_.push_back({phrase.language, std::make_unique<re2::RE2>(with_nouns(phrase.pattern)),
                          phrase.unless.empty()
                              ? nullptr
                              : std::make_unique<re2::RE2>(with_nouns(phrase.unless))});
    }
  }

  std::optional<Word> find(const std::string& words) const {
    for (const Saying& saying : sayings_) {
      std::string matched;
      if (!re2::RE2::PartialMatch(words, *saying.pattern, &matched)) continue;
      if (saying.unless && re2::RE2::PartialMatch(words, *saying.unless)) continue;
      return Word{kind_, std::string(saying.language), std::move(matched)};
    }
    return std::nullopt;
  }

 private:
  struct Saying {
    std::string_view language;
    std::unique_ptr<re2::RE2> pattern;
    std::unique_ptr<re2::RE2> unless;
  };

  WordClass kind_;
  std::vector<Saying> sayings_;
};

}  // namespace

std::optional<Word> stop_phrase_in(const std::string& words) {
  static const Lexicon lexicon(phrases_of_stop(), WordClass::stop_phrase);
  return lexicon.find(words);
}

std::optional<Word> suspicion_in(const std::string& words) {
  static const Lexicon lexicon(phrases_of_suspicion(), WordClass::stop_suspected);
  return lexicon.find(words);
}

}  // namespace pigeon::consent
