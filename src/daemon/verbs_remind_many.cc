// remind_many: the texts of a file or folder, a JSON line each. They go to disk some thousand at a
// time. More new ones than the owner wants to be sent unseen are held in a batch that somebody
// approves. When it is a source that says, whole, what there is, what it does not name any more is
// taken back.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/disarm.h"
#include "daemon/door.h"
#include "daemon/drafts.h"
#include "daemon/remind_request.h"
#include "reminders/catch_up.h"
#include "reminders/pace.h"
#include "reminders/plan.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Planned;
using store::Store;

constexpr std::size_t kLinesAtOnce = 2000;

// Of the whole request.
struct Sum {
  std::int64_t fresh = 0;  // not planned before
  std::optional<std::int64_t> batch = {};
  bool refused = false;
  Named named = Named();
  std::optional<reminders::Pace> pace = {};
};

struct Line {
  Json args;
  std::optional<Counted> reminder = {};
  std::optional<Error> error = {};
  std::string moved = {};  // says that the appointment has moved, if its old time was told
  Planned planned = {};
};

Line read_line(const House& house, const std::string& text, Instant now) {
  Line line;
  auto form = control::from_line(text);
  if (!form || !form->is_object()) {
    line.error = Error("bad-request", "This line is not one JSON object");
    return line;
  }
  line.args = std::move(*form);
  line.moved = control::text_at(line.args, "moved").value_or("");
  auto reminder = read_reminder(house, line.args, now);
  if (reminder) {
    line.reminder = std::move(*reminder);
  } else {
    line.error = std::move(reminder.error());
  }
  return line;
}

// At its turn after those of the lines before.
void place(const House& house, reminders::Reminder& reminder, reminders::Pace& pace) {
  const auto zone = calendar::Zone::find(reminder.zone);
  if (!zone) return;
  const Instant due =
      pace.place(reminder.due, reminder.expires,
                 {.hours = house.config.quiet, .zone = *zone, .exact = reminder.exact});
  if (due == reminder.due) return;
  reminder.due = due;
  reminder.why_moved = reminders::kWhyPaced;
}

// Somebody who was told the old time hears of the new one at once, or when quiet hours end.
std::optional<Counted> news_of(const House& house, const Line& line, Instant now) {
  if (!line.planned.told || line.planned.existed || line.moved.empty()) return std::nullopt;
  const reminders::Reminder& about = line.reminder->first;
  const auto segments = sms::count_segments(line.moved);
  const auto zone = calendar::Zone::find(about.zone);
  if (!segments || !zone) return std::nullopt;
  const reminders::QuietRule quiet{
      .hours = house.config.quiet, .zone = *zone, .exact = about.exact};
  const auto plan =
      reminders::plan({.at = now, .civil = zone->to_local(now)}, quiet, now, about.expires);
  if (!plan) return std::nullopt;
  reminders::Reminder news{.to = about.to,
                           .text = line.moved,
                           .said = "moved",
                           .zone = about.zone,
                           .asked = now,
                           .due = plan->due,
                           .why_moved = plan->why_moved,
                           .exact = about.exact,
                           .expires = about.expires,
                           .key = "moved|" + about.appointment};
  return Counted(std::move(news), static_cast<int>(*segments));
}

// As `Exchange::item_lines` takes it.
std::string item(const Json& form) {
  return control::item_line(control::to_line(form)) + '\n';
}

class Chunk {
 public:
  Chunk(const House& house, std::vector<Line> lines, bool dry_run)
      : house_(house), lines_(std::move(lines)), dry_run_(dry_run) {}

  Result<void> plan(Store& store, Sum& sum, Instant now) {
    if (const auto judged = judge(store, now); !judged) return judged;
    if (dry_run_) return {};
    std::vector<Counted> reminders;
    for (const Line& line : lines_) {
      if (!line.error) reminders.push_back(*line.reminder);
    }
    const auto fresh = store.count_new(reminders);
    if (!fresh) return fail(fresh.error());
    sum.fresh += *fresh;
    if (!sum.batch && sum.fresh > house_.config.approve_above) {
      const auto opened =
          store.open_batch("more than " + std::to_string(house_.config.approve_above) +
                               " reminders were planned at once",
                           now);
      if (!opened) return fail(opened.error());
      sum.batch = *opened;
    }
    auto planned = store.plan(reminders, sum.batch, now);
    if (!planned) return fail(planned.error());
    std::vector<Counted> news;
    auto next = planned->begin();
    for (Line& line : lines_) {
      if (line.error) continue;
      line.planned = *next++;
      line.reminder->first.id = line.planned.id;
      if (sum.batch && !line.planned.existed) line.reminder->first.batch = *sum.batch;
      if (auto one = news_of(house_, line, now)) news.push_back(std::move(*one));
    }
    const auto told = store.plan(news, std::nullopt, now);
    if (!told) return fail(told.error());
    return {};
  }

  std::string answers(Instant now, Sum& sum) const {
    std::string items;
    for (const Line& line : lines_) {
      if (line.error) {
        Json form = left_out(line.args, line.error->meaning());
        form["error"] = control::to_form(*line.error);
        items += item(form);
        sum.refused = true;
        continue;
      }
      const auto& [reminder, segments] = *line.reminder;
      Json form = reminder_form(reminder, static_cast<std::size_t>(segments), now);
      if (line.planned.existed) form["existed"] = true;
      items += item(form);
    }
    return items;
  }

