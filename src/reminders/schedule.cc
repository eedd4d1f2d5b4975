#include "reminders/schedule.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "calendar/echo.h"
#include "calendar/wording.h"
#include "reminders/moved.h"
#include "reminders/template.h"

namespace pigeon::reminders {
namespace {

class Schedule {
 public:
  explicit Schedule(const Scheduling& scheduling)
      : s_(scheduling), has_after_(std::ranges::any_of(scheduling.stages, &Stage::after)) {}

  Result<void> add(const Appointment& appointment) {
    std::vector<std::string> numbers = appointment.to;
    if (s_.to) numbers = {*s_.to};
    const bool only_number_lacks = appointment.to.empty() && s_.to && appointment.line > 0 &&
                                   appointment.left_out.starts_with("no phone number");
    if (!appointment.left_out.empty() && !only_number_lacks) {
      if (numbers.empty()) numbers.emplace_back();
      for (const std::string& to : numbers)
        leave_out(to, appointment, appointment.left_out);
      return {};
    }
    for (const std::string& to : numbers) {
      for (const Stage& stage : s_.stages) {
        if (const auto added = add_stage(appointment, stage, to); !added) return added;
      }
    }
    return {};
  }

  std::vector<ScheduledText> finish() {
    std::ranges::stable_sort(found_, {}, [](const ScheduledText& text) {
      return text.plan ? text.plan->asked.at : Instant::min();
    });
    return std::move(found_);
  }

 private:
  void leave_out(const std::string& to, const Appointment& appointment, const std::string& why) {
    found_.push_back({.to = to, .left_out = why, .about = about(appointment)});
  }

  static std::string about(const Appointment& appointment) {
    const auto summary = appointment.values.find("summary");
    return summary == appointment.values.end() ? std::string() : summary->second;
  }

  Result<void> add_stage(const Appointment& appointment, const Stage& stage,
                         const std::string& to) {
    const calendar::Moment asked = moment_of(stage, appointment);
    if (asked.at > s_.until) return {};
    const calendar::Zone zone = appointment.their_zone.value_or(s_.zone.value_or(appointment.zone));
    const std::string& language = appointment.language.empty() ? s_.language : appointment.language;
    if (s_.days_off.contains(appointment.start.civil)) {
      leave_out(to, appointment,
                calendar::day_in_words(appointment.start.civil, s_.language) + " is a day off");
      return {};
    }
    // Nobody expects the stages before it of what is over and only waits for those after it.
    const bool over = appointment.start.at <= s_.now && !stage.after && has_after_;
    if (over) return {};
    if (asked.at <= s_.now) {
      const std::string when = calendar::echo_civil(zone.to_local(asked.at), zone.to_local(s_.now));
      leave_out(to, appointment, "\"" + when + "\" is past");
      return {};
    }
    const QuietRule quiet{.hours = s_.quiet, .zone = zone, .exact = s_.exact};
    std::optional<Instant> useful;
    if (!appointment.is_time_of_text) useful = useful_until(stage, appointment);
    const auto planned = plan(asked, quiet, s_.now, useful);
    if (!planned) {
      leave_out(to, appointment, planned.error().meaning());
      return {};
    }
    // A whole day is no time of day in another zone: it stays the day it is.
    const calendar::LocalTime starts =
        appointment.all_day ? appointment.start.civil : zone.to_local(appointment.start.at);
    auto text =
        s_.literal ? Result<std::string>(s_.text)
                   : filled(s_.text,
                            {.values = appointment.values, .starts = starts, .language = language});
    if (!text) return fail(text.error());
    const auto same = std::tuple(to, asked.at, *text);
    if (!seen_.insert(same).second) {
      leave_out(to, appointment, "the same text goes at the same time");
      return {};
    }
    const std::string family = appointment.key + "|" + to + "|" + stage.text + "|";
    const std::string start = format_rfc3339(appointment.start.at);
    ScheduledText scheduled{.to = to,
                            .text = std::move(*text),
                            .plan = *planned,
                            .zone = zone,
                            .useful_until = useful,
                            .family = family,
                            .key = family + start,
                            .civil = asked.meant == calendar::Moment::Meant::wall_clock,
                            .about = about(appointment)};
    if (!appointment.is_time_of_text) {
      scheduled.appointment = appointment.key + "|" + to + "|" + start;
      scheduled.moved = moved_text(scheduled.about, starts, language);
    }
    found_.push_back(std::move(scheduled));
    return {};
  }

  const Scheduling& s_;
  bool has_after_;
  std::vector<ScheduledText> found_;
  std::set<std::tuple<std::string, Instant, std::string>> seen_;
};

}  // namespace

Result<std::vector<ScheduledText>> schedule(const std::vector<Appointment>& appointments,
                                            const Scheduling& scheduling) {
  Schedule schedule(scheduling);
  for (const Appointment& appointment : appointments) {
    if (const auto added = schedule.add(appointment); !added) return fail(added.error());
  }
  return schedule.finish();
}

void spread(std::vector<ScheduledText>& texts, Pace pace, const calendar::DailyWindow& quiet,
            bool exact) {
  for (ScheduledText& text : texts) {
    if (!text.plan) continue;
    const Instant due = pace.place(text.plan->due, text.plan->expires,
                                   {.hours = quiet, .zone = *text.zone, .exact = exact});
    if (due == text.plan->due) continue;
    text.plan->due = due;
    text.plan->why_moved = kWhyPaced;
  }
}

}  // namespace pigeon::reminders
