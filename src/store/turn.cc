// Whose turn it is: the last claim's outcome and the next claim in one transaction.
#include <algorithm>
#include <limits>

#include "store/codes.h"
#include "store/database.h"
#include "store/passage.h"
#include "store/reports.h"
#include "store/rows.h"

namespace pigeon::store {
namespace {

// So that one call stays short when thousands of stale texts stand in front; the caller is told to
// ask again at once.
constexpr int kJudgedPerTurn = 500;

struct Candidate {
  MessageId id;
  std::int64_t priority;
  Instant since;  // how long it could have gone
};

// The longest due goes first among equals; the id decides between those of one batch.
bool goes_before(const Candidate& one, const Candidate& other) {
  if (one.priority != other.priority) return one.priority > other.priority;
  if (one.since != other.since) return one.since < other.since;
  return one.id < other.id;
}

// Looks for the next candidate of one modem and remembers when the earliest of those that must
// wait may go.
class Search {
 public:
  Search(Connection& db, const std::string& modem, std::span<const std::string> stands_in_for,
         Instant now)
      : db_(db), modem_(modem), stands_in_for_(stands_in_for), now_(now) {}

  std::optional<Candidate> run() {
    look_again_.reset();
    // A text of which a part has gone is finished first: its recipient sees nothing before it is
    // whole, and only this modem can send the rest.
    if (auto rest = partly_sent()) return rest;
    std::optional<Candidate> best = in_lane(modem_);
    const auto look_in = [&](const std::string& lane) {
      const auto other = in_lane(lane);
      if (other && (!best || goes_before(*other, *best))) best = other;
    };
    if (!modem_.empty()) look_in("");
    for (const std::string& lane : stands_in_for_)
      look_in(lane);
    return best;
  }

  std::optional<Instant> look_again() const { return look_again_; }

 private:
  void wait_for(Instant due) { look_again_ = std::min(due, look_again_.value_or(due)); }

  std::optional<Candidate> partly_sent() {
    for (Statement row = db_.query("SELECT id, due FROM message WHERE state = 3"
                                   " AND state IN (1, 3, 7) AND modem = ? AND handed IS NULL"
                                   " ORDER BY id",
                                   modem_);
         row.next();) {
      const auto due = row.maybe_instant(1);
      if (!due || *due <= now_) return Candidate{row.integer(0), 0, now_};
      wait_for(*due);
    }
    return std::nullopt;
  }

  // The lane of the texts that want `wish`. Walks from priority to priority, two steps into the
  // index each, and never over the texts: a million that wait for tomorrow cost nothing.
  std::optional<Candidate> in_lane(const std::string& wish) {
    std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
    for (;;) {
      Statement top = db_.query(
          "SELECT id, priority, due, at FROM message WHERE state = 2 AND wish = ?1"
          " AND priority <= ?2 ORDER BY priority DESC, due, id LIMIT 1",
          wish, at_most);
      if (!top.next()) return std::nullopt;
      const std::int64_t priority = top.integer(1);
      std::optional<Candidate> best;
      if (top.is_null(2)) {
        best = Candidate{top.integer(0), priority, top.instant(3)};
        if (const auto timed = first_timed(wish, priority); timed && goes_before(*timed, *best)) {
          best = timed;
        }
      } else {
        best = if_due(top.integer(0), priority, top.instant(2));
      }
      if (best) return best;
      at_most = priority - 1;
    }
  }

  std::optional<Candidate> first_timed(const std::string& wish, std::int64_t priority) {
    Statement row = db_.query(
        "SELECT id, due FROM message WHERE state = 2 AND wish = ?1 AND priority = ?2"
        " AND due IS NOT NULL ORDER BY due, id LIMIT 1",
        wish, priority);
    if (!row.next()) return std::nullopt;
    return if_due(row.integer(0), priority, row.instant(1));
  }

  std::optional<Candidate> if_due(MessageId id, std::int64_t priority, Instant due) {
    if (due <= now_) return Candidate{id, priority, due};
    wait_for(due);
    return std::nullopt;
  }

