// The schedule at work: series get their next text, texts whose instant has come are let go, and
// what is late after a gap is ended or held for approval. Blocks; to be called on the store thread,
// and only while the clock can be trusted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "calendar/daily_window.h"
#include "store/store.h"

namespace pigeon::daemon {

class Schedule {
 public:
  // `automatic`: late texts go without approval while they are of use (catch_up = "auto").
  Schedule(calendar::DailyWindow quiet, bool automatic) : quiet_(quiet), automatic_(automatic) {}

  struct Account {
    int went = 0;
    int stale = 0;
    int useless = 0;
    int held = 0;
    std::int64_t batch = 0;               // in which those are
    int paused = 0;                       // held because somebody has stopped them for a while
    int joined = 0;                       // went in the text of another
    std::vector<std::string> ended = {};  // series that can't go on, and why
    bool more = false;                    // look again at once
    std::optional<Instant> next = {};     // when something is due
  };

  // One look; some thousand texts at most, so that other calls of the store get their turn.
  Result<Account> look(store::Store& store, Instant now);

  // When the clock was trusted and the schedule looked at, up to ten minutes ago.
  static Result<std::optional<Instant>> last_look(store::Store& store);

 private:
  Result<void> recall_last_look(store::Store& store, Instant now);
  Result<void> go_on_with_series(store::Store& store, Instant now, Account& account);
  Result<void> end_pauses(store::Store& store, Instant now, Account& account);
  const store::Pause* pause_of(const store::DueText& text) const;
  Result<void> let_go(store::Store& store, Instant now, Account& account);
  Result<std::vector<store::Joined>> join_with_soon(store::Store& store,
                                                    const std::vector<store::DueText>& going,
                                                    Instant now) const;
  Result<void> note_look(store::Store& store, Instant now);

  calendar::DailyWindow quiet_;
  bool automatic_;
  bool recalled_ = false;
  std::optional<Instant> looked_ = {};
  std::optional<Instant> noted_ = {};  // of `looked_`, on disk
  bool holding_ = false;               // until all that is late now has been dealt with
  std::int64_t batch_ = 0;
  std::vector<store::Pause> pauses_ = {};  // as of this look
};

// The next text of a series with its segments; nothing when it has ended.
Result<std::optional<store::NextOf>> next_of(const reminders::Series& series,
                                             const calendar::DailyWindow& quiet, Instant now);

}  // namespace pigeon::daemon
