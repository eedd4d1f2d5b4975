#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"at", at}, {"on", filler}, {"the", filler}, {"of", of}, {"in", in}, {"from now", from_now},
    {"and", conjunction},
    {"a", number, 1}, {"an", number, 1}, {"one", number, 1}, {"two", number, 2},
    {"three", number, 3}, {"four", number, 4}, {"five", number, 5}, {"six", number, 6},
    {"seven", number, 7}, {"eight", number, 8}, {"nine", number, 9}, {"ten", number, 10},
    {"eleven", number, 11}, {"twelve", number, 12}, {"thirteen", number, 13},
    {"fourteen", number, 14}, {"fifteen", number, 15}, {"sixteen", number, 16},
    {"seventeen", number, 17}, {"eighteen", number, 18}, {"nineteen", number, 19},
    {"twenty", number, 20}, {"twenty one", number, 21}, {"twenty two", number, 22},
    {"twenty three", number, 23}, {"twenty four", number, 24}, {"twenty five", number, 25},
    {"thirty", number, 30}, {"thirty five", number, 35}, {"forty", number, 40},
    {"forty five", number, 45}, {"fifty", number, 50}, {"fifty five", number, 55},
    {"sixty", number, 60}, {"ninety", number, 90}, {"first", ordinal, 1},
    {"s", unit, kSecond}, {"sec", unit, kSecond}, {"secs", unit, kSecond},
    {"second", unit, kSecond}, {"seconds", unit, kSecond}, {"m", unit, kMinute},
    {"min", unit, kMinute}, {"mins", unit, kMinute}, {"minute", unit, kMinute},
    {"minutes", unit, kMinute}, {"h", unit, kHour}, {"hr", unit, kHour}, {"hrs", unit, kHour},
    {"hour", unit, kHour}, {"hours", unit, kHour}, {"d", unit, kDay}, {"day", unit, kDay},
    {"days", unit, kDay}, {"w", unit, kWeek}, {"wk", unit, kWeek}, {"wks", unit, kWeek},
    {"week", unit, kWeek}, {"weeks", unit, kWeek}, {"month", unit, kMonth},
    {"months", unit, kMonth}, {"y", unit, kYear}, {"yr", unit, kYear}, {"year", unit, kYear}, {"years", unit, kYear},
    {"half an hour", minutes, 30}, {"half hour", minutes, 30}, {"a half hour", minutes, 30},
    {"quarter of an hour", minutes, 15}, {"a quarter of an hour", minutes, 15},
    {"quarter hour", minutes, 15}, {"three quarters of an hour", minutes, 45},
    {"and a half", half_more, 30}, {"and a quarter", half_more, 15},
    {"half past", before_hour, 30}, {"quarter past", before_hour, 15},
    {"a quarter past", before_hour, 15}, {"quarter after", before_hour, 15},
    {"a quarter after", before_hour, 15}, {"quarter to", before_hour, -15},
    {"a quarter to", before_hour, -15}, {"quarter till", before_hour, -15},
    {"past", minutes_past}, {"after", minutes_past},
    {"today", day, 0}, {"tomorrow", day, 1}, {"tmrw", day, 1}, {"tmr", day, 1},
    {"day after tomorrow", day, 2}, {"the day after tomorrow", day, 2}, {"tonight", tonight},
    {"this evening", tonight}, {"this morning", day_and_part, 0, kMorning},
    {"this afternoon", day_and_part, 0, kAfternoon},
    {"morning", part_of_day, kMorning}, {"in the morning", part_of_day, kMorning},
    {"afternoon", part_of_day, kAfternoon}, {"in the afternoon", part_of_day, kAfternoon},
    {"evening", part_of_day, kEvening}, {"in the evening", part_of_day, kEvening},
    {"at night", part_of_day, kEvening}, {"night", part_of_day, kEvening},
    {"sun", weekday, 0}, {"sunday", weekday, 0}, {"mon", weekday, 1}, {"monday", weekday, 1},
    {"tue", weekday, 2}, {"tues", weekday, 2}, {"tuesday", weekday, 2}, {"wed", weekday, 3},
    {"weds", weekday, 3}, {"wednesday", weekday, 3}, {"thu", weekday, 4}, {"thur", weekday, 4},
    {"thurs", weekday, 4}, {"thursday", weekday, 4}, {"fri", weekday, 5}, {"friday", weekday, 5},
    {"sat", weekday, 6}, {"saturday", weekday, 6},
    {"jan", month, 1}, {"january", month, 1}, {"feb", month, 2}, {"february", month, 2},
    {"mar", month, 3}, {"march", month, 3}, {"apr", month, 4}, {"april", month, 4},
    {"may", month, 5}, {"jun", month, 6}, {"june", month, 6}, {"jul", month, 7},
    {"july", month, 7}, {"aug", month, 8}, {"august", month, 8}, {"sep", month, 9},
    {"sept", month, 9}, {"september", month, 9}, {"oct", month, 10}, {"october", month, 10},
    {"nov", month, 11}, {"november", month, 11}, {"dec", month, 12}, {"december", month, 12},
    {"this", this_one}, {"coming", coming}, {"this coming", coming}, {"upcoming", coming},
    {"next", next}, {"next week", next_week}, {"of next week", next_week},
    {"am", am}, {"a m", am}, {"pm", pm}, {"p m", pm}, {"noon", noon}, {"midday", noon},
    {"midnight", midnight}, {"o clock", oclock}, {"oclock", oclock},
    // How often.
    {"every", every}, {"each", every}, {"every other", every_other}, {"every second", every_other},
    {"last", last}, {"the last", last}, {"third", ordinal, 3}, {"fourth", ordinal, 4},
    {"sundays", weekdays, 0}, {"mondays", weekdays, 1}, {"tuesdays", weekdays, 2},
    {"wednesdays", weekdays, 3}, {"thursdays", weekdays, 4}, {"fridays", weekdays, 5},
    {"saturdays", weekdays, 6}, {"weekday", working_days}, {"weekdays", working_days},
    {"working day", working_days}, {"working days", working_days}, {"weekend", weekend},
    {"weekends", weekend}, {"daily", how_often, kDay}, {"weekly", how_often, kWeek},
    {"monthly", how_often, kMonth}, {"yearly", how_often, kYear}, {"annually", how_often, kYear},
    {"of the month", of_the_month}, {"of every month", of_the_month},
    {"of each month", of_the_month}, {"in the month", of_the_month},
});
// clang-format on
constexpr auto kOrdinalSuffixes = std::to_array<std::string_view>({"st", "nd", "rd", "th"});

}  // namespace

constexpr Lexicon kEnglishLexicon{
    .language = "en",
    .entries = kWords,
    .ordinal_suffixes = kOrdinalSuffixes,
};

}  // namespace pigeon::calendar