  Connection& db_;
  const std::string& modem_;
  std::span<const std::string> stands_in_for_;
  Instant now_;
  std::optional<Instant> look_again_;
};

std::string text_of(Connection& db, MessageId id) {
  Statement row = db.query("SELECT text FROM message WHERE id = ?", id);
  return row.next() ? row.text(0) : std::string();
}

std::optional<Claim> claim(Connection& db, const QuietHours& quiet, MessageId id,
                           const std::string& modem, Instant now) {
  auto outgoing = find_outgoing(db, id);
  if (!outgoing) return std::nullopt;
  const bool goes = passes_gate(db, quiet, *outgoing, now);
  if (goes) {
    messages::hand_over(outgoing->life, now);
    outgoing->modem = modem;
  }
  save(db, *outgoing);
  if (!goes) return std::nullopt;
  return Claim{.message = id,
               .to = outgoing->number,
               .text = text_of(db, id),
               .part = outgoing->life.taken,
               .parts = outgoing->life.parts,
               // Successive texts differ in the low octet too, which is what most phones look at.
               .reference = static_cast<std::uint16_t>(id & 0xffff),
               .report = outgoing->report,
               .attempts = outgoing->life.attempts};
}

Turn next_turn(Connection& db, const QuietHours& quiet, const std::string& modem, Instant now,
               int most, std::span<const std::string> stands_in_for) {
  Turn turn;
  Search search(db, modem, stands_in_for, now);
  for (int judged = 0; judged < kJudgedPerTurn + most; ++judged) {
    const auto candidate = search.run();
    if (!candidate) {
      turn.look_again = search.look_again();
      return turn;
    }
    if (auto claimed = claim(db, quiet, candidate->id, modem, now)) {
      turn.claims.push_back(*std::move(claimed));
      const Claim& last = turn.claims.back();
      const bool more_parts = last.part + 1 < last.parts;
      if (more_parts || turn.claims.size() == static_cast<std::size_t>(most)) return turn;
    }
    if (db.failed()) return Turn{};
  }
  turn.look_again = now;
  return turn;
}

void apply(Connection& db, const Settlement& last, const std::string& modem, Instant now) {
  auto outgoing = find_outgoing(db, last.message);
  // Told twice, or of another claim: what is written stays.
  if (!outgoing || outgoing->modem != modem || outgoing->life.taken != last.part) return;
  const Instant handed = outgoing->life.handed.value_or(now);
  bool moved = false;
  switch (last.outcome) {
    case Settlement::Outcome::sent:
      moved = messages::taken(outgoing->life, last.reference.value_or(-1), now);
      break;
    case Settlement::Outcome::refused:
      moved = messages::refused(
          outgoing->life, last.error.value_or(Error("refused", "The network refused the text")));
      break;
    case Settlement::Outcome::try_again:
      moved = messages::try_again(outgoing->life, last.error, last.next_attempt);
      break;
    case Settlement::Outcome::not_handed_over:
      moved = messages::not_handed_over(outgoing->life, last.next_attempt);
      break;
    case Settlement::Outcome::unknown:
      moved = messages::no_answer(outgoing->life, last.error);
      break;
  }
  if (!moved) return;
  save(db, *outgoing);
  if (last.outcome == Settlement::Outcome::sent && outgoing->report && last.reference) {
    await_report(db, *outgoing, last.part, *last.reference, handed);
  }
  apply_early_reports(db, modem, now);
}

}  // namespace

Result<Turn> Store::advance(std::span<const Settlement> outcomes, const std::string& modem,
                            Instant now, int most, std::span<const std::string> stands_in_for) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  for (const Settlement& outcome : outcomes)
    apply(db, outcome, modem, now);
  Turn turn = next_turn(db, db_->quiet_hours, modem, now, most, stands_in_for);
  return transaction.commit(std::move(turn));
}

Result<std::vector<std::string>> Store::wished_modems() {
  Connection& db = db_->connection();
  std::vector<std::string> names;
  std::string last;
  for (;;) {
    // A step into the index each, never a walk over the texts.
    Statement row = db.query(
        "SELECT wish FROM message WHERE state = 2 AND wish > ? ORDER BY wish LIMIT 1", last);
    if (!row.next()) break;
    last = row.text(0);
    names.push_back(last);
  }
  return db.checked(std::move(names));
}

Result<void> Store::settle(std::span<const Settlement> outcomes, const std::string& modem,
                           Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  for (const Settlement& outcome : outcomes)
    apply(db, outcome, modem, now);
  return transaction.commit();
}

}  // namespace pigeon::store
