#include "calendar/lexicon.h"

#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {

std::span<const Lexicon* const> lexicons() {
  static constexpr std::array<const Lexicon*, 6> kAll{&kEnglishLexicon, &kGermanLexicon,
                                                      &kFrenchLexicon,  &kSpanishLexicon,
                                                      &kItalianLexicon, &kPortugueseLexicon};
  return kAll;
}

}  // namespace pigeon::calendar
