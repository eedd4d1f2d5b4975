// The consent words of every text, looked at before any playbook sees it. A playbook may add words,
// never remove or shadow these (talking.md 1.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pigeon::consent {

// As in the table of talking.md 1.3. Its fourth kind of STOP, the suspected one, is not told apart
// yet: such a text is an ordinary one.
enum class WordClass {
  stop,         // "stop", "désabonner": nothing else can be meant
  stop_soft,    // "cancel", "end": may be about an appointment; the confirmation shows a way back
  stop_phrase,  // "please take me off your list"
  help,
  start,
  yes,  // opts in only as the answer to an open opt-in question; else an ordinary word
};

struct Word {
  WordClass kind;
  std::string language;  // of the word: en fr de es it pt; empty: at home in all of them ("stop")
  std::string matched;   // the normalised word or phrase

  bool stops() const {
    return kind == WordClass::stop || kind == WordClass::stop_soft ||
           kind == WordClass::stop_phrase;
  }
};

// NFKC, case-folded, without accents, quotes, punctuation and emoji, blanks collapsed:
// "« Arrêt. »" becomes "arret", "Don't!" "dont" and "opt-out" "opt out". Letters and digits of
// every script stay.
std::string normalise(std::string_view text);

// Bare words count only as the whole text; phrases of the lexicon anywhere, at word boundaries.
std::optional<Word> classify(std::string_view text);

}  // namespace pigeon::consent
