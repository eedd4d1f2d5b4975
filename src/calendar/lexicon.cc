#include "calendar/lexicon.h"

#include <array>

namespace pigeon::calendar {
namespace {

using enum Means;

constexpr int kMorning = static_cast<int>(PartOfDay::morning);
constexpr int kAfternoon = static_cast<int>(PartOfDay::afternoon);
constexpr int kEvening = static_cast<int>(PartOfDay::evening);
constexpr int kSecond = static_cast<int>(Unit::second);
constexpr int kMinute = static_cast<int>(Unit::minute);
constexpr int kHour = static_cast<int>(Unit::hour);
constexpr int kDay = static_cast<int>(Unit::day);
constexpr int kWeek = static_cast<int>(Unit::week);
constexpr int kMonth = static_cast<int>(Unit::month);
constexpr int kYear = static_cast<int>(Unit::year);

// clang-format off
constexpr auto kEnglish = std::to_array<Entry>({
    {"at", at}, {"on", filler}, {"the", filler}, {"of", filler},
    {"in", in}, {"from now", from_now}, {"and", conjunction},
    {"a", number, 1}, {"an", number, 1}, {"one", number, 1}, {"two", number, 2},
    {"three", number, 3}, {"four", number, 4}, {"five", number, 5}, {"six", number, 6},
    {"seven", number, 7}, {"eight", number, 8}, {"nine", number, 9}, {"ten", number, 10},
    {"eleven", number, 11}, {"twelve", number, 12},
    {"s", unit, kSecond}, {"sec", unit, kSecond}, {"secs", unit, kSecond},
    {"second", unit, kSecond}, {"seconds", unit, kSecond},
    {"m", unit, kMinute}, {"min", unit, kMinute}, {"mins", unit, kMinute},
    {"minute", unit, kMinute}, {"minutes", unit, kMinute},
    {"h", unit, kHour}, {"hr", unit, kHour}, {"hrs", unit, kHour}, {"hour", unit, kHour},
    {"hours", unit, kHour},
    {"d", unit, kDay}, {"day", unit, kDay}, {"days", unit, kDay},
    {"w", unit, kWeek}, {"wk", unit, kWeek}, {"week", unit, kWeek}, {"weeks", unit, kWeek},
    {"month", unit, kMonth}, {"months", unit, kMonth},
    {"year", unit, kYear}, {"years", unit, kYear},
    {"half an hour", minutes, 30}, {"half hour", minutes, 30},
    {"quarter of an hour", minutes, 15}, {"a quarter of an hour", minutes, 15},
    {"today", day, 0}, {"tomorrow", day, 1}, {"tmrw", day, 1}, {"day after tomorrow", day, 2},
    {"the day after tomorrow", day, 2},
    {"tonight", tonight}, {"this evening", tonight},
    {"morning", part_of_day, kMorning}, {"in the morning", part_of_day, kMorning},
    {"afternoon", part_of_day, kAfternoon}, {"in the afternoon", part_of_day, kAfternoon},
    {"evening", part_of_day, kEvening}, {"in the evening", part_of_day, kEvening},
    {"at night", part_of_day, kEvening}, {"night", part_of_day, kEvening},
    {"sun", weekday, 0}, {"sunday", weekday, 0}, {"mon", weekday, 1}, {"monday", weekday, 1},
    {"tue", weekday, 2}, {"tues", weekday, 2}, {"tuesday", weekday, 2},
    {"wed", weekday, 3}, {"weds", weekday, 3}, {"wednesday", weekday, 3},
    {"thu", weekday, 4}, {"thur", weekday, 4}, {"thurs", weekday, 4}, {"thursday", weekday, 4},
    {"fri", weekday, 5}, {"friday", weekday, 5}, {"sat", weekday, 6}, {"saturday", weekday, 6},
    {"jan", month, 1}, {"january", month, 1}, {"feb", month, 2}, {"february", month, 2},
    {"mar", month, 3}, {"march", month, 3}, {"apr", month, 4}, {"april", month, 4},
    {"may", month, 5}, {"jun", month, 6}, {"june", month, 6}, {"jul", month, 7},
    {"july", month, 7}, {"aug", month, 8}, {"august", month, 8}, {"sep", month, 9},
    {"sept", month, 9}, {"september", month, 9}, {"oct", month, 10}, {"october", month, 10},
    {"nov", month, 11}, {"november", month, 11}, {"dec", month, 12}, {"december", month, 12},
    {"this", this_one}, {"coming", coming}, {"this coming", coming}, {"next", next},
    {"next week", next_week},
    {"am", am}, {"pm", pm}, {"noon", noon}, {"midday", noon}, {"midnight", midnight},
    {"oclock", oclock},
});
constexpr auto kEnglishOrdinals = std::to_array<std::string_view>({"st", "nd", "rd", "th"});

constexpr auto kGerman = std::to_array<Entry>({
    {"um", at}, {"gegen", at}, {"am", filler}, {"den", filler}, {"dem", filler}, {"der", filler},
    {"in", in}, {"und", conjunction},
    {"einer", number, 1}, {"einem", number, 1}, {"ein", number, 1}, {"eine", number, 1},
    {"zwei", number, 2}, {"drei", number, 3}, {"vier", number, 4}, {"funf", number, 5},
    {"fuenf", number, 5}, {"sechs", number, 6}, {"sieben", number, 7}, {"acht", number, 8},
    {"neun", number, 9}, {"zehn", number, 10}, {"elf", number, 11}, {"zwolf", number, 12},
    {"zwoelf", number, 12},
    {"s", unit, kSecond}, {"sek", unit, kSecond}, {"sekunde", unit, kSecond},
    {"sekunden", unit, kSecond}, {"min", unit, kMinute}, {"minute", unit, kMinute},
    {"minuten", unit, kMinute}, {"h", unit, kHour}, {"std", unit, kHour},
    {"stunde", unit, kHour}, {"stunden", unit, kHour}, {"tag", unit, kDay},
    {"tage", unit, kDay}, {"tagen", unit, kDay}, {"woche", unit, kWeek}, {"wochen", unit, kWeek},
    {"monat", unit, kMonth}, {"monate", unit, kMonth}, {"monaten", unit, kMonth},
    {"jahr", unit, kYear}, {"jahre", unit, kYear}, {"jahren", unit, kYear},
    {"einer halben stunde", minutes, 30}, {"einer viertelstunde", minutes, 15},
    {"heute", day, 0}, {"morgen", day, 1}, {"ubermorgen", day, 2}, {"uebermorgen", day, 2},
    {"heute abend", tonight},
    {"fruh", part_of_day, kMorning}, {"frueh", part_of_day, kMorning},
    {"vormittag", part_of_day, kMorning}, {"vormittags", part_of_day, kMorning},
    {"morgens", part_of_day, kMorning}, {"am vormittag", part_of_day, kMorning},
    {"nachmittag", part_of_day, kAfternoon}, {"nachmittags", part_of_day, kAfternoon},
    {"am nachmittag", part_of_day, kAfternoon},
    {"abend", part_of_day, kEvening}, {"abends", part_of_day, kEvening},
    {"am abend", part_of_day, kEvening},
    {"so", weekday, 0}, {"sonntag", weekday, 0}, {"mo", weekday, 1}, {"montag", weekday, 1},
    {"di", weekday, 2}, {"dienstag", weekday, 2}, {"mi", weekday, 3}, {"mittwoch", weekday, 3},
    {"do", weekday, 4}, {"donnerstag", weekday, 4}, {"fr", weekday, 5}, {"freitag", weekday, 5},
    {"sa", weekday, 6}, {"samstag", weekday, 6}, {"sonnabend", weekday, 6},
    {"jan", month, 1}, {"januar", month, 1}, {"janner", month, 1}, {"feb", month, 2},
    {"februar", month, 2}, {"marz", month, 3}, {"maerz", month, 3}, {"apr", month, 4},
    {"april", month, 4}, {"mai", month, 5}, {"jun", month, 6}, {"juni", month, 6},
    {"jul", month, 7}, {"juli", month, 7}, {"aug", month, 8}, {"august", month, 8},
    {"sep", month, 9}, {"sept", month, 9}, {"september", month, 9}, {"okt", month, 10},
    {"oktober", month, 10}, {"nov", month, 11}, {"november", month, 11}, {"dez", month, 12},
    {"dezember", month, 12},
    {"diesen", this_one}, {"diesem", this_one}, {"kommenden", coming}, {"kommender", coming},
    {"nachsten", next}, {"naechsten", next}, {"nachster", next}, {"nachste woche", next_week},
    {"naechste woche", next_week},
    {"mittag", noon}, {"mittags", noon}, {"mitternacht", midnight}, {"uhr", oclock},
});

constexpr auto kFrench = std::to_array<Entry>({
    {"a", at}, {"vers", at}, {"le", filler}, {"de", filler}, {"du", filler},
    {"dans", in}, {"et", conjunction},
    {"un", number, 1}, {"une", number, 1}, {"deux", number, 2}, {"trois", number, 3},
    {"quatre", number, 4}, {"cinq", number, 5}, {"six", number, 6}, {"sept", number, 7},
    {"huit", number, 8}, {"neuf", number, 9}, {"dix", number, 10}, {"onze", number, 11},
    {"douze", number, 12},
    {"s", unit, kSecond}, {"sec", unit, kSecond}, {"seconde", unit, kSecond},
    {"secondes", unit, kSecond}, {"min", unit, kMinute}, {"minute", unit, kMinute},
    {"minutes", unit, kMinute}, {"h", unit, kHour}, {"heure", unit, kHour},
    {"heures", unit, kHour}, {"j", unit, kDay}, {"jour", unit, kDay}, {"jours", unit, kDay},
    {"semaine", unit, kWeek}, {"semaines", unit, kWeek}, {"mois", unit, kMonth},
    {"an", unit, kYear}, {"ans", unit, kYear},
    {"une demi heure", minutes, 30}, {"un quart dheure", minutes, 15},
    {"aujourdhui", day, 0}, {"demain", day, 1}, {"apres demain", day, 2},
    {"ce soir", tonight},
    {"matin", part_of_day, kMorning}, {"du matin", part_of_day, kMorning},
    {"apres midi", part_of_day, kAfternoon}, {"de lapres midi", part_of_day, kAfternoon},
    {"soir", part_of_day, kEvening}, {"du soir", part_of_day, kEvening},
    {"dim", weekday, 0}, {"dimanche", weekday, 0}, {"lun", weekday, 1}, {"lundi", weekday, 1},
    {"mar", weekday, 2}, {"mardi", weekday, 2}, {"mer", weekday, 3}, {"mercredi", weekday, 3},
    {"jeu", weekday, 4}, {"jeudi", weekday, 4}, {"ven", weekday, 5}, {"vendredi", weekday, 5},
    {"sam", weekday, 6}, {"samedi", weekday, 6},
    {"janv", month, 1}, {"janvier", month, 1}, {"fevr", month, 2}, {"fev", month, 2},
    {"fevrier", month, 2}, {"mars", month, 3}, {"avr", month, 4}, {"avril", month, 4},
    {"mai", month, 5}, {"juin", month, 6}, {"juil", month, 7}, {"juillet", month, 7},
    {"aout", month, 8}, {"septembre", month, 9}, {"oct", month, 10}, {"octobre", month, 10},
    {"nov", month, 11}, {"novembre", month, 11}, {"dec", month, 12}, {"decembre", month, 12},
    {"ce", this_one}, {"prochain", next}, {"la semaine prochaine", next_week},
    {"semaine prochaine", next_week},
    {"midi", noon}, {"minuit", midnight},
});
constexpr auto kFrenchOrdinals = std::to_array<std::string_view>({"er"});
// clang-format on

constexpr auto kLexicons = std::to_array<Lexicon>({
    {.language = "en",
     .entries = kEnglish,
     .ordinal_suffixes = kEnglishOrdinals,
     .ordinal_dot = false,
     .hour_mark = false},
    {.language = "de",
     .entries = kGerman,
     .ordinal_suffixes = {},
     .ordinal_dot = true,
     .hour_mark = false},
    {.language = "fr",
     .entries = kFrench,
     .ordinal_suffixes = kFrenchOrdinals,
     .ordinal_dot = false,
     .hour_mark = true},
});

}  // namespace

std::span<const Lexicon> lexicons() {
  return kLexicons;
}

}  // namespace pigeon::calendar
