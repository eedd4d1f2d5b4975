#include "reminders/stage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon::reminders {
namespace {

using calendar::Moment;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes kLeastLeft{15};
constexpr days kUseAfter{1};
constexpr std::string_view kAfter = "after ";
constexpr int kMostCount = 525'600;  // minutes of a year
constexpr days kFarthest{366};

struct Unit {
  std::string_view name;
  days of_days;
  minutes of_minutes;
};
constexpr std::array<Unit, 15> kUnits{{{"w", days(7), {}},
                                       {"week", days(7), {}},
                                       {"weeks", days(7), {}},
                                       {"d", days(1), {}},
                                       {"day", days(1), {}},
                                       {"days", days(1), {}},
                                       {"h", {}, hours(1)},
                                       {"hr", {}, hours(1)},
                                       {"hour", {}, hours(1)},
                                       {"hours", {}, hours(1)},
                                       {"m", {}, minutes(1)},
                                       {"min", {}, minutes(1)},
                                       {"mins", {}, minutes(1)},
                                       {"minute", {}, minutes(1)},
                                       {"minutes", {}, minutes(1)}}};

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

// "10:00".
std::optional<Milliseconds> clock_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return std::nullopt;
  const auto hour = number_of(text.substr(0, colon));
  const auto minute = number_of(text.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59 || text.size() != colon + 3)
    return std::nullopt;
  return hours(*hour) + minutes(*minute);
}

std::optional<Stage> stage_of(std::string_view text) {
  Stage stage{.text = std::string(text)};
  stage.after = text.starts_with(kAfter);
  if (stage.after) text = trimmed(text.substr(kAfter.size()));
  if (const std::size_t at = text.find(" at "); at != std::string_view::npos) {
    stage.clock = clock_of(trimmed(text.substr(at + 4)));
    if (!stage.clock) return std::nullopt;
    text = trimmed(text.substr(0, at));
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = number_of(text.substr(0, digits));
  if (!count || *count > kMostCount) return std::nullopt;
  const std::string_view unit = trimmed(text.substr(digits));
  if (unit.empty()) {
    const bool start = *count == 0 && !stage.clock && !stage.after;
    return start ? std::optional(stage) : std::nullopt;
  }
  const auto found = std::ranges::find(kUnits, unit, &Unit::name);
  if (found == kUnits.end()) return std::nullopt;
  stage.days = *count * found->of_days;
  stage.minutes = *count * found->of_minutes;
  const bool of_hours = found->of_minutes > minutes(0);
  if ((stage.clock && of_hours) || stage.days > kFarthest) return std::nullopt;
  return stage;
}

}  // namespace

Result<std::vector<Stage>> parse_stages(std::string_view text) {
  std::vector<Stage> stages;
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const auto stage = stage_of(trimmed(rest.substr(0, comma)));
    if (!stage) {
      return fail("invalid-stage",
                  "\"" + printable(trimmed(rest.substr(0, std::min<std::size_t>(comma, 60)))) +
                      "\" does not say how long before",
                  "Write it as 1d, 2h, 30m or \"2d at 10:00\", several parted by commas");
    }
    stages.push_back(*stage);
    if (comma == rest.size()) return stages;
    rest.remove_prefix(comma + 1);
  }
}

Moment moment_of(const Stage& stage, const Appointment& appointment) {
  if (stage.is_at_the_start()) return appointment.start;
  if (stage.minutes.count() > 0) {
    const Instant at = appointment.start.at + (stage.after ? stage.minutes : -stage.minutes);
    return {.at = at, .civil = appointment.zone.to_local(at), .meant = Moment::Meant::wall_clock};
  }
  calendar::LocalTime civil = appointment.start.civil + (stage.after ? stage.days : -stage.days);
  if (stage.clock) civil = std::chrono::floor<days>(civil) + *stage.clock;
  return {.at = appointment.zone.to_utc(civil), .civil = civil, .meant = Moment::Meant::wall_clock};
}

Instant useful_until(const Stage& stage, const Appointment& appointment) {
  const Instant start = appointment.start.at;
  if (stage.is_at_the_start()) {
    if (!appointment.all_day) return start;
    return appointment.zone.to_utc(appointment.start.civil + days(1));
  }
  if (stage.after) return moment_of(stage, appointment).at + kUseAfter;
  const Milliseconds way = std::max(start - moment_of(stage, appointment).at, Milliseconds(0));
  return start - std::min(way, std::max<Milliseconds>(way / 2, kLeastLeft));
}

}  // namespace pigeon::reminders
