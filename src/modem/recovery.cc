#include "modem/recovery.h"

#include <algorithm>
#include <array>

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

struct RungRow {
  Rung rung;
  std::string_view name;
  bool needs_answer;  // a deaf modem can't be told
  bool disturbs;      // counts as a reset: rationed
  std::string_view words;
};

constexpr std::array kRows{
    RungRow{Rung::reinit, "reinit", false, false, "everything is set again"},
    RungRow{Rung::radio, "radio", true, false, "its radio is switched off and on"},
    RungRow{Rung::reset, "reset", true, true, "it is restarted"},
    RungRow{Rung::reopen, "reopen", false, false, "the port is closed and opened"},
    RungRow{Rung::usb, "usb", false, true, "the USB device is given up and taken again"},
    RungRow{Rung::power, "power", false, true, "its power is cut by the owner's program"},
};

constexpr Recovery::Duration kShortPause = 500ms;
constexpr Recovery::Duration kLongPause = 2s;
constexpr int kHasty = 5;  // troubles in a row before the pauses get longer
// The second reset comes a minute after the first at the earliest, then two, four…
constexpr Recovery::Duration kFirstBackOff = 60s;
constexpr Recovery::Duration kLongestBackOff = 1h;

const RungRow& row_of(Rung rung) {
  return *std::ranges::find(kRows, rung, &RungRow::rung);
}

}  // namespace

std::string_view to_string(Rung rung) {
  return row_of(rung).name;
}

std::optional<Rung> parse_rung(std::string_view name) {
  const auto* const row = std::ranges::find(kRows, name, &RungRow::name);
  if (row == kRows.end()) return std::nullopt;
  return row->rung;
}

int Recovery::resets(TimePoint now) {
  while (!resets_.empty() && now - resets_.front() > 24h)
    resets_.pop_front();
  return static_cast<int>(resets_.size());
}

bool Recovery::allowed(Rung rung, Trouble trouble, const Profile& profile, bool on_usb,
                       TimePoint now) {
  const RungRow& row = row_of(rung);
  if (row.needs_answer && trouble == Trouble::deaf) return false;
  if (trouble == Trouble::no_network && !row.needs_answer && !row.disturbs) return false;
  if (rung == Rung::usb && !on_usb) return false;
  if (rung == Rung::power && !profile.power_command) return false;
  if (!row.disturbs) return true;
  const int before = resets(now);
  if (before >= profile.resets_a_day.value_or(0)) return false;
  if (before == 0) return true;
  const auto back_off = std::min(kFirstBackOff * (1 << std::min(before - 1, 10)), kLongestBackOff);
  return now - resets_.back() >= back_off;
}

Recovery::Step Recovery::after(Trouble trouble, const Profile& profile, bool on_usb,
                               TimePoint now) {
  if (troubles_++ == 0) next_ = 0;
  const Profile::Words ladder = profile.ladder.value_or(Profile::Words{});
  Step step;
  step.rung = Rung::reopen;
  for (std::size_t tried = 0; tried < ladder.size(); ++tried) {
    const auto rung = parse_rung(ladder[next_ % ladder.size()]);
    ++next_;
    if (!rung || !allowed(*rung, trouble, profile, on_usb, now)) continue;
    step.rung = *rung;
    break;
  }
  const RungRow& row = row_of(step.rung);
  step.pause = troubles_ <= kHasty ? kShortPause : kLongPause;
  step.words = row.words;
  if (row.disturbs) {
    resets_.push_back(now);
    const auto limit = std::chrono::duration_cast<std::chrono::seconds>(
        profile.reset_limit.value_or(Duration(60s)));
    step.words += ", the " + std::to_string(resets(now)) + ". time today; it may be gone for " +
                  std::to_string(limit.count()) + " s";
  }
  return step;
}

}  // namespace pigeon::modem
