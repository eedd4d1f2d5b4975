// Reminders as they are planned: singly, in great numbers, and what repeats.
#include <limits>

#include "store/batches.h"
#include "store/codes.h"
#include "store/database.h"
#include "store/identity.h"
#include "store/queue.h"
#include "store/rows.h"

namespace pigeon::store {

using reminders::Reminder;
using reminders::Series;

namespace {

// Stands for a name in an index; 0 for none.
std::int64_t number_of(const std::string& name) {
  if (name.empty()) return 0;
  const std::int64_t hash =
      hash_of(std::span(reinterpret_cast<const std::uint8_t*>(name.data()), name.size()));
  return hash == 0 ? 1 : hash;
}

std::int64_t wall_ms(calendar::LocalTime time) {
  return time.time_since_epoch().count();
}

// By itself, or in another text.
bool has_gone(State state, std::string_view error_code) {
  return state == State::sending || state == State::sent || state == State::delivered ||
         state == State::unknown || error_code == kJoinedCode;
}

bool waits(State state) {
  return state == State::held || state == State::queued;
}

int cancel_all(Connection& db, std::span<const MessageId> ids) {
  int count = 0;
  for (const MessageId id : ids) {
    auto outgoing = find_outgoing(db, id);
    if (!outgoing || !messages::cancel(outgoing->life)) continue;
    save(db, *outgoing);
    ++count;
  }
  return count;
}

std::vector<OfAppointment> of_appointments_in(Statement row) {
  std::vector<OfAppointment> found;
  while (row.next()) {
    const State state = state_of(row.small(4));
    found.push_back({.id = row.integer(0),
                     .to = row.number(1),
                     .key = row.text(2),
                     .zone = row.text(3),
                     .due = row.instant(5),
                     .waits = waits(state),
                     .went = has_gone(state, row.text(6)),
                     .exact = row.flag(7)});
  }
  return found;
}

// An appointment that has moved: what waits for its old time is taken back. Whether a text of the
// old time has gone, while that is still to come, so that somebody believes it.
bool take_back_family(Connection& db, const Reminder& reminder, Instant now) {
  std::vector<MessageId> waiting;
  bool told = false;
  for (Statement row = db.query("SELECT id, state, key, error_code FROM message"
                                " WHERE key >= ?1 AND key < ?2 AND key <> ?3",
                                reminder.family, reminder.family + "\x7f", reminder.key);
       row.next();) {
    const State state = state_of(row.small(1));
    if (waits(state)) waiting.push_back(row.integer(0));
    const auto start = parse_rfc3339(row.text(2).substr(reminder.family.size()));
    if (has_gone(state, row.text(3)) && start && *start > now) told = true;
  }
  cancel_all(db, waiting);
  return told;
}

Planned plan_one(Connection& db, const Reminder& reminder, int segments,
                 std::optional<std::int64_t> batch, Instant now) {
  Draft draft{.to = reminder.to, .text = reminder.text};
  draft.origin = messages::Origin::reminder;
  draft.not_before = reminder.due;
  draft.expires = reminder.expires;
  draft.key = reminder.key;
  draft.program = reminder.program;
  Planned planned;
  if (!reminder.family.empty()) planned.told = take_back_family(db, reminder, now);
  const Queued queued = enqueue_one(db, draft, segments, now);
  planned.id = queued.id;
  planned.existed = queued.existed;
  if (queued.existed) return planned;
  std::optional<std::int64_t> civil;
  if (reminder.civil) civil = wall_ms(*reminder.civil);
  std::optional<std::int64_t> series;
  if (reminder.series != 0) series = reminder.series;
  db.run(
      "INSERT INTO reminder (id, said, zone, asked, due, why_moved, exact, appointment, civil,"
      " series, source, quiet_zone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      queued.id, reminder.said, reminder.zone, reminder.asked, reminder.due, reminder.why_moved,
      reminder.exact, number_of(reminder.appointment), civil, series, number_of(reminder.source),
      std::string_view(reminder.quiet_zone));
  if (batch) db.run("UPDATE message SET state = 1, batch = ?2 WHERE id = ?1", queued.id, *batch);
  return planned;
}

// Those that were planned of a series for later than `now`, when another is planned in their place:
// the clock was set back.
void take_back_later(Connection& db, std::int64_t series, Instant now) {
  std::vector<MessageId> later;
  for (Statement row =
           db.query("SELECT message.id FROM message JOIN reminder ON reminder.id = message.id"
                    " WHERE message.id = (SELECT planned FROM series WHERE id = ?1) AND state = 2"
                    " AND message.due > ?2",
                    series, now);
       row.next();) {
    later.push_back(row.integer(0));
  }
  // As if it had never been planned: its key is free again.
  for (const MessageId id : later)
    db.run("UPDATE message SET state = 8, key = NULL WHERE id = ?", id);
}

// The text of an occurrence, which has a key: none is planned twice.
Planned plan_next(Connection& db, std::int64_t series, const NextOf& next, Instant now) {
  Reminder reminder = next.text.reminder;
  reminder.series = series;
  reminder.key = "series|" + std::to_string(series) + "|" + format_rfc3339(next.text.occurrence);
  return plan_one(db, reminder, next.segments, std::nullopt, now);
}

void go_on_with(Connection& db, std::int64_t series, const std::optional<NextOf>& next,
                Instant now) {
  take_back_later(db, series, now);
  if (!next) {
    db.run("UPDATE series SET next = NULL WHERE id = ?", series);
    return;
  }
  const Planned planned = plan_next(db, series, *next, now);
  db.run("UPDATE series SET last = ?2, next = ?3, planned = ?4 WHERE id = ?1", series,
         next->text.occurrence, next->text.reminder.due, planned.id);
}

// With its first text, so that each index is written once.
Planned begin_one(Connection& db, const Series& series, const std::optional<NextOf>& next,
                  Instant now) {
  const std::int64_t key = number_of(series.key);
  if (Statement known = db.query("SELECT planned FROM series WHERE begins = ? AND key = ?",
                                 wall_ms(series.begins), key);
      known.next()) {
    const Planned before{.id = known.integer(0), .existed = true};
    db.run("UPDATE series SET days_off = ?3 WHERE begins = ?1 AND key = ?2 AND days_off <> ?3",
           wall_ms(series.begins), key, series.days_off);
    return before;
  }
  std::int64_t id = 1;
  if (Statement last = db.query("SELECT max(id) FROM series"); last.next()) id += last.integer(0);
  Planned planned;
  std::optional<Instant> occurrence, due, until;
  if (next) {
    planned = plan_next(db, id, *next, now);
    occurrence = next->text.occurrence;
    due = next->text.reminder.due;
  }
  if (series.until != Instant::max()) until = series.until;
  db.run(
      "INSERT INTO series (id, number, text, literal, language, said, zone, quiet_zone, rule,"
      " begins, stage, exact, key, since, until, last, planned, next, days_off)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, series.to, series.text, series.literal, series.language, series.said, series.zone,
      series.quiet_zone, series.rule, wall_ms(series.begins), series.stage, series.exact, key,
      series.since, until, occurrence, planned.id, due, series.days_off);
  return planned;
}

constexpr std::string_view kPlannedColumns =
    "SELECT reminder.id AS id, number, text, reminder.said AS said, zone, asked, reminder.due AS "
    "due,"
    " why_moved, exact, batch, series FROM ";

Reminder reminder_in(const Statement& row) {
  return Reminder{.id = row.integer(0),
                  .to = row.number(1),
                  .text = row.text(2),
                  .said = row.text(3),
                  .zone = row.text(4),
                  .asked = row.instant(5),
                  .due = row.instant(6),
                  .why_moved = row.text(7),
                  .exact = row.flag(8),
                  .batch = row.integer(9),
                  .series = row.integer(10)};
}

Series series_in(const Statement& row) {
  Series series{.id = row.integer(0), .to = row.number(1), .text = row.text(2)};
  series.literal = row.flag(3);
  series.language = row.text(4);
  series.said = row.text(5);
  series.zone = row.text(6);
  series.quiet_zone = row.text(7);
  series.rule = row.text(8);
  series.begins = calendar::LocalTime(Milliseconds(row.integer(9)));
  series.stage = row.text(10);
  series.exact = row.flag(11);
  series.since = row.instant(12);
  series.until = row.maybe_instant(13).value_or(Instant::max());
  series.last = row.maybe_instant(14);
  series.days_off = row.text(15);
  return series;
}

}  // namespace

Result<MessageId> Store::plan(const Reminder& reminder, int segments, Instant now) {
  const std::pair one(reminder, segments);
  const auto planned = plan(std::span(&one, 1), std::nullopt, now);
  if (!planned) return fail(planned.error());
  return planned->front().id;
}

Result<std::vector<Planned>> Store::plan(std::span<const std::pair<Reminder, int>> reminders,
                                         std::optional<std::int64_t> batch, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  std::vector<Planned> planned;
  planned.reserve(reminders.size());
  for (const auto& [reminder, segments] : reminders) {
    planned.push_back(plan_one(db, reminder, segments, batch, now));
    if (db.failed()) break;
  }
  return transaction.commit(std::move(planned));
}

Result<std::vector<Reminder>> Store::planned(int limit) {
  Connection& db = db_->connection();
  std::vector<Reminder> planned;
  // Two runs, each in the order of an index: what waits for its instant, and what is held.
  const std::string waiting = std::string(kPlannedColumns) +
                              "message INDEXED BY queue CROSS JOIN reminder USING (id)"
                              " WHERE state = 2 AND wish = '@' AND priority = 0"
                              " ORDER BY message.due, id LIMIT ?1";
  const std::string held = std::string(kPlannedColumns) +
                           "message INDEXED BY live CROSS JOIN reminder USING (id)"
                           " WHERE state = 1 AND state IN (1, 3, 7)"
                           " ORDER BY message.due, id LIMIT ?1";
  for (Statement row = db.query("SELECT * FROM (" + waiting + ") UNION ALL SELECT * FROM (" + held +
                                    ") ORDER BY due, id LIMIT ?1",
                                limit);
       row.next();) {
    planned.push_back(reminder_in(row));
  }
  return db.checked(std::move(planned));
}

Result<std::int64_t> Store::count_new(std::span<const std::pair<Reminder, int>> reminders) {
  Connection& db = db_->connection();
  std::int64_t count = 0;
  for (const auto& [reminder, segments] : reminders) {
    if (reminder.key.empty() ||
        !db.query("SELECT 1 FROM message WHERE key = ? AND key IS NOT NULL", reminder.key).next())
      ++count;
  }
  return db.checked(count);
}

Result<std::vector<OfAppointment>> Store::of_source(const std::string& source) {
  Connection& db = db_->connection();
  return db.checked(of_appointments_in(db.query(
      "SELECT reminder.id, number, key, zone, state, reminder.due, error_code, exact FROM reminder"
      " JOIN message ON message.id = reminder.id"
      " WHERE source <> 0 AND source = ? ORDER BY reminder.id",
      number_of(source))));
}

Result<std::vector<OfAppointment>> Store::of_family(const std::string& prefix) {
  Connection& db = db_->connection();
  return db.checked(of_appointments_in(
      db.query("SELECT reminder.id, number, key, zone, state, reminder.due, error_code, exact"
               " FROM message JOIN reminder ON reminder.id = message.id"
               " WHERE key >= ?1 AND key < ?2 ORDER BY reminder.id",
               prefix, prefix + "\x7f")));
}

Result<int> Store::take_back(std::span<const MessageId> ids) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const int count = cancel_all(db, ids);
  return transaction.commit(count);
}

