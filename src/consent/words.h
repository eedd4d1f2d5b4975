// The consent words of every text, looked at before any playbook sees it. A playbook may add words,
// never remove or shadow these (talking.md 1.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pigeon::consent {

// As in the table of talking.md 1.3.
enum class WordClass {
  stop,         // "stop", "désabonner": nothing else can be meant
  stop_soft,    // "cancel", "end": may be about an appointment; the confirmation shows a way back
  stop_phrase,  // "please take me off your list"
  stop_suspected,  // "please stop", "go away": nothing goes there by itself until it is clear
  help,
  start,
  yes,  // opts in only as the answer to an open opt-in question; else an ordinary word
};

struct Word {
  WordClass kind;
  std::string language;  // of the word: en fr de es it pt; empty: at home in all of them ("stop")
  std::string matched;   // the normalised word or phrase

  // Whether the number is blocked at once.
  bool stops() const {
    return kind == WordClass::stop || kind == WordClass::stop_soft ||
           kind == WordClass::stop_phrase;
  }
};

// Whether no playbook may have it for its own: all but a YES and what is only suspected.
bool is_reserved(const Word& word);

// How the ledger puts it: "word:stop", "phrase:take me off", "suspected:go away".
std::string reason_of(const Word& word);

// NFKC, case-folded, without accents, quotes, punctuation and emoji, blanks collapsed:
// "« Arrêt. »" becomes "arret", "Don't!" "dont" and "opt-out" "opt out". Letters and digits of
// every script stay.
std::string normalise(std::string_view text);

// Bare words count only as the whole text, however they are stretched ("STOOOP", "s t o p", "stop
// stop") and whatever a phone signs below them; phrases of the lexicon anywhere, at word
// boundaries.
std::optional<Word> classify(std::string_view text);

}  // namespace pigeon::consent
