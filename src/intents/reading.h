// A text as understood before anything is learnt from it: its words written out, their stems and
// what they roughly mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intents/languages.h"
#include "intents/meanings.h"
#include "intents/vocabulary.h"

namespace pigeon::intents {

struct ReadWord {
  std::string written;  // abbreviations written out, spelling as it stood
  std::string meant;    // the word of the examples that it is taken for; mostly the same
  std::string stem;     // of what is meant
  std::vector<Meaning> meanings;
  bool is_little = false;  // "the", "est": languages.h
};

using Reading = std::vector<ReadWord>;

// Immutable once made from the examples; read() may run on several threads at once.
class Reader {
 public:
  explicit Reader(const std::vector<std::string>& examples);

  // As the examples are read: what they spell is right.
  Reading read_example(std::string_view text, Stemmer& stemmer) const;
  // As a customer's text is read: unknown words are repaired towards those of the examples.
  Reading read(std::string_view text, Stemmer& stemmer) const;

 private:
  explicit Reader(Stemmer stemmer);

  std::vector<std::string> written_out(std::string_view text) const;
  void append(Reading& reading, const std::string& written, const std::string& meant,
              Language language, Stemmer& stemmer) const;
  bool is_common(const std::string& word, Stemmer& stemmer) const;

  LittleWords little_words_;
  Meanings meanings_;
  Vocabulary raw_;         // as the examples are written
  Vocabulary vocabulary_;  // with their abbreviations written out
  Language usual_ = Language::en;
};

}  // namespace pigeon::intents
