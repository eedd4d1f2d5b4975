// The words that the examples are made of, and which of them somebody meant who wrote something
// else: a letter wrong, the vowels left out, the blanks left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intents/languages.h"

namespace pigeon::intents {

class Vocabulary {
 public:
  Vocabulary() = default;
  // `words` in the order of the examples, each as often as it stands there.
  Vocabulary(const std::vector<std::string>& words, const LittleWords& little_words);

  bool knows(const std::string& word) const { return number_.contains(word); }

  // The known words that an unknown one stands for; empty when none is near. More than one when
  // blanks were left out ("whereis").
  std::vector<std::string> repaired(const std::string& word) const;

 private:
  struct Entry {
    std::string word;
    std::u32string letters;
    std::uint32_t times = 0;
    bool is_little = false;
  };

  const Entry* nearest(const std::u32string& letters) const;
  const Entry* with_vowels(const std::u32string& letters) const;
  std::vector<std::string> split(const std::u32string& letters) const;
  void index(std::uint64_t key, std::uint32_t entry);

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint32_t> number_;
  // By the word without one of its letters, and by its consonants: each time the entries that fit.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_part_;
};

}  // namespace pigeon::intents
