#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"a", at}, {"vers", at}, {"la", filler}, {"l", filler}, {"les", filler}, {"de", of},
    {"du", of}, {"d", of}, {"de la", of}, {"le", day_article}, {"le jour", day_article},
    {"dans", in}, {"et", conjunction}, {"moins", minus},
    {"un", number, 1}, {"une", number, 1}, {"deux", number, 2}, {"trois", number, 3},
    {"quatre", number, 4}, {"cinq", number, 5}, {"six", number, 6}, {"huit", number, 8},
    {"neuf", number, 9}, {"dix", number, 10}, {"onze", number, 11}, {"douze", number, 12},
    {"treize", number, 13}, {"quatorze", number, 14}, {"quinze", number, 15},
    {"seize", number, 16}, {"dix sept", number, 17}, {"dix huit", number, 18},
    {"dix neuf", number, 19}, {"vingt", number, 20}, {"vingt et un", number, 21},
    {"vingt et une", number, 21}, {"vingt deux", number, 22}, {"vingt trois", number, 23},
    {"vingt quatre", number, 24}, {"vingt cinq", number, 25}, {"trente", number, 30},
    {"trente cinq", number, 35}, {"quarante", number, 40}, {"quarante cinq", number, 45},
    {"cinquante", number, 50}, {"cinquante cinq", number, 55}, {"sept", number_or_month, 7, 9},
    {"premier", ordinal, 1},
    {"s", unit, kSecond}, {"sec", unit, kSecond}, {"seconde", unit, kSecond},
    {"secondes", unit, kSecond}, {"min", unit, kMinute}, {"mn", unit, kMinute},
    {"minute", unit, kMinute}, {"minutes", unit, kMinute}, {"h", unit, kHour},
    {"heure", unit, kHour}, {"heures", unit, kHour}, {"j", unit, kDay}, {"jour", unit, kDay},
    {"jours", unit, kDay}, {"semaine", unit, kWeek}, {"semaines", unit, kWeek},
    {"mois", unit, kMonth}, {"an", unit, kYear}, {"ans", unit, kYear},
    {"une demi heure", minutes, 30}, {"un quart d heure", minutes, 15},
    {"trois quarts d heure", minutes, 45},
    {"demi", fraction, 30}, {"demie", fraction, 30}, {"quart", fraction, 15},
    {"un quart", fraction, 15}, {"le quart", fraction, 15}, {"trois quarts", fraction, 45},
    {"aujourd hui", day, 0}, {"aujourdhui", day, 0}, {"demain", day, 1}, {"apres demain", day, 2},
    {"ce soir", tonight}, {"ce matin", day_and_part, 0, kMorning},
    {"cet apres midi", day_and_part, 0, kAfternoon},
    {"matin", part_of_day, kMorning}, {"du matin", part_of_day, kMorning},
    {"le matin", part_of_day, kMorning}, {"au matin", part_of_day, kMorning},
    {"dans la matinee", part_of_day, kMorning}, {"apres midi", part_of_day, kAfternoon},
    {"de l apres midi", part_of_day, kAfternoon}, {"l apres midi", part_of_day, kAfternoon},
    {"dans l apres midi", part_of_day, kAfternoon}, {"soir", part_of_day, kEvening},
    {"du soir", part_of_day, kEvening}, {"le soir", part_of_day, kEvening},
    {"au soir", part_of_day, kEvening},
    {"dim", weekday, 0}, {"dimanche", weekday, 0}, {"lun", weekday, 1}, {"lundi", weekday, 1},
    {"mar", weekday, 2}, {"mardi", weekday, 2}, {"mer", weekday, 3}, {"mercredi", weekday, 3},
    {"jeu", weekday, 4}, {"jeudi", weekday, 4}, {"ven", weekday, 5}, {"vendredi", weekday, 5},
    {"sam", weekday, 6}, {"samedi", weekday, 6},
    {"jan", month, 1}, {"janv", month, 1}, {"janvier", month, 1}, {"fevr", month, 2},
    {"fev", month, 2}, {"fevrier", month, 2}, {"mars", month, 3}, {"avr", month, 4},
    {"avril", month, 4}, {"mai", month, 5}, {"juin", month, 6}, {"juil", month, 7},
    {"juill", month, 7}, {"juillet", month, 7}, {"aout", month, 8}, {"sep", month, 9},
    {"septembre", month, 9}, {"oct", month, 10}, {"octobre", month, 10}, {"nov", month, 11},
    {"novembre", month, 11}, {"dec", month, 12}, {"decembre", month, 12},
    {"ce", this_one}, {"prochain", next}, {"la semaine prochaine", next_week},
    {"semaine prochaine", next_week}, {"de la semaine prochaine", next_week},
    {"midi", noon}, {"minuit", midnight}, {"pile", oclock},
    {"precises", oclock},
    // How often.
    {"chaque", every}, {"tous les", every}, {"toutes les", every}, {"dernier", last},
    {"le dernier", last}, {"deuxieme", ordinal, 2},
    {"troisieme", ordinal, 3}, {"quatrieme", ordinal, 4}, {"dimanches", weekdays, 0},
    {"lundis", weekdays, 1}, {"mardis", weekdays, 2}, {"mercredis", weekdays, 3},
    {"jeudis", weekdays, 4}, {"vendredis", weekdays, 5}, {"samedis", weekdays, 6},
    {"week ends", weekend}, {"week end", weekend}, {"weekends", weekend}, {"weekend", weekend},
    {"quotidien", how_often, kDay}, {"quotidiennement", how_often, kDay},
    {"hebdomadaire", how_often, kWeek}, {"mensuel", how_often, kMonth},
    {"mensuellement", how_often, kMonth}, {"annuel", how_often, kYear},
    {"annuellement", how_often, kYear}, {"du mois", of_the_month},
    {"de chaque mois", of_the_month}, {"par mois", of_the_month},
    {"de tous les mois", of_the_month},
});
// clang-format on
constexpr auto kOrdinalSuffixes = std::to_array<std::string_view>({"er"});

}  // namespace

constexpr Lexicon kFrenchLexicon{
    .language = "fr",
    .entries = kWords,
    .ordinal_suffixes = kOrdinalSuffixes,
    .hour_mark = true,
    .hour_word = true,
    .day_first_dots = true,
    .days_for_weeks = true,
};

}  // namespace pigeon::calendar
