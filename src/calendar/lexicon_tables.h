// The tables of the single languages, and the numbers that stand for units and parts of the day.
#pragma once

#include "calendar/lexicon.h"

namespace pigeon::calendar {

inline constexpr int kMorning = static_cast<int>(PartOfDay::morning);
inline constexpr int kAfternoon = static_cast<int>(PartOfDay::afternoon);
inline constexpr int kLateAfternoon = static_cast<int>(PartOfDay::late_afternoon);
inline constexpr int kEvening = static_cast<int>(PartOfDay::evening);
inline constexpr int kLateEvening = static_cast<int>(PartOfDay::late_evening);
inline constexpr int kSmallHours = static_cast<int>(PartOfDay::small_hours);
inline constexpr int kSecond = static_cast<int>(Unit::second);
inline constexpr int kMinute = static_cast<int>(Unit::minute);
inline constexpr int kHour = static_cast<int>(Unit::hour);
inline constexpr int kDay = static_cast<int>(Unit::day);
inline constexpr int kWeek = static_cast<int>(Unit::week);
inline constexpr int kMonth = static_cast<int>(Unit::month);
inline constexpr int kYear = static_cast<int>(Unit::year);

extern const Lexicon kEnglishLexicon;
extern const Lexicon kGermanLexicon;
extern const Lexicon kFrenchLexicon;
extern const Lexicon kSpanishLexicon;
extern const Lexicon kItalianLexicon;
extern const Lexicon kPortugueseLexicon;

}  // namespace pigeon::calendar
