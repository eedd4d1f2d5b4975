#include <array>

#include "calendar/lexicon_tables.h"

namespace pigeon::calendar {
namespace {

using enum Means;

// clang-format off
constexpr auto kWords = std::to_array<Entry>({
    {"a las", at}, {"a la", at}, {"a", at}, {"al", at}, {"las", at}, {"hacia las", at},
    {"la", filler}, {"de", of}, {"del", of}, {"de la", of}, {"el", day_article},
    {"el dia", day_article}, {"dia", day_article, 0, 1}, {"en", in}, {"dentro de", in},
    {"y", conjunction}, {"menos", minus},
    {"un", number, 1}, {"una", number, 1}, {"uno", number, 1}, {"dos", number, 2},
    {"tres", number, 3}, {"cuatro", number, 4}, {"cinco", number, 5}, {"seis", number, 6},
    {"siete", number, 7}, {"ocho", number, 8}, {"nueve", number, 9}, {"diez", number, 10},
    {"once", number, 11}, {"doce", number, 12}, {"trece", number, 13}, {"catorce", number, 14},
    {"quince", number, 15}, {"dieciseis", number, 16}, {"diecisiete", number, 17},
    {"dieciocho", number, 18}, {"diecinueve", number, 19}, {"veinte", number, 20},
    {"veintiuno", number, 21}, {"veintiuna", number, 21}, {"veintidos", number, 22},
    {"veintitres", number, 23}, {"veinticuatro", number, 24}, {"veinticinco", number, 25},
    {"treinta", number, 30}, {"treinta y cinco", number, 35}, {"cuarenta", number, 40},
    {"cuarenta y cinco", number, 45}, {"cincuenta", number, 50},
    {"cincuenta y cinco", number, 55}, {"primero", ordinal, 1}, {"primer", ordinal, 1},
    {"s", unit, kSecond}, {"seg", unit, kSecond}, {"segundo", unit, kSecond},
    {"segundos", unit, kSecond}, {"min", unit, kMinute}, {"minuto", unit, kMinute},
    {"minutos", unit, kMinute}, {"h", unit, kHour}, {"hs", unit, kHour}, {"hr", unit, kHour},
    {"hrs", unit, kHour}, {"hora", unit, kHour}, {"horas", unit, kHour},
    {"dias", unit, kDay}, {"semana", unit, kWeek},
    {"semanas", unit, kWeek}, {"mes", unit, kMonth}, {"meses", unit, kMonth},
    {"ano", unit, kYear}, {"anos", unit, kYear},
    {"media hora", minutes, 30}, {"un cuarto de hora", minutes, 15},
    {"cuarto de hora", minutes, 15}, {"tres cuartos de hora", minutes, 45},
    {"hora y media", minutes, 90}, {"una hora y media", minutes, 90},
    {"media", fraction, 30}, {"cuarto", fraction, 15}, {"un cuarto", fraction, 15},
    {"cuarto para las", before_hour, -15}, {"un cuarto para las", before_hour, -15},
    {"para las", minutes_to},
    {"hoy", day, 0}, {"manana", day, 1}, {"pasado manana", day, 2}, {"esta noche", tonight},
    {"esta manana", day_and_part, 0, kMorning}, {"esta tarde", day_and_part, 0, kLateAfternoon},
    {"por la manana", part_of_day, kMorning}, {"de la manana", part_of_day, kMorning},
    {"en la manana", part_of_day, kMorning}, {"a la manana", part_of_day, kMorning},
    {"por la tarde", part_of_day, kLateAfternoon}, {"de la tarde", part_of_day, kLateAfternoon},
    {"en la tarde", part_of_day, kLateAfternoon}, {"a la tarde", part_of_day, kLateAfternoon},
    {"por la noche", part_of_day, kLateEvening}, {"de la noche", part_of_day, kLateEvening},
    {"en la noche", part_of_day, kLateEvening}, {"a la noche", part_of_day, kLateEvening},
    {"de la madrugada", part_of_day, kSmallHours}, {"de madrugada", part_of_day, kSmallHours},
    {"dom", weekday, 0}, {"domingo", weekday, 0}, {"lun", weekday, 1}, {"lunes", weekday, 1},
    {"martes", weekday, 2}, {"mie", weekday, 3}, {"mier", weekday, 3}, {"miercoles", weekday, 3},
    {"jue", weekday, 4}, {"jueves", weekday, 4}, {"vie", weekday, 5}, {"viernes", weekday, 5},
    {"sab", weekday, 6}, {"sabado", weekday, 6}, {"mar", weekday_or_month, 2, 3},
    {"ene", month, 1}, {"enero", month, 1}, {"feb", month, 2}, {"febrero", month, 2},
    {"marzo", month, 3}, {"abr", month, 4}, {"abril", month, 4}, {"may", month, 5},
    {"mayo", month, 5}, {"jun", month, 6}, {"junio", month, 6}, {"jul", month, 7},
    {"julio", month, 7}, {"ago", month, 8}, {"agosto", month, 8}, {"sep", month, 9},
    {"sept", month, 9}, {"set", month, 9}, {"septiembre", month, 9}, {"setiembre", month, 9},
    {"oct", month, 10}, {"octubre", month, 10}, {"nov", month, 11}, {"noviembre", month, 11},
    {"dic", month, 12}, {"diciembre", month, 12},
    {"este", this_one}, {"proximo", next}, {"que viene", next}, {"siguiente", next},
    {"la semana que viene", next_week}, {"de la semana que viene", next_week},
    {"la proxima semana", next_week}, {"proxima semana", next_week},
    {"de la proxima semana", next_week}, {"la semana proxima", next_week},
    {"semana proxima", next_week}, {"de la semana proxima", next_week},
    {"am", am}, {"a m", am}, {"pm", pm}, {"p m", pm}, {"mediodia", noon}, {"medio dia", noon},
    {"del mediodia", noon}, {"del medio dia", noon}, {"medianoche", midnight},
    {"media noche", midnight}, {"en punto", oclock},
    // How often.
    {"cada", every}, {"todos los", every}, {"todas las", every}, {"ultimo", last},
    {"el ultimo", last}, {"tercer", ordinal, 3},
    {"domingos", weekdays, 0}, {"sabados", weekdays, 6},
    {"fines de semana", weekend}, {"diario", how_often, kDay}, {"diariamente", how_often, kDay},
    {"a diario", how_often, kDay}, {"semanalmente", how_often, kWeek},
    {"semanal", how_often, kWeek}, {"mensualmente", how_often, kMonth},
    {"mensual", how_often, kMonth}, {"anualmente", how_often, kYear}, {"anual", how_often, kYear},
    {"del mes", of_the_month}, {"de cada mes", of_the_month}, {"de todos los meses", of_the_month},
    {"al mes", of_the_month},
});
// clang-format on
constexpr auto kOrdinalSuffixes = std::to_array<std::string_view>({"o", "a", "er", "ro", "ero"});

}  // namespace

constexpr Lexicon kSpanishLexicon{
    .language = "es",
    .entries = kWords,
    .ordinal_suffixes = kOrdinalSuffixes,
    .hour_mark = true,
    .hour_word = true,
    .days_for_weeks = true,
};

}  // namespace pigeon::calendar
