#include "reminders/moved.h"

#include <algorithm>
#include <array>

#include "calendar/wording.h"

namespace pigeon::reminders {
namespace {

struct Words {
  std::string_view language;
  std::string_view appointment;  // where nothing says what it is
  std::string_view moved;
  std::string_view cancelled;
};
constexpr std::array<Words, 6> kWords{{
    {"en", "Your appointment", "now moved to", "is cancelled"},
    {"de", "Ihr Termin", "verschoben auf", "entf\u00e4llt"},
    {"fr", "Votre rendez-vous", "d\u00e9plac\u00e9 au", "est annul\u00e9"},
    {"es", "Su cita", "cambiada a", "queda anulada"},
    {"it", "Il suo appuntamento", "spostato a", "\u00e8 annullato"},
    {"pt", "A sua consulta", "mudou para", "foi cancelada"},
}};

const Words& words_in(std::string_view language) {
  const auto found = std::ranges::find(kWords, language, &Words::language);
  return found == kWords.end() ? kWords.front() : *found;
}

std::string day_and_time(calendar::LocalTime starts, std::string_view language) {
  return calendar::day_in_words(starts, language) + " " + calendar::time_in_words(starts);
}

}  // namespace

std::string moved_text(std::string_view about, calendar::LocalTime starts,
                       std::string_view language) {
  const Words& words = words_in(language);
  return std::string(about.empty() ? words.appointment : about) + ": " + std::string(words.moved) +
         " " + day_and_time(starts, language);
}

std::string cancelled_text(std::string_view about, calendar::LocalTime starts,
                           std::string_view language) {
  const Words& words = words_in(language);
  return std::string(about.empty() ? words.appointment : about) + ", " +
         day_and_time(starts, language) + " " + std::string(words.cancelled);
}

}  // namespace pigeon::reminders
