#include "store/rows.h"

#include <charconv>

#include "store/codes.h"

namespace pigeon::store {

using messages::Direction;
using messages::Draft;
using messages::Message;
using messages::MessageId;
using messages::State;

namespace {

std::optional<std::string_view> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<Error> error_in(const Statement& row, int first) {
  if (row.is_null(first)) return std::nullopt;
  return Error(row.text(first), row.text(first + 1), row.text(first + 2));
}

std::optional<int> maybe_small(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.small(column);
}

std::string modem_of_lane(std::string lane) {
  if (!lane.empty() && lane.front() == kClockMark) lane.erase(0, 1);
  return lane;
}

}  // namespace

const std::string kMessageColumns =
    "id, state, number, text, at, segments, modem, origin, report, priority, wish, program,"
    " not_before, expires, answers, refs, attempts, sent_at, delivered_at, error_code,"
    " error_meaning, error_hint, class";

Message message_in(const Statement& row) {
  Message message{.id = row.integer(0), .number = row.number(2)};
  message.state = state_of(row.small(1));
  message.text = row.text(3);
  message.segments = row.small(5);
  message.modem = row.text(6);
  if (message.state == State::received) {
    message.direction = Direction::in;
    message.received_at = row.instant(4);
    message.message_class = maybe_small(row, 22);
    return message;
  }
  message.queued_at = row.instant(4);
  message.origin = origin_of(row.small(7));
  message.report = row.flag(8);
  message.priority = row.small(9);
  if (message.modem.empty()) message.modem = modem_of_lane(row.text(10));
  message.program = row.text(11);
  message.not_before = row.maybe_instant(12);
  message.expires = row.maybe_instant(13);
  message.answers = row.maybe_integer(14);
  message.references = split_references(row.text(15));
  message.attempts = row.small(16);
  message.sent_at = row.maybe_instant(17);
  if (message.state == State::delivered) message.delivered_at = row.maybe_instant(18);
  message.error = error_in(row, 19);
  return message;
}

std::optional<Outgoing> find_outgoing(Connection& db, MessageId id) {
  Statement row = db.query(
      "SELECT id, number, modem, origin, report, program, expires, state, segments, done, arrived,"
      " attempts, due, handed, sent_at, delivered_at, refs, error_code, error_meaning, error_hint"
      " FROM message WHERE id = ? AND state <> 0",
      id);
  if (!row.next()) return std::nullopt;
  Outgoing found{.id = row.integer(0),
                 .number = row.number(1),
                 .modem = row.text(2),
                 .origin = origin_of(row.small(3)),
                 .report = row.flag(4),
                 .program = row.text(5),
                 .expires = row.maybe_instant(6)};
  found.life = messages::Life{.state = state_of(row.small(7)),
                              .parts = row.small(8),
                              .taken = row.small(9),
                              .delivered = row.small(10),
                              .attempts = row.small(11),
                              .due = row.maybe_instant(12),
                              .handed = row.maybe_instant(13),
                              .sent_at = row.maybe_instant(14),
                              .delivered_at = row.maybe_instant(15),
                              .references = split_references(row.text(16)),
                              .error = error_in(row, 17)};
  return found;
}

void save(Connection& db, const Outgoing& outgoing) {
  const messages::Life& life = outgoing.life;
  const std::string references = join_references(life.references);
  std::optional<std::string_view> code;
  std::optional<std::string_view> meaning;
  std::optional<std::string_view> hint;
  if (life.error) {
    code = life.error->code();
    meaning = life.error->meaning();
    hint = unless_empty(life.error->hint());
  }
  db.run(
      "UPDATE message SET state = ?2, modem = ?3, done = ?4, arrived = ?5, attempts = ?6, due = ?7,"
      " handed = ?8, sent_at = ?9, delivered_at = ?10, refs = ?11, error_code = ?12,"
      " error_meaning = ?13, error_hint = ?14 WHERE id = ?1",
      outgoing.id, code_of(life.state), outgoing.modem, life.taken, life.delivered, life.attempts,
      life.due, life.handed, life.sent_at, life.delivered_at, unless_empty(references), code,
      meaning, hint);
}

MessageId insert(Connection& db, const Draft& draft, int segments, Instant now) {
  const std::string lane = draft.not_before ? kClockMark + draft.modem : draft.modem;
  db.run(
      "INSERT INTO message (state, number, text, at, segments, origin, report, priority, wish, key,"
      " program, not_before, expires, answers, due, done, arrived, attempts)"
      " VALUES (2, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?11, 0, 0, 0)",
      draft.to, draft.text, now, segments, code_of(draft.origin), draft.report, draft.priority,
      lane, unless_empty(draft.key), unless_empty(draft.program), draft.not_before, draft.expires,
      draft.answers);
  return db.last_id();
}

std::string join_references(const std::vector<int>& references) {
  std::string text;
  for (const int reference : references) {
    if (!text.empty()) text += ',';
    text += std::to_string(reference);
  }
  return text;
}

std::vector<int> split_references(const std::string& text) {
  std::vector<int> references;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    int reference = -1;
    at = std::from_chars(at, end, reference).ptr + 1;  // past the comma
    references.push_back(reference);
  }
  return references;
}

}  // namespace pigeon::store
