#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"as", at}, {"a", at}, {"ao", at}, {"pelas", at}, {"o", filler}, {"na", filler},
    {"no", filler}, {"num", filler}, {"nesse", filler}, {"de", of}, {"do", of}, {"da", of},
    {"dia", day_article, 0, 1}, {"no dia", day_article}, {"o dia", day_article}, {"em", in},
    {"dentro de", in}, {"daqui a", in}, {"daqui", in}, {"e", conjunction}, {"menos", minus},
    {"um", number, 1}, {"uma", number, 1}, {"dois", number, 2}, {"duas", number, 2},
    {"tres", number, 3}, {"quatro", number, 4}, {"cinco", number, 5}, {"seis", number, 6},
    {"sete", number, 7}, {"oito", number, 8}, {"nove", number, 9}, {"onze", number, 11},
    {"doze", number, 12}, {"treze", number, 13}, {"catorze", number, 14},
    {"quatorze", number, 14}, {"quinze", number, 15}, {"dezesseis", number, 16},
    {"dezasseis", number, 16}, {"dezessete", number, 17}, {"dezassete", number, 17},
    {"dezoito", number, 18}, {"dezenove", number, 19}, {"dezanove", number, 19},
    {"vinte", number, 20}, {"vinte e um", number, 21}, {"vinte e uma", number, 21},
    {"vinte e dois", number, 22}, {"vinte e duas", number, 22}, {"vinte e tres", number, 23},
    {"vinte e quatro", number, 24}, {"vinte e cinco", number, 25}, {"trinta", number, 30},
    {"trinta e cinco", number, 35}, {"quarenta", number, 40}, {"quarenta e cinco", number, 45},
    {"cinquenta", number, 50}, {"cinquenta e cinco", number, 55},
    {"dez", number_or_month, 10, 12}, {"primeiro", ordinal, 1}, {"primeira", ordinal, 1},
    {"s", unit, kSecond}, {"segundo", unit, kSecond}, {"segundos", unit, kSecond},
    {"min", unit, kMinute}, {"minuto", unit, kMinute}, {"minutos", unit, kMinute},
    {"h", unit, kHour}, {"hs", unit, kHour}, {"hora", unit, kHour}, {"horas", unit, kHour},
    {"dias", unit, kDay}, {"semana", unit, kWeek}, {"semanas", unit, kWeek},
    {"mes", unit, kMonth}, {"meses", unit, kMonth}, {"ano", unit, kYear}, {"anos", unit, kYear},
    {"meia hora", minutes, 30}, {"um quarto de hora", minutes, 15},
    {"tres quartos de hora", minutes, 45}, {"hora e meia", minutes, 90},
    {"uma hora e meia", minutes, 90},
    {"meia", fraction, 30}, {"um quarto", fraction, 15}, {"quarto", fraction, 15},
    {"um quarto para as", before_hour, -15}, {"para as", minutes_to},
    {"hoje", day, 0}, {"amanha", day, 1}, {"de amanha", day, 1}, {"de hoje", day, 0},
    {"depois de amanha", day, 2}, {"esta noite", tonight},
    {"esta manha", day_and_part, 0, kMorning}, {"esta tarde", day_and_part, 0, kAfternoon},
    {"de manha", part_of_day, kMorning}, {"da manha", part_of_day, kMorning},
    {"pela manha", part_of_day, kMorning}, {"a tarde", part_of_day, kAfternoon},
    {"da tarde", part_of_day, kAfternoon}, {"de tarde", part_of_day, kAfternoon},
    {"pela tarde", part_of_day, kAfternoon}, {"a noite", part_of_day, kLateEvening},
    {"da noite", part_of_day, kLateEvening}, {"de noite", part_of_day, kLateEvening},
    {"pela noite", part_of_day, kLateEvening}, {"da madrugada", part_of_day, kSmallHours},
    {"de madrugada", part_of_day, kSmallHours},
    {"dom", weekday, 0}, {"domingo", weekday, 0}, {"seg", weekday, 1}, {"segunda", weekday, 1},
    {"segunda feira", weekday, 1}, {"ter", weekday, 2}, {"terca", weekday, 2},
    {"terca feira", weekday, 2}, {"qua", weekday, 3}, {"quarta", weekday, 3},
    {"quarta feira", weekday, 3}, {"qui", weekday, 4}, {"quinta", weekday, 4},
    {"quinta feira", weekday, 4}, {"sex", weekday, 5}, {"sexta", weekday, 5},
    {"sexta feira", weekday, 5}, {"sab", weekday, 6}, {"sabado", weekday, 6},
    {"jan", month, 1}, {"janeiro", month, 1}, {"fev", month, 2}, {"fevereiro", month, 2},
    {"mar", month, 3}, {"marco", month, 3}, {"abr", month, 4}, {"abril", month, 4},
    {"mai", month, 5}, {"maio", month, 5}, {"jun", month, 6}, {"junho", month, 6},
    {"jul", month, 7}, {"julho", month, 7}, {"ago", month, 8}, {"agosto", month, 8},
    {"set", month, 9}, {"setembro", month, 9}, {"out", month, 10}, {"outubro", month, 10},
    {"nov", month, 11}, {"novembro", month, 11}, {"dezembro", month, 12},
    {"este", this_one}, {"esta", this_one}, {"neste", this_one}, {"nesta", this_one},
    {"proximo", next}, {"proxima", next}, {"que vem", next}, {"semana que vem", next_week},
    {"na semana que vem", next_week}, {"da semana que vem", next_week},
    {"a semana que vem", next_week}, {"proxima semana", next_week},
    {"na proxima semana", next_week}, {"da proxima semana", next_week},
    {"meio dia", noon}, {"meia noite", midnight}, {"em ponto", oclock},
    // How often.
    {"cada", every}, {"a cada", every}, {"todo", every}, {"toda", every}, {"todo o", every},
    {"toda a", every}, {"todos os", every}, {"todas as", every}, {"ultimo", last},
    {"ultima", last}, {"o ultimo", last}, {"a ultima", last}, {"na ultima", last},
    {"no ultimo", last}, {"terceiro", ordinal, 3},
    {"terceira", ordinal, 3}, {"domingos", weekdays, 0},
    {"segundas", weekdays, 1}, {"segundas feiras", weekdays, 1}, {"tercas", weekdays, 2},
    {"tercas feiras", weekdays, 2}, {"quartas", weekdays, 3}, {"quartas feiras", weekdays, 3},
    {"quintas", weekdays, 4}, {"quintas feiras", weekdays, 4}, {"sextas", weekdays, 5},
    {"sextas feiras", weekdays, 5}, {"sabados", weekdays, 6}, {"fins de semana", weekend},
    {"fim de semana", weekend}, {"diariamente", how_often, kDay}, {"diario", how_often, kDay},
    {"semanalmente", how_often, kWeek}, {"mensalmente", how_often, kMonth},
    {"anualmente", how_often, kYear}, {"do mes", of_the_month}, {"de cada mes", of_the_month},
    {"de todo mes", of_the_month}, {"de todos os meses", of_the_month},
});
// clang-format on
constexpr auto kOrdinalSuffixes = std::to_array<std::string_view>({"o", "a"});

}  // namespace

constexpr Lexicon kPortugueseLexicon{
    .language = "pt",
    .entries = kWords,
    .ordinal_suffixes = kOrdinalSuffixes,
    .hour_mark = true,
    .hour_word = true,
    .day_first_dots = true,
    .days_for_weeks = true,
};

}  // namespace pigeon::calendar
