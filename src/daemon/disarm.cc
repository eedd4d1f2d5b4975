#include "daemon/disarm.h"

#include <optional>
#include <utility>

#include "reminders/moved.h"
#include "reminders/plan.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

// "APPOINTMENT|TO|" and the start behind the stage.
struct KeyParts {
  std::string of_person;
  Instant start;
};

std::optional<KeyParts> parts_of(const std::string& key) {
  const std::size_t start = key.rfind('|');
  if (start == std::string::npos || start == 0) return std::nullopt;
  const std::size_t stage = key.rfind('|', start - 1);
  const auto instant = parse_rfc3339(key.substr(start + 1));
  if (stage == std::string::npos || !instant) return std::nullopt;
  return KeyParts{key.substr(0, stage + 1), *instant};
}

// "APPOINTMENT|TO|" without the number.
std::string appointment_of(const std::string& of_person) {
  return of_person.substr(0, of_person.rfind('|', of_person.size() - 2));
}

std::optional<Counted> news_of(const store::OfAppointment& text, const KeyParts& parts,
                               const calendar::DailyWindow& quiet, const std::string& language,
                               Instant now) {
  const auto zone = calendar::Zone::find(text.zone);
  if (!zone) return std::nullopt;
  std::string words = reminders::cancelled_text("", zone->to_local(parts.start), language);
  const auto segments = sms::count_segments(words);
  const auto plan =
      reminders::plan({.at = now, .civil = zone->to_local(now)},
                      {.hours = quiet, .zone = *zone, .exact = text.exact}, now, parts.start);
  if (!segments || !plan) return std::nullopt;
  reminders::Reminder news{.to = text.to,
                           .text = std::move(words),
                           .said = "cancelled",
                           .zone = text.zone,
                           .asked = now,
                           .due = plan->due,
                           .why_moved = plan->why_moved,
                           .exact = text.exact,
                           .expires = plan->expires,
                           .key = "cancelled|" + parts.of_person + format_rfc3339(parts.start)};
  return Counted(std::move(news), static_cast<int>(*segments));
}

}  // namespace

void Named::text(const std::string& key) {
  keys_.insert(key);
  if (const auto parts = parts_of(key)) whole(parts->of_person);
}

void Named::whole(const std::string& of_person, std::optional<Instant> start) {
  if (start) starts_[of_person] = *start;
  of_persons_.insert(of_person);
  appointments_.insert(appointment_of(of_person));
}

bool Named::lets_stay(const std::string& of_person, Instant start) const {
  const auto found = starts_.find(of_person);
  return other_stages_ && (found == starts_.end() || found->second == start);
}

bool Named::has_for_anybody(const std::string& of_person) const {
  return appointments_.contains(appointment_of(of_person));
}

Disarmed disarm(const std::vector<store::OfAppointment>& planned, const Named& named,
                const calendar::DailyWindow& quiet, const std::string& language, Instant now) {
  Disarmed disarmed;
  std::set<std::string> told;
  for (const store::OfAppointment& text : planned) {
    const auto parts = parts_of(text.key);
    if (!parts || named.has_text(text.key)) continue;
    // Once it has begun only texts after it can wait, and not every request looks back at it.
    const bool over = parts->start <= now;
    if (over && (!text.waits || named.of_other_stages())) continue;
    const bool exists = named.has(parts->of_person);
    // A stage that is not asked for any more; one that is due is on its way.
    const bool stays =
        exists && (text.due <= now || named.lets_stay(parts->of_person, parts->start));
    if (text.waits && !stays) disarmed.back.push_back(text.id);
    // Whose number was only put right is not told that the appointment is off.
    if (over || exists || !text.went || named.has_for_anybody(parts->of_person)) continue;
    auto news = news_of(text, *parts, quiet, language, now);
    if (news && told.insert(news->first.key).second) disarmed.news.push_back(std::move(*news));
  }
  return disarmed;
}

}  // namespace pigeon::daemon
