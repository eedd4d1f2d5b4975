#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"alle", at}, {"all", at}, {"a", at}, {"alle ore", at}, {"verso le", at}, {"la", filler},
    {"le", filler}, {"lo", filler}, {"di", of}, {"del", of}, {"dell", of}, {"della", of},
    {"de", of}, {"il", day_article}, {"l", day_article}, {"il giorno", day_article},
    {"giorno", day_article, 0, 1}, {"tra", in}, {"fra", in}, {"e", conjunction},
    {"ed", conjunction},
    {"meno", minus},
    {"un", number, 1}, {"una", number, 1}, {"uno", number, 1}, {"due", number, 2},
    {"tre", number, 3}, {"quattro", number, 4}, {"cinque", number, 5}, {"sei", number, 6},
    {"sette", number, 7}, {"otto", number, 8}, {"nove", number, 9}, {"dieci", number, 10},
    {"undici", number, 11}, {"dodici", number, 12}, {"tredici", number, 13},
    {"quattordici", number, 14}, {"quindici", number, 15}, {"sedici", number, 16},
    {"diciassette", number, 17}, {"diciotto", number, 18}, {"diciannove", number, 19},
    {"venti", number, 20}, {"ventuno", number, 21}, {"ventidue", number, 22},
    {"ventitre", number, 23}, {"ventiquattro", number, 24}, {"venticinque", number, 25},
    {"trenta", number, 30}, {"trentacinque", number, 35}, {"quaranta", number, 40},
    {"quarantacinque", number, 45}, {"cinquanta", number, 50}, {"cinquantacinque", number, 55},
    {"primo", ordinal, 1},
    {"s", unit, kSecond}, {"sec", unit, kSecond}, {"secondo", unit, kSecond},
    {"secondi", unit, kSecond}, {"min", unit, kMinute}, {"minuto", unit, kMinute},
    {"minuti", unit, kMinute}, {"h", unit, kHour}, {"ora", unit, kHour}, {"ore", unit, kHour},
    {"giorni", unit, kDay}, {"settimana", unit, kWeek}, {"settimane", unit, kWeek},
    {"mese", unit, kMonth}, {"mesi", unit, kMonth}, {"anno", unit, kYear}, {"anni", unit, kYear},
    {"mezz ora", minutes, 30}, {"mezzora", minutes, 30}, {"mezza ora", minutes, 30},
    {"un quarto d ora", minutes, 15}, {"tre quarti d ora", minutes, 45},
    {"mezza", fraction, 30}, {"mezzo", fraction, 30}, {"un quarto", fraction, 15},
    {"quarto", fraction, 15}, {"tre quarti", fraction, 45},
    {"oggi", day, 0}, {"domani", day, 1}, {"di domani", day, 1}, {"di oggi", day, 0},
    {"dopodomani", day, 2}, {"dopo domani", day, 2},
    {"stasera", tonight}, {"questa sera", tonight}, {"stamattina", day_and_part, 0, kMorning},
    {"stamani", day_and_part, 0, kMorning}, {"questa mattina", day_and_part, 0, kMorning},
    {"questo pomeriggio", day_and_part, 0, kAfternoon}, {"domattina", day_and_part, 1, kMorning},
    {"mattina", part_of_day, kMorning}, {"mattino", part_of_day, kMorning},
    {"di mattina", part_of_day, kMorning}, {"del mattino", part_of_day, kMorning},
    {"della mattina", part_of_day, kMorning}, {"pomeriggio", part_of_day, kAfternoon},
    {"di pomeriggio", part_of_day, kAfternoon}, {"del pomeriggio", part_of_day, kAfternoon},
    {"nel pomeriggio", part_of_day, kAfternoon}, {"sera", part_of_day, kEvening},
    {"di sera", part_of_day, kEvening}, {"della sera", part_of_day, kEvening},
    {"dom", weekday, 0}, {"domenica", weekday, 0}, {"lun", weekday, 1}, {"lunedi", weekday, 1},
    {"martedi", weekday, 2}, {"mer", weekday, 3}, {"mercoledi", weekday, 3}, {"gio", weekday, 4},
    {"giovedi", weekday, 4}, {"ven", weekday, 5}, {"venerdi", weekday, 5}, {"sab", weekday, 6},
    {"sabato", weekday, 6}, {"mar", weekday_or_month, 2, 3},
    {"gen", month, 1}, {"gennaio", month, 1}, {"feb", month, 2}, {"febbraio", month, 2},
    {"marzo", month, 3}, {"apr", month, 4}, {"aprile", month, 4}, {"mag", month, 5},
    {"maggio", month, 5}, {"giu", month, 6}, {"giugno", month, 6}, {"lug", month, 7},
    {"luglio", month, 7}, {"ago", month, 8}, {"agosto", month, 8}, {"set", month, 9},
    {"sett", month, 9}, {"settembre", month, 9}, {"ott", month, 10}, {"ottobre", month, 10},
    {"nov", month, 11}, {"novembre", month, 11}, {"dic", month, 12}, {"dicembre", month, 12},
    {"questo", this_one}, {"questa", this_one}, {"prossimo", next}, {"prossima", next},
    {"la settimana prossima", next_week}, {"settimana prossima", next_week},
    {"la prossima settimana", next_week}, {"prossima settimana", next_week},
    {"della prossima settimana", next_week}, {"della settimana prossima", next_week},
    {"mezzogiorno", noon}, {"mezzanotte", midnight}, {"in punto", oclock},
    // How often.
    {"ogni", every}, {"tutti i", every}, {"tutte le", every}, {"ultimo", last}, {"l ultimo", last},
    {"ultima", last}, {"l ultima", last},     {"terzo", ordinal, 3}, {"domeniche", weekdays, 0},
    {"sabati", weekdays, 6}, {"fine settimana", weekend}, {"giornalmente", how_often, kDay},
    {"quotidianamente", how_often, kDay}, {"settimanalmente", how_often, kWeek},
    {"mensilmente", how_often, kMonth}, {"annualmente", how_often, kYear},
    {"del mese", of_the_month}, {"di ogni mese", of_the_month}, {"al mese", of_the_month},
});
// clang-format on
constexpr auto kOrdinalSuffixes = std::to_array<std::string_view>({"o", "a"});

}  // namespace

constexpr Lexicon kItalianLexicon{
    .language = "it",
    .entries = kWords,
    .ordinal_suffixes = kOrdinalSuffixes,
    .hour_mark = true,
    .hour_word_before = true,
    .day_first_dots = true,
    .days_for_weeks = true,
};

}  // namespace pigeon::calendar
