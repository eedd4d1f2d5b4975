#include "calendar/wording.h"

#include <algorithm>
#include <array>

namespace pigeon::calendar {
namespace {

struct Wording {
  std::string_view language;
  std::string_view after_day;  // "14."
  std::array<std::string_view, 7> weekdays;
  std::array<std::string_view, 12> months;
};

constexpr std::array<Wording, 6> kWordings{{
    {"en",
     "",
     {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
     {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}},
    {"de",
     ".",
     {"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"},
     {"Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"}},
    {"fr",
     "",
     {"dim", "lun", "mar", "mer", "jeu", "ven", "sam"},
     {"janv", "févr", "mars", "avril", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "déc"}},
    {"es",
     "",
     {"dom", "lun", "mar", "mié", "jue", "vie", "sab"},
     {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"}},
    {"it",
     "",
     {"dom", "lun", "mar", "mer", "gio", "ven", "sab"},
     {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"}},
    {"pt",
     "",
     {"dom", "seg", "ter", "qua", "qui", "sex", "sab"},
     {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"}},
}};

std::string two_digits(long long value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

bool is_language(std::string_view language) {
  return std::ranges::find(kWordings, language, &Wording::language) != kWordings.end();
}

std::string day_in_words(LocalTime time, std::string_view language) {
  const auto found = std::ranges::find(kWordings, language, &Wording::language);
  const Wording& wording = found == kWordings.end() ? kWordings.front() : *found;
  const auto date = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day ymd(date);
  std::string text(wording.weekdays.at(std::chrono::weekday(date).c_encoding()));
  text += " " + std::to_string(static_cast<unsigned>(ymd.day())) + std::string(wording.after_day);
  text += " " + std::string(wording.months.at(static_cast<unsigned>(ymd.month()) - 1));
  return text;
}

std::string time_in_words(LocalTime time) {
  const auto date = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(time - date));
  return two_digits(clock.hours().count()) + ":" + two_digits(clock.minutes().count());
}

}  // namespace pigeon::calendar