Result<std::vector<Planned>> Store::begin(std::span<const BegunSeries> all, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  std::vector<Planned> planned;
  planned.reserve(all.size());
  for (const auto& [series, next] : all) {
    planned.push_back(begin_one(db, series, next, now));
    if (db.failed()) break;
  }
  return transaction.commit(std::move(planned));
}

Result<std::vector<Series>> Store::due_series(Instant now, int limit) {
  Connection& db = db_->connection();
  std::vector<Series> due;
  for (Statement row = db.query("SELECT id, number, text, literal, language, said, zone, "
                                "quiet_zone, rule, begins, stage,"
                                " exact, since, until, last, days_off FROM series"
                                " WHERE next IS NOT NULL AND next <= ?1 ORDER BY next LIMIT ?2",
                                now, limit);
       row.next();) {
    due.push_back(series_in(row));
  }
  return db.checked(std::move(due));
}

Result<void> Store::go_on(std::span<const std::pair<std::int64_t, std::optional<NextOf>>> all,
                          Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  for (const auto& [series, next] : all)
    go_on_with(db, series, next, now);
  return transaction.commit();
}

Result<void> Store::reckon_series_anew(Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  // `last` may lie in a future that was believed in; the keys of occurrences keep each from being
  // told twice.
  db.run("UPDATE series SET next = ?1, last = min(last, ?1) WHERE next IS NOT NULL AND next > ?1",
         now);
  return transaction.commit();
}

Result<void> Store::end_series_of(MessageId id) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const int ended = db.run(
      "UPDATE series SET next = NULL, rests = NULL WHERE id = (SELECT series FROM reminder WHERE "
      "id = ?)",
      id);
  if (ended == 0 && !db.failed()) {
    return fail("not-repeating", "Message " + std::to_string(id) + " is not one that repeats",
                "Leave --all out");
  }
  return transaction.commit();
}

}  // namespace pigeon::store