 private:
  Result<void> judge(Store& store, Instant now) {
    std::vector<PhoneNumber> numbers;
    for (const Line& line : lines_) {
      if (!line.error) numbers.push_back(line.reminder->first.to);
    }
    const auto standings = store.standings(numbers);
    if (!standings) return fail(standings.error());
    auto standing = standings->begin();
    for (Line& line : lines_) {
      if (line.error) continue;
      const messages::Draft draft{
          .to = line.reminder->first.to, .text = "", .origin = messages::Origin::reminder};
      if (const auto may = judge_consent(*standing++, draft, now); !may) line.error = may.error();
    }
    return {};
  }

  const House& house_;
  std::vector<Line> lines_;
  bool dry_run_;
};

// So many at once look like a mistake: they are held.
Result<std::optional<std::int64_t>> batch_for(Store& store, const std::vector<Counted>& news,
                                              Instant now) {
  const auto fresh = store.count_new(news);
  if (!fresh) return fail(fresh.error());
  if (*fresh <= reminders::kMostLate) return std::optional<std::int64_t>();
  const auto opened = store.open_batch("many appointments were called off at once", now);
  if (!opened) return fail(opened.error());
  return std::optional(*opened);
}

// Takes back what the source does not name, and tells it to whom it was told. Returns the news.
Result<std::vector<Counted>> take_back(Store& store, const House& house, const Json& args,
                                       const Named& named, Instant now) {
  const std::string source = control::text_at(args, "source").value_or("");
  const auto planned = store.of_source(source);
  if (!planned) return fail(planned.error());
  auto [back, news] = disarm(*planned, named, house.config.quiet,
                             control::text_at(args, "lang").value_or("en"), now);
  if (const auto taken = store.take_back(back); !taken) return fail(taken.error());
  const auto batch = batch_for(store, news, now);
  if (!batch) return fail(batch.error());
  const auto told = store.plan(news, *batch, now);
  if (!told) return fail(told.error());
  std::vector<Counted> fresh;
  for (std::size_t i = 0; i < news.size(); ++i) {
    if ((*told)[i].existed) continue;
    news[i].first.id = (*told)[i].id;
    news[i].first.batch = batch->value_or(0);
    fresh.push_back(std::move(news[i]));
  }
  return fresh;
}

async::Task<Result<void>> end_of_source(House& house, Exchange& exchange, const Named& named) {
  const Instant now = wall_now();
  const Json& args = exchange.args();
  const auto news = co_await house.store.run(
      [&](Store& store) { return take_back(store, house, args, named, now); });
  if (!news) co_return fail(news.error());
  house.bells.scheduled.ring();
  house.bells.changes.ring();
  std::string items;
  for (const auto& [reminder, segments] : *news)
    items += item(reminder_form(reminder, static_cast<std::size_t>(segments), now));
  if (!items.empty()) co_await exchange.item_lines(std::move(items));
  co_return Result<void>();
}

}  // namespace

async::Task<End> remind_many(House& house, Exchange& exchange) {
  if (const auto known = clock_is_known(house); !known) co_return ended(known.error());
  const bool dry_run = control::flag_at(exchange.args(), "dry_run").value_or(false);
  Sum sum;
  sum.named = Named(control::flag_at(exchange.args(), "other_stages").value_or(false));
  if (const auto every = control::integer_at(exchange.args(), "pace_ms"); every && *every > 0)
    sum.pace = reminders::Pace(Milliseconds(*every));
  for (bool more = true; more;) {
    const Instant now = wall_now();
    std::vector<Line> lines;
    while (lines.size() < kLinesAtOnce && more) {
      const auto text = co_await exchange.next_line();
      more = text.has_value();
      if (!more) break;
      Line line = read_line(house, *text, now);
      if (const auto whole = control::text_at(line.args, "whole")) {
        const auto start = parse_rfc3339(control::text_at(line.args, "start").value_or(""));
        sum.named.whole(*whole, start ? std::optional(*start) : std::nullopt);
        continue;
      }
      if (line.reminder && sum.pace) place(house, line.reminder->first, *sum.pace);
      if (line.reminder) {
        line.reminder->first.source = control::text_at(exchange.args(), "source").value_or("");
        sum.named.text(line.reminder->first.key);
      }
      lines.push_back(std::move(line));
    }
    if (exchange.client_gone()) co_return End(ExitCode::failed);
    if (lines.empty()) continue;
    Chunk chunk(house, std::move(lines), dry_run);
    const auto planned =
        co_await house.store.run([&](Store& store) { return chunk.plan(store, sum, now); });
    if (!planned) co_return ended(planned.error());
    house.bells.scheduled.ring();
    house.bells.changes.ring();
    auto items = chunk.answers(now, sum);
    if (!co_await exchange.item_lines(std::move(items))) co_return End(ExitCode::failed);
  }
  if (control::flag_at(exchange.args(), "whole").value_or(false) && !dry_run) {
    const auto done = co_await end_of_source(house, exchange, sum.named);
    if (!done) co_return ended(done.error());
  }
  co_return End(sum.refused && !dry_run ? ExitCode::refused : ExitCode::done);
}

}  // namespace pigeon::daemon
