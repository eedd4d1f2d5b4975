#include "daemon/schedule.h"

#include <algorithm>
#include <chrono>

#include "daemon/joining.h"
#include "reminders/catch_up.h"
#include "reminders/clock_trust.h"
#include "reminders/series.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using reminders::Fate;
using store::Store;

constexpr const char* kLooked = "schedule.looked";
constexpr auto kNoteEvery = 10min;
constexpr int kAtOnce = 500;  // in one transaction
constexpr int kPages = 4;     // of them in one look

constexpr const char* kWhyHeld = "late after a gap: no power, or no clock that could be trusted";

}  // namespace

Result<std::optional<store::NextOf>> next_of(const reminders::Series& series,
                                             const calendar::DailyWindow& quiet, Instant now) {
  auto next = reminders::next_text(series, quiet, now);
  if (!next) return fail(next.error());
  if (!*next) return std::optional<store::NextOf>();
  const auto segments = sms::count_segments((*next)->reminder.text);
  if (!segments) return fail(segments.error());
  return std::optional(store::NextOf{std::move(**next), static_cast<int>(*segments)});
}

Result<std::optional<Instant>> Schedule::last_look(Store& store) {
  const auto fact = store.fact(kLooked);
  if (!fact) return fail(fact.error());
  if (!*fact) return std::optional<Instant>();
  const auto instant = parse_rfc3339(**fact);
  return instant ? std::optional(*instant) : std::nullopt;
}

Result<Schedule::Account> Schedule::look(Store& store, Instant now) {
  Account account;
  if (const auto recalled = recall_last_look(store, now); !recalled) return fail(recalled.error());
  if (const auto ended = end_pauses(store, now, account); !ended) return fail(ended.error());
  if (const auto planned = go_on_with_series(store, now, account); !planned)
    return fail(planned.error());
  if (!account.more) {
    if (const auto went = let_go(store, now, account); !went) return fail(went.error());
  }
  if (account.more) return account;
  holding_ = false;
  batch_ = 0;
  if (const auto noted = note_look(store, now); !noted) return fail(noted.error());
  const auto next = store.next_due();
  if (!next) return fail(next.error());
  account.next = *next;
  return account;
}

Result<void> Schedule::recall_last_look(Store& store, Instant now) {
  if (!recalled_) {
    const auto last = last_look(store);
    if (!last) return fail(last.error());
    looked_ = noted_ = *last;
    recalled_ = true;
  }
  const bool set_back = looked_ && now + reminders::ClockTrust::kAgreement < *looked_;
  if (!set_back) return {};
  if (const auto anew = store.retry_now(now); !anew) return anew;
  if (const auto anew = store.reckon_series_anew(now); !anew) return anew;
  looked_ = now;
  return {};
}

Result<void> Schedule::go_on_with_series(Store& store, Instant now, Account& account) {
  for (int page = 0; page < kPages; ++page) {
    const auto due = store.due_series(now, kAtOnce);
    if (!due) return fail(due.error());
    if (due->empty()) return {};
    std::vector<std::pair<std::int64_t, std::optional<store::NextOf>>> next;
    next.reserve(due->size());
    for (const reminders::Series& series : *due) {
      auto text = next_of(series, quiet_, now);
      if (!text) account.ended.push_back(series.said + ": " + text.error().text());
      next.emplace_back(series.id, text ? std::move(*text) : std::nullopt);
    }
    if (const auto done = store.go_on(next, now); !done) return done;
  }
  account.more = true;
  return {};
}

Result<void> Schedule::end_pauses(Store& store, Instant now, Account& account) {
  auto pauses = store.pauses();
  if (!pauses) return fail(pauses.error());
  for (const store::Pause& pause : *pauses) {
    if (!pause.until || *pause.until > now) continue;
    const auto ended = store.resume(pause.scope, now);
    if (!ended) return fail(ended.error());
    account.went += static_cast<int>(*ended);
  }
  std::erase_if(*pauses,
                [&](const store::Pause& pause) { return pause.until && *pause.until <= now; });
  pauses_ = std::move(*pauses);
  return {};
}

const store::Pause* Schedule::pause_of(const store::DueText& text) const {
  const std::string program = "program " + text.program;
  for (const store::Pause& pause : pauses_) {
    if (pause.scope == "all" || (!text.program.empty() && pause.scope == program)) return &pause;
  }
  return nullptr;
}

// What else may go along with the stages among them.
Result<std::vector<store::Joined>> Schedule::join_with_soon(
    Store& store, const std::vector<store::DueText>& going, Instant now) const {
  const bool any =
      std::ranges::any_of(going, [](const store::DueText& text) { return text.appointment != 0; });
  if (!any) return std::vector<store::Joined>();
  auto soon = store.due(now + kTogether, kAtOnce);
  if (!soon) return fail(soon.error());
  std::erase_if(*soon, [&](const store::DueText& text) {
    return text.due <= now || text.superseded || pause_of(text) != nullptr;
  });
  return join(going, *soon);
}

Result<void> Schedule::let_go(Store& store, Instant now, Account& account) {
  const auto late = store.overdue(now - reminders::kOnTime - 1ms, reminders::kMostLate + 1);
  if (!late) return fail(late.error());
  holding_ = holding_ || (!automatic_ && reminders::holds_late(*late, looked_, now));
  for (int page = 0; page < kPages; ++page) {
    const auto due = store.due(now, kAtOnce);
    if (!due) return fail(due.error());
    if (due->empty()) return {};
    store::Release release;
    std::vector<store::DueText> going;
    for (const store::DueText& text : *due) {
      const store::Pause* pause = pause_of(text);
      switch (reminders::fate_of(
          {.due = text.due, .expires = text.expires, .superseded = text.superseded}, holding_,
          now)) {
        case Fate::go:
          if (pause) {
            release.paused.emplace_back(text.id, pause->batch);
          } else {
            release.go.push_back(text.id);
            going.push_back(text);
          }
          break;
        case Fate::stale:
          release.stale.push_back(text.id);
          break;
        case Fate::useless:
          release.useless.push_back(text.id);
          break;
        case Fate::held:
          if (pause) {
            release.paused.emplace_back(text.id, pause->batch);
          } else {
            release.held.push_back(text.id);
          }
          break;
      }
    }
    if (!release.held.empty() && batch_ == 0) {
      const auto opened = store.open_batch(kWhyHeld, now);
      if (!opened) return fail(opened.error());
      batch_ = *opened;
    }
    release.batch = batch_;
    auto joined = join_with_soon(store, going, now);
    if (!joined) return fail(joined.error());
    release.joined = std::move(*joined);
    if (const auto done = store.release(release, now); !done) return done;
    account.went += static_cast<int>(release.go.size());
    account.stale += static_cast<int>(release.stale.size());
    account.useless += static_cast<int>(release.useless.size());
    account.held += static_cast<int>(release.held.size());
    account.paused += static_cast<int>(release.paused.size());
    for (const store::Joined& one : release.joined)
      account.joined += static_cast<int>(one.others.size());
    if (!release.held.empty()) account.batch = batch_;
  }
  account.more = true;
  return {};
}

Result<void> Schedule::note_look(Store& store, Instant now) {
  looked_ = now;
  if (noted_ && now >= *noted_ && now - *noted_ < kNoteEvery) return {};
  if (const auto noted = store.remember(kLooked, format_rfc3339(now)); !noted) return noted;
  noted_ = now;
  return {};
}

}  // namespace pigeon::daemon
