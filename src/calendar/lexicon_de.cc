#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"um", at}, {"gegen", at}, {"am", filler}, {"den", filler}, {"dem", filler}, {"der", filler},
    {"im", of}, {"in", in}, {"und", conjunction},
    {"einer", number, 1}, {"einem", number, 1}, {"ein", number, 1}, {"eine", number, 1},
    {"eins", number, 1}, {"zwei", number, 2}, {"drei", number, 3}, {"vier", number, 4},
    {"funf", number, 5}, {"fuenf", number, 5}, {"sechs", number, 6}, {"sieben", number, 7},
    {"acht", number, 8}, {"neun", number, 9}, {"zehn", number, 10}, {"elf", number, 11},
    {"zwolf", number, 12}, {"zwoelf", number, 12}, {"dreizehn", number, 13},
    {"vierzehn", number, 14}, {"funfzehn", number, 15}, {"fuenfzehn", number, 15},
    {"sechzehn", number, 16}, {"siebzehn", number, 17}, {"achtzehn", number, 18},
    {"neunzehn", number, 19}, {"zwanzig", number, 20}, {"einundzwanzig", number, 21},
    {"zweiundzwanzig", number, 22}, {"dreiundzwanzig", number, 23},
    {"vierundzwanzig", number, 24}, {"funfundzwanzig", number, 25},
    {"fuenfundzwanzig", number, 25}, {"dreisig", number, 30}, {"dreissig", number, 30},
    {"vierzig", number, 40}, {"funfundvierzig", number, 45}, {"fuenfundvierzig", number, 45},
    {"funfzig", number, 50}, {"fuenfzig", number, 50}, {"erster", ordinal, 1},
    {"ersten", ordinal, 1}, {"erste", ordinal, 1},
    {"s", unit, kSecond}, {"sek", unit, kSecond}, {"sekunde", unit, kSecond},
    {"sekunden", unit, kSecond}, {"min", unit, kMinute}, {"minute", unit, kMinute},
    {"minuten", unit, kMinute}, {"h", unit, kHour}, {"std", unit, kHour}, {"stunde", unit, kHour},
    {"stunden", unit, kHour}, {"tag", unit, kDay}, {"tage", unit, kDay}, {"tagen", unit, kDay},
    {"woche", unit, kWeek}, {"wochen", unit, kWeek}, {"monat", unit, kMonth},
    {"monate", unit, kMonth}, {"monaten", unit, kMonth}, {"jahr", unit, kYear},
    {"jahre", unit, kYear}, {"jahren", unit, kYear},
    {"einer halben stunde", minutes, 30}, {"ner halben stunde", minutes, 30},
    {"einer viertelstunde", minutes, 15}, {"einer viertel stunde", minutes, 15},
    {"einer dreiviertelstunde", minutes, 45}, {"einer dreiviertel stunde", minutes, 45},
    {"anderthalb stunden", minutes, 90}, {"eineinhalb stunden", minutes, 90},
    {"einer und einer halben stunde", minutes, 90}, {"zweieinhalb stunden", minutes, 150},
    {"halb", before_hour, -30}, {"viertel nach", before_hour, 15},
    {"viertel vor", before_hour, -15}, {"nach", minutes_past}, {"vor", minutes_to},
    {"heute", day, 0}, {"ubermorgen", day, 2}, {"uebermorgen", day, 2},
    {"morgen", tomorrow_or_morning, 1, kMorning}, {"heute abend", tonight},
    {"heute morgen", day_and_part, 0, kMorning}, {"heute fruh", day_and_part, 0, kMorning},
    {"heute frueh", day_and_part, 0, kMorning},
    {"fruh", part_of_day, kMorning}, {"frueh", part_of_day, kMorning},
    {"vormittag", part_of_day, kMorning}, {"vormittags", part_of_day, kMorning},
    {"morgens", part_of_day, kMorning}, {"am vormittag", part_of_day, kMorning},
    {"am morgen", part_of_day, kMorning}, {"in der fruh", part_of_day, kMorning},
    {"in der frueh", part_of_day, kMorning}, {"nachmittag", part_of_day, kAfternoon},
    {"nachmittags", part_of_day, kAfternoon}, {"am nachmittag", part_of_day, kAfternoon},
    {"abend", part_of_day, kEvening}, {"abends", part_of_day, kEvening},
    {"am abend", part_of_day, kEvening},
    {"so", weekday, 0}, {"sonntag", weekday, 0}, {"mo", weekday, 1}, {"montag", weekday, 1},
    {"di", weekday, 2}, {"dienstag", weekday, 2}, {"mi", weekday, 3}, {"mittwoch", weekday, 3},
    {"do", weekday, 4}, {"donnerstag", weekday, 4}, {"fr", weekday, 5}, {"freitag", weekday, 5},
    {"sa", weekday, 6}, {"samstag", weekday, 6}, {"sonnabend", weekday, 6},
    {"jan", month, 1}, {"januar", month, 1}, {"janner", month, 1}, {"jaenner", month, 1},
    {"feb", month, 2}, {"februar", month, 2}, {"feber", month, 2}, {"marz", month, 3},
    {"maerz", month, 3}, {"mrz", month, 3}, {"apr", month, 4}, {"april", month, 4},
    {"mai", month, 5}, {"jun", month, 6}, {"juni", month, 6}, {"jul", month, 7},
    {"juli", month, 7}, {"aug", month, 8}, {"august", month, 8}, {"sep", month, 9},
    {"sept", month, 9}, {"september", month, 9}, {"okt", month, 10}, {"oktober", month, 10},
    {"nov", month, 11}, {"november", month, 11}, {"dez", month, 12}, {"dezember", month, 12},
    {"diesen", this_one}, {"diesem", this_one}, {"dieser", this_one}, {"kommenden", coming},
    {"kommender", coming}, {"kommendem", coming}, {"nachsten", next}, {"naechsten", next},
    {"nachster", next}, {"naechster", next}, {"nachstem", next}, {"naechstem", next},
    {"nachste woche", next_week}, {"naechste woche", next_week}, {"kommende woche", next_week},
    {"nachster woche", next_week}, {"naechster woche", next_week},
    {"der nachsten woche", next_week}, {"in der nachsten woche", next_week},
    {"der naechsten woche", next_week},
    {"mittag", noon}, {"mittags", noon}, {"am mittag", noon}, {"zu mittag", noon},
    {"mitternacht", midnight}, {"um mitternacht", midnight}, {"uhr", oclock},
    // How often.
    {"jeden", every}, {"jede", every}, {"jedes", every}, {"jeder", every}, {"alle", every},
    {"jeden zweiten", every_other}, {"jede zweite", every_other}, {"jedes zweite", every_other},
    {"letzten", last}, {"letzter", last}, {"letzte", last}, {"letztem", last},
    {"am letzten", last}, {"zweiten", ordinal, 2}, {"dritten", ordinal, 3},
    {"vierten", ordinal, 4}, {"sonntags", weekdays, 0}, {"montags", weekdays, 1},
    {"dienstags", weekdays, 2}, {"mittwochs", weekdays, 3}, {"donnerstags", weekdays, 4},
    {"freitags", weekdays, 5}, {"samstags", weekdays, 6}, {"wochenende", weekend},
    {"taglich", how_often, kDay}, {"taeglich", how_often, kDay}, {"wochentlich", how_often, kWeek},
    {"woechentlich", how_often, kWeek}, {"monatlich", how_often, kMonth},
    {"jahrlich", how_often, kYear}, {"jaehrlich", how_often, kYear}, {"im monat", of_the_month},
    {"des monats", of_the_month}, {"jedes monats", of_the_month}, {"jeden monats", of_the_month},
    {"eines jeden monats", of_the_month}, {"jedes monat", of_the_month},
});
// clang-format on

}  // namespace

constexpr Lexicon kGermanLexicon{
    .language = "de",
    .entries = kWords,
    .ordinal_suffixes = {},
    .ordinal_dot = true,
    .hour_mark = true,
    .day_first_dots = true,
    .joined_words = true,
    .days_for_weeks = true,
};

}  // namespace pigeon::calendar
