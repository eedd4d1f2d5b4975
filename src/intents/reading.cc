#include "intents/reading.h"

#include <algorithm>
#include <utility>

#include "intents/abbreviations.h"
#include "intents/words.h"

namespace pigeon::intents {
Reader::Reader(Stemmer stemmer) : meanings_(stemmer) {}

Reader::Reader(const std::vector<std::string>& examples) : Reader(Stemmer{}) {
  std::vector<std::string> all;
  for (const std::string& example : examples) {
    for (std::string& word : words_of(example))
      all.push_back(std::move(word));
  }
  usual_ = little_words_.language_of(all, Language::en);
  raw_ = Vocabulary(all, little_words_);
  all.clear();
  for (const std::string& example : examples) {
    for (std::string& word : written_out(example))
      all.push_back(std::move(word));
  }
  vocabulary_ = Vocabulary(all, little_words_);
}

// An abbreviation that languages share means what the examples talk of.
std::vector<std::string> Reader::written_out(std::string_view text) const {
  std::vector<std::string> words;
  for (std::string& word : words_of(text)) {
    const auto candidates = meant_by(word);
    const auto used = std::ranges::find_if(candidates, [&](std::string_view candidate) {
      return raw_.knows(std::string(candidate.substr(0, candidate.find(' '))));
    });
    const bool stands_for_itself = used == candidates.end() && raw_.knows(word);
    if (candidates.empty() || stands_for_itself) {
      words.push_back(std::move(word));
      continue;
    }
    for (std::string& meant : words_of(used == candidates.end() ? candidates.front() : *used))
      words.push_back(std::move(meant));
  }
  return words;
}

bool Reader::is_common(const std::string& word, Stemmer& stemmer) const {
  return little_words_.has(word) || !meanings_.of(stemmer.stem(word, Language::en)).empty();
}

void Reader::append(Reading& reading, const std::string& written, const std::string& meant,
                    Language language, Stemmer& stemmer) const {
  const std::string english = stemmer.stem(meant, Language::en);
  const auto meanings = meanings_.of(english);
  reading.push_back({written,
                     meant,
                     language == Language::en ? english : stemmer.stem(meant, language),
                     {meanings.begin(), meanings.end()},
                     little_words_.has(meant)});
}

Reading Reader::read_example(std::string_view text, Stemmer& stemmer) const {
  const auto words = written_out(text);
  const Language language = little_words_.language_of(words, usual_);
  Reading reading;
  for (const std::string& word : words)
    append(reading, word, word, language, stemmer);
  return reading;
}

Reading Reader::read(std::string_view text, Stemmer& stemmer) const {
  const auto words = written_out(text);
  const Language language = little_words_.language_of(words, usual_);
  Reading reading;
  for (const std::string& word : words) {
    std::vector<std::string> meant;
    if (!vocabulary_.knows(word) && !is_common(word, stemmer)) meant = vocabulary_.repaired(word);
    if (meant.size() <= 1) {
      append(reading, word, meant.empty() ? word : meant.front(), language, stemmer);
      continue;
    }
    for (const std::string& part : meant)
      append(reading, part, part, language, stemmer);
  }
  return reading;
}

}  // namespace pigeon::intents
