// The six languages, told apart by their little words, and the stems of their words (Snowball).
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct sb_stemmer;

namespace pigeon::intents {

enum class Language { en, fr, de, es, it, pt };
inline constexpr std::size_t kLanguages = 6;

// Articles, pronouns, auxiliaries: "the", "est", "und". They carry a sentence, not its matter.
class LittleWords {
 public:
  LittleWords();

  bool has(const std::string& word) const { return languages_.contains(word); }

  // The language with the most little words in `words`; `usual` when none has more than it.
  Language language_of(std::span<const std::string> words, Language usual) const;

 private:
  std::unordered_map<std::string, std::bitset<kLanguages>> languages_;
};

// Not for two threads at once: Snowball keeps the word it works on.
class Stemmer {
 public:
  std::string stem(std::string_view word, Language language);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::array<std::unique_ptr<sb_stemmer, Delete>, kLanguages> stemmers_;  // made when first needed
};

}  // namespace pigeon::intents
