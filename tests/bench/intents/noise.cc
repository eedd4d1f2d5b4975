#include "bench/intents/noise.h"

#include <cctype>
#include <map>
#include <sstream>

namespace pigeon::bench {
namespace {

const std::map<std::string, std::string>& shortenings() {
  static const std::map<std::string, std::string> words{
      {"you", "u"},
      {"are", "r"},
      {"your", "ur"},
      {"to", "2"},
      {"for", "4"},
      {"please", "pls"},
      {"thanks", "thx"},
      {"tomorrow", "tmrw"},
      {"today", "2day"},
      {"tonight", "2nite"},
      {"what", "wat"},
      {"when", "wen"},
      {"where", "wer"},
      {"why", "y"},
      {"be", "b"},
      {"see", "c"},
      {"and", "n"},
      {"with", "w"},
      {"have", "hv"},
      {"about", "abt"},
      {"because", "cuz"},
      {"before", "b4"},
      {"great", "gr8"},
      {"later", "l8r"},
      {"message", "msg"},
      {"number", "no"},
      {"people", "ppl"},
      {"right", "rite"},
      {"should", "shud"},
      {"could", "cud"},
      {"would", "wud"},
      {"the", "da"},
      {"that", "dat"},
      {"this", "dis"},
      {"want", "wnt"},
      {"going", "goin"},
      {"how", "hw"},
      {"much", "mch"},
      {"know", "kno"},
      {"need", "nd"},
      {"from", "frm"},
      {"next", "nxt"},
      {"week", "wk"},
      {"minutes", "mins"},
      {"hours", "hrs"},
      {"account", "acct"},
      {"appointment", "appt"},
      {"reservation", "resv"},
      {"information", "info"},
      {"phone", "fone"},
      {"card", "crd"},
      {"bank", "bnk"},
      {"money", "mony"},
      {"night", "nite"},
      {"just", "jst"},
      {"can", "cn"},
      {"time", "tym"},
      {"good", "gud"},
      {"love", "luv"},
      {"text", "txt"},
      {"back", "bk"},
      {"okay", "k"},
      {"work", "wrk"},
      {"get", "gt"},
  };
  return words;
}

bool happens(double share, intents::Dice& dice) {
  constexpr std::size_t kFine = 1'000'000;
  return static_cast<double>(dice.below(kFine)) < share * static_cast<double>(kFine);
}

std::string with_slip(std::string word, intents::Dice& dice) {
  if (word.size() < 3) return word;
  const std::size_t at = 1 + dice.below(word.size() - 1);
  switch (dice.below(4)) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, word[at]);
    case 2:
      std::swap(word[at - 1], word[at]);
      return word;
    default:
      word[at] = static_cast<char>('a' + static_cast<int>(dice.below(26)));
      return word;
  }
}

}  // namespace

std::string noisy(std::string_view text, const Noise& noise, intents::Dice& dice) {
  std::string letters;
  for (const char c : text) {
    if (std::ispunct(static_cast<unsigned char>(c)) == 0) letters += c;
  }
  std::istringstream words(letters);
  std::string result;
  for (std::string word; words >> word;) {
    const auto shorter = shortenings().find(word);
    if (shorter != shortenings().end() && happens(noise.shortened, dice)) {
      word = shorter->second;
    } else if (happens(noise.slips, dice)) {
      word = with_slip(word, dice);
    }
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

}  // namespace pigeon::bench
