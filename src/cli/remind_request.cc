#include "cli/remind_request.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/ascii.h"
#include "base/phone_number.h"
#include "base/utf8.h"
#include "calendar/repeat_said.h"
#include "calendar/repeating.h"
#include "calendar/wording.h"
#include "cli/calendar_folder.h"
#include "cli/number_offline.h"
#include "cli/text_argument.h"
#include "data/ics.h"
#include "data/query.h"
#include "reminders/csv_file.h"
#include "reminders/ics_file.h"
#include "reminders/template.h"

namespace pigeon::cli {
namespace {

using reminders::Appointment;

constexpr std::string_view kDefaultHorizon = "1 year";
// Longer than anybody announces something: stages may lie before a horizon, their events behind it.
constexpr auto kLongestStage = std::chrono::days(366);
constexpr std::size_t kMostTexts = 100'000;

tl::unexpected<Error> usage(std::string what, std::string hint) {
  return fail("usage", std::move(what), std::move(hint));
}

Result<std::string> content_of(const std::string& path) {
  std::ifstream file(path == "-" ? "/dev/stdin" : path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) {
    return fail("cannot-read", printable(path) + ": " + std::generic_category().message(errno),
                "Give the path of a file that can be read");
  }
  return content;
}

// All of a folder, for a look at what would go. What is wrong with one file stops it.
Result<std::vector<Appointment>> in_folder(const RemindRequest& request,
                                           const Reckoning& reckoning) {
  CalendarFolder folder(request.watch);
  const auto wrong = folder.refresh(request, reckoning, true);
  if (!wrong) return fail(wrong.error());
  if (!wrong->empty()) return fail(wrong->front());
  return folder.appointments();
}

// What began before that has no text to come.
Result<Instant> earliest_start(const RemindRequest& request, const Reckoning& reckoning) {
  Instant earliest = reckoning.now;
  if (request.after.empty()) return earliest;
  const auto stages = reminders::parse_stages(stages_in(request));
  if (!stages) return fail(stages.error());
  for (const reminders::Stage& stage : *stages) {
    if (stage.after)
      earliest =
          std::min(earliest, reckoning.now - stage.days - stage.minutes - std::chrono::days(1));
  }
  return earliest;
}

// Its key is all of it: said again, it is the same.
Appointment at_time(const calendar::Moment& moment, const RemindWords& words,
                    const Reckoning& reckoning, bool is_time_of_text) {
  Appointment appointment{
      .key = "said|" + format_rfc3339(moment.at) + "|" + words.text.value_or(""),
      .start = moment,
      .zone = reckoning.zone};
  appointment.is_time_of_text = is_time_of_text;
  return appointment;
}

Result<std::vector<Appointment>> said(const RemindRequest& request, const RemindWords& words,
                                      const Reckoning& reckoning, Instant until) {
  std::vector<Appointment> found;
  const bool alone = stages_in(request).empty();
  if (!words.rule) {
    const auto moment = calendar::parse_when(*words.when, reckoning.now, reckoning.zone);
    if (!moment) return fail(moment.error());
    found.push_back(at_time(*moment, words, reckoning, alone));
    return found;
  }
  const auto repeating = calendar::parse_repeating(
      *words.rule, words.when ? std::optional<std::string_view>(*words.when) : std::nullopt,
      reckoning.now, reckoning.zone);
  if (!repeating) return fail(repeating.error());
  const auto moments =
      repeating->moments(reckoning.now, until + kLongestStage, reckoning.zone, kMostTexts);
  if (!moments) return fail(moments.error());
  for (const calendar::Moment& moment : *moments)
    found.push_back(at_time(moment, words, reckoning, alone));
  return found;
}

}  // namespace

std::string stages_in(const RemindRequest& request) {
  std::string stages = request.before;
  std::string_view rest = request.after;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    stages += (stages.empty() ? "after " : ",after ") + std::string(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return stages;
}

Result<reminders::DaysOff> days_off_of(const RemindRequest& request, const Reckoning& reckoning) {
  reminders::DaysOff off;
  const auto today = std::chrono::floor<std::chrono::days>(reckoning.zone.to_local(reckoning.now));
  std::string_view rest = request.except;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string one(trimmed(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (!one.ends_with(".ics")) {
      const auto days = reminders::DaysOff::parse(one);
      if (!days) return days;
      off.add(*days);
      continue;
    }
    const auto content = content_of(one);
    if (!content) return fail(content.error());
    const auto days = data::closed_days(*content, today);
    if (!days) {
      return fail(days.error().code(), printable(one) + ": " + days.error().meaning(),
                  days.error().hint());
    }
    off.add(reminders::DaysOff(*days));
  }
  return off;
}

Result<Instant> horizon_of(const RemindRequest& request, const Reckoning& reckoning) {
  const std::string words =
      request.horizon.empty() ? std::string(kDefaultHorizon) : request.horizon;
  const auto end = calendar::parse_when("in " + words, reckoning.now, reckoning.zone);
  if (!end) {
    return usage("\"" + printable(words) + "\" is not a length of time",
                 "Write it as 30d, \"8 weeks\" or \"1 year\"");
  }
  return end->at;
}

Result<RemindWords> words_of(const RemindRequest& request) {
  const auto& given = request.words;
  const auto at = [&](std::size_t i) {
    return i < given.size() ? std::optional(given[i]) : std::nullopt;
  };
  const int sources = int{!request.ics.empty()} + int{!request.csv.empty()} +
                      int{!request.watch.empty()} + int{!request.sql.empty()};
  if (sources > 1)
    return usage("--ics, --csv, --watch and --sql can't be given together", "Give one of them");
  if (request.sql.empty() != request.database.empty())
    return usage("--sql and --db go together", "Give the query and the file of the database");
  if (request.from_file() && !request.every.empty())
    return usage("--every does not go with a file", "Leave one of them out");
  if (!request.pace.empty() && !request.from_file())
    return usage("--pace is for the many texts of a file or query", "Leave it out");
  RemindWords words;
  if (request.from_file()) {
    if (given.size() > 2) return usage("A file says itself when", "Give at most TO and TEXT");
    const bool number_first = !given.empty() && number_offline(given[0]).has_value();
    if (given.size() == 2 && !number_first) return fail(number_offline(given[0]).error());
    if (number_first) words.to = at(0);
    words.text = at(number_first ? 1 : 0);
    return words;
  }
  words.to = at(0);
  if (!request.every.empty()) {
    words.rule = request.every;
    if (given.size() == 3) words.when = at(1);
    words.text = at(given.size() == 3 ? 2 : 1);
  } else {
    words.when = at(1);
    words.text = at(2);
    if (words.when && calendar::speaks_of_repeating(*words.when)) words.rule.swap(words.when);
  }
  if (!words.to)
    return usage("TO is missing: who gets the text", "Give a number such as +447700900101");
  if (!words.when && !words.rule)
    return usage("WHEN is missing", "Give a time such as \"tomorrow 9am\"");
  if (!words.text) return usage("TEXT is missing", "Give the text, or - to read standard input");
  if (given.size() > 3) return usage("There are too many words", "Put WHEN and TEXT into quotes");
  return words;
}

Result<std::vector<Appointment>> appointments_in_file(const std::string& path,
                                                      const RemindRequest& request,
                                                      const Reckoning& reckoning) {
  const auto until = horizon_of(request, reckoning);
  if (!until) return fail(until.error());
  const auto since = earliest_start(request, reckoning);
  if (!since) return fail(since.error());
  const auto content = content_of(path);
  if (!content) return fail(content.error());
  const auto words = words_of(request);
  const bool is_table = !request.csv.empty() || (!request.watch.empty() && path.ends_with(".csv"));
  auto read = is_table ? reminders::read_csv(*content, {.zone = reckoning.zone,
                                                        .country = reckoning.country,
                                                        .needs_numbers = !words || !words->to})
                       : reminders::read_ics(
                             *content, {.floating = reckoning.zone, .country = reckoning.country},
                             *since, *until + kLongestStage);
  if (read) return read;
  return fail(read.error().code(), printable(path) + ": " + read.error().meaning(),
              read.error().hint());
}

Result<std::vector<Appointment>> appointments_in_query(const RemindRequest& request,
                                                       const Reckoning& reckoning) {
  auto table = data::read_query(request.database, request.sql);
  if (!table) return fail(table.error());
  std::vector<CsvRow> rows;
  for (std::vector<std::string>& cells : *table)
    rows.push_back({.line = static_cast<int>(rows.size()) + 1, .cells = std::move(cells)});
  const auto words = words_of(request);
  auto read = reminders::read_rows(std::move(rows), {.zone = reckoning.zone,
                                                     .country = reckoning.country,
                                                     .needs_numbers = !words || !words->to});
  if (read) return read;
  return fail(read.error().code(), "--sql: " + read.error().meaning(), read.error().hint());
}

Result<std::vector<reminders::ScheduledText>> texts_of(const RemindRequest& request,
                                                       const RemindWords& words,
                                                       const Reckoning& reckoning) {
  const auto until = horizon_of(request, reckoning);
  if (!until) return fail(until.error());
  auto appointments = !request.watch.empty() ? in_folder(request, reckoning)
                      : !request.sql.empty() ? appointments_in_query(request, reckoning)
                      : request.from_file()
                          ? appointments_in_file(request.ics.empty() ? request.csv : request.ics,
                                                 request, reckoning)
                          : said(request, words, reckoning, *until);
  if (!appointments) return fail(appointments.error());
  return texts_for(std::move(*appointments), request, words, reckoning);
}

Result<std::vector<reminders::ScheduledText>> texts_for(std::vector<Appointment> appointments,
                                                        const RemindRequest& request,
                                                        const RemindWords& words,
                                                        const Reckoning& reckoning) {
  if (!request.language.empty() && !calendar::is_language(request.language)) {
    return usage("\"" + printable(request.language) + "\" is not a language that is known",
                 "Write en, fr, de, es, it or pt");
  }
  reminders::Scheduling scheduling{.now = reckoning.now, .until = reckoning.now};
  if (words.to) {
    auto to = number_offline(*words.to);
    if (!to) return fail(to.error());
    scheduling.to = *to;
  }
  scheduling.text = std::string(reminders::kEventTemplate);
  if (words.text) {
    auto text = text_of(*words.text);
    if (!text) return fail(text.error());
    scheduling.text = std::move(*text);
  }
  scheduling.literal = !request.from_file() && !reminders::mentions_time(scheduling.text);
  if (const std::string written = stages_in(request); !written.empty()) {
    auto stages = reminders::parse_stages(written);
    if (!stages) return fail(stages.error());
    scheduling.stages = std::move(*stages);
  }
  auto days_off = days_off_of(request, reckoning);
  if (!days_off) return fail(days_off.error());
  scheduling.days_off = std::move(*days_off);
  const auto until = horizon_of(request, reckoning);
  if (!until) return fail(until.error());
  const bool single = !request.from_file() && !words.rule;
  scheduling.until = single ? Instant::max() : *until;
  // What a file can't use is told only where its time is looked at.
  std::erase_if(appointments, [&](const Appointment& appointment) {
    return !appointment.left_out.empty() && appointment.start.at > scheduling.until;
  });
  if (reckoning.zone_given || !request.from_file()) scheduling.zone = reckoning.zone;
  if (!request.language.empty()) scheduling.language = request.language;
  scheduling.quiet = reckoning.quiet;
  scheduling.exact = request.exact;
  return reminders::schedule(appointments, scheduling);
}

}  // namespace pigeon::cli
