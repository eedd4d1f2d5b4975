// What came in: PDUs are decoded, kept, put together, and obeyed where they say STOP.
#include <algorithm>

#include "base/hex.h"
#include "consent/words.h"
#include "sms/decode.h"
#include "sms/join.h"
#include "sms/segment.h"
#include "store/codes.h"
#include "store/database.h"
#include "store/identity.h"
#include "store/ledger_rows.h"
#include "store/parts.h"
#include "store/queue.h"
#include "store/reports.h"
#include "store/rows.h"
#include "store/turn_rows.h"

namespace pigeon::store {
namespace {

// An incoming message that is whole.
struct Heard {
  PhoneNumber sender;
  std::string text = {};
  int segments = 1;
  std::optional<int> message_class = {};
  bool words = true;  // a person's words; false: data, or a mailbox that announces something
};

Heard heard_in(std::span<const sms::Deliver> parts, const PhoneNumber& sender) {
  const sms::Deliver& first = parts.front();
  Heard heard{.sender = sender, .segments = static_cast<int>(parts.size())};
  if (const auto message_class = first.dcs.message_class()) heard.message_class = *message_class;
  heard.words = first.has_text() && !first.waiting;
  if (first.has_text()) {
    std::vector<const sms::UserData*> texts;
    for (const sms::Deliver& part : parts)
      texts.push_back(&part);
    heard.text = sms::join(texts);
  } else {
    // A ring tone, a WAP push, a sensor: somebody may still want to read it.
    heard.text = "data: ";
    for (const sms::Deliver& part : parts)
      heard.text += to_hex(part.data());
  }
  return heard;
}

// Enters what the words mean for consent, in the transaction that keeps the words.
void obey(Connection& db, const Heard& heard, MessageId id, Instant now) {
  const auto word = consent::classify(heard.text);
  if (!word) return;
  consent::Entry entry{.at = now, .number = heard.sender, .event = consent::Event::revoked};
  entry.method = "sms";
  entry.message = id;
  entry.evidence = heard.text;
  entry.language = word->language;
  entry.reason = consent::reason_of(*word);
  if (word->stops()) {
    append_entry(db, entry);
    cancel_after_stop(db, heard.sender);
  } else if (word->kind == consent::WordClass::start &&
             standing_of(db, heard.sender).blocks_any()) {
    entry.event = consent::Event::resumed;
    append_entry(db, entry);
    bring_back_after_start(db, heard.sender, now);
  }
}

Kept keep_message(Connection& db, const Heard& heard, const RawPdu& raw, Instant now) {
  // Only words wait for the reply engine: to answer a machine's data would begin a loop.
  db.run(
      "INSERT INTO message (state, number, text, at, segments, modem, class, answered)"
      " VALUES (0, ?, ?, ?, ?, ?, ?, ?)",
      heard.sender, heard.text, raw.received_at, heard.segments, raw.modem, heard.message_class,
      !heard.words);
  const MessageId id = db.last_id();
  if (heard.words) obey(db, heard, id, now);
  return Kept{.kind = Kept::Kind::message, .message = id};
}

Kept keep_deliver(Connection& db, const sms::Deliver& deliver, const RawPdu& raw, Blob tpdu,
                  std::int64_t hash, const std::string& country, Instant now) {
  const sms::Address& from = deliver.originator;
  const PhoneNumber sender = PhoneNumber::from_address(from.text, from.is_international(),
                                                       from.is_alphanumeric(), country);
  if (!deliver.concat || deliver.concat->total == 1) {
    return keep_message(db, heard_in(std::span(&deliver, 1), sender), raw, now);
  }
  const PartSet set = keep_part(db, PartIn{.sender = sender,
                                           .deliver = deliver,
                                           .tpdu = std::move(tpdu),
                                           .hash = hash,
                                           .received_at = raw.received_at});
  if (set.repeated) return Kept{.kind = Kept::Kind::duplicate};
  if (set.whole.empty()) return Kept{.kind = Kept::Kind::part};
  return keep_message(db, heard_in(set.whole, sender), raw, now);
}

Kept keep_report(Connection& db, const sms::StatusReport& report, const RawPdu& raw, Instant now) {
  const auto settled =
      apply_report(db,
                   Report{.modem = raw.modem,
                          .reference = report.reference,
                          .number = report.recipient.text,
                          .status = report.status,
                          .discharged = report.discharge.utc().value_or(raw.received_at)},
                   now);
  return Kept{.kind = Kept::Kind::report, .message = settled};
}

Kept keep_raw(Connection& db, const RawPdu& raw, const std::string& reason) {
  db.run("INSERT INTO undecodable (modem, pdu, reason, received_at) VALUES (?, ?, ?, ?)", raw.modem,
         raw.hex, reason, raw.received_at);
  return Kept{.kind = Kept::Kind::undecodable};
}

// Without a time stamp the same words sent on another day would look like the same text and be
// lost. Then the hour of reception stands in for it: better once too often than never.
bool lacks_time(const sms::Pdu& pdu) {
  return pdu.deliver() != nullptr && !pdu.deliver()->service_centre_time.utc();
}

void append_hour(Blob& identity, Instant received_at) {
  const auto hour = std::chrono::floor<std::chrono::hours>(received_at).time_since_epoch().count();
  for (int shift = 0; shift < 32; shift += 8) {
    identity.push_back(static_cast<std::uint8_t>(hour >> shift));
  }
}

Kept keep_pdu(Connection& db, const RawPdu& raw, const std::string& country, Instant now) {
  // Line ends and blanks around it are the modem's, not the PDU's.
  std::string hex = raw.hex;
  std::erase_if(hex, [](char c) { return c == ' ' || c == '\r' || c == '\n'; });
  const auto octets = from_hex(hex);
  const auto pdu = octets ? sms::decode_received(*octets) : sms::decode_received(hex);
  // The service centre's own number may differ from one reading to the next; the TPDU does not.
  Blob tpdu;
  Blob identity = octets ? *octets : Blob(hex.begin(), hex.end());
  if (octets && pdu) {
    tpdu.assign(octets->begin() + static_cast<std::ptrdiff_t>(pdu->tpdu_offset),
                octets->end() - static_cast<std::ptrdiff_t>(pdu->trailing));
    identity = tpdu;
    if (lacks_time(*pdu)) append_hour(identity, raw.received_at);
  }
  const auto hash = note_unseen(db, identity);
  if (!hash) return Kept{.kind = Kept::Kind::duplicate};
  if (!pdu) {
    return keep_raw(
        db, raw,
        std::string(pdu.error().reason) + ", at octet " + std::to_string(pdu.error().offset));
  }
  if (const auto* report = pdu->status_report()) return keep_report(db, *report, raw, now);
  if (const auto* deliver = pdu->deliver()) {
    Kept kept = keep_deliver(db, *deliver, raw, std::move(tpdu), *hash, country, now);
    kept.stamped = deliver->service_centre_time.utc();
    return kept;
  }
  return keep_raw(db, raw, "a text of our own that was stored for sending, not an incoming one");
}

}  // namespace

Result<Kept> Store::keep(const RawPdu& pdu, const std::string& country, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  const Kept kept = keep_pdu(db, pdu, country, now);
  return transaction.commit(kept);
}

Result<std::vector<Undecodable>> Store::undecodable(int limit) {
  Connection& db = db_->connection();
  std::vector<Undecodable> found;
  for (Statement row = db.query(
           "SELECT id, modem, pdu, reason, received_at FROM undecodable ORDER BY id DESC LIMIT ?",
           limit);
       row.next();) {
    found.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.instant(4)});
  }
  std::ranges::reverse(found);
  return db.checked(std::move(found));
}

Result<std::vector<Message>> Store::unanswered(int limit) {
  Connection& db = db_->connection();
  std::vector<Message> waiting;
  for (Statement row = db.query("SELECT " + kMessageColumns +
                                    " FROM message INDEXED BY incoming"
                                    " WHERE state = 0 AND answered = 0 ORDER BY id LIMIT ?",
                                limit);
       row.next();) {
    waiting.push_back(message_in(row));
  }
  return db.checked(std::move(waiting));
}

Result<std::vector<Message>> Store::unclear(const std::string& program, int limit) {
  Connection& db = db_->connection();
  std::vector<Message> found;
  for (Statement row = db.query("SELECT " + kMessageColumns +
                                    " FROM message INDEXED BY unclear WHERE unclear IS NOT NULL"
                                    " AND unclear IN ('', ?) ORDER BY id DESC LIMIT ?",
                                program, limit);
       row.next();) {
    found.push_back(message_in(row));
  }
  std::ranges::reverse(found);
  return db.checked(std::move(found));
}

Result<int> Store::settle_unclear(const std::vector<MessageId>& messages) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  int settled = 0;
  for (const MessageId message : messages)
    settled +=
        db.run("UPDATE message SET unclear = NULL WHERE id = ? AND unclear IS NOT NULL", message);
  return transaction.commit(settled);
}

namespace {

Result<bool> answered_before(Connection& db, MessageId message) {
  Statement row = db.query("SELECT answered FROM message WHERE id = ? AND state = 0", message);
  if (row.next()) return row.flag(0);
  if (auto error = db.take_error()) return fail(*std::move(error));
  return fail(no_such_message(message));
}

// Whoever has stopped one program alone is still answered by it; whoever has stopped everything,
// by those that they kept.
bool is_silenced(Connection& db, const Draft& reply) {
  const consent::Standing standing = standing_of(db, reply.to);
  return standing.blocked() && standing.blocks(reply.program);
}

}  // namespace

Result<void> Store::answer(const Answer& answer, Instant now) {
  Connection& db = db_->connection();
  Transaction transaction(db);
  if (answer.message != 0) {
    const auto already = answered_before(db, answer.message);
    if (!already) return fail(already.error());
    if (*already) return transaction.commit();
    db.run("UPDATE message SET answered = 1, unclear = ? WHERE id = ?", answer.unclear,
           answer.message);
  }
  for (const consent::Entry& entry : answer.ledger) {
    append_entry(db, entry);
    if (entry.event == consent::Event::revoked) cancel_after_stop(db, entry.number, entry.program);
    if (entry.event == consent::Event::resumed)
      bring_back_after_start(db, entry.number, now, entry.program);
  }
  for (Draft reply : answer.replies) {
    // A STOP that came while the answer was being decided: only its confirmation goes out.
    if (reply.origin == messages::Origin::reply && is_silenced(db, reply)) continue;
    const bool to_sender = reply.origin != messages::Origin::hand;
    if (!reply.answers && answer.message != 0 && to_sender) reply.answers = answer.message;
    // One that can't be cut is queued all the same: it fails in the open, with its reason.
    const auto segments = sms::count_segments(reply.text);
    const Queued queued = enqueue_one(db, reply, segments ? static_cast<int>(*segments) : 1, now);
    if (!answer.remind.empty() && reply.origin == messages::Origin::program)
      db.run("INSERT OR IGNORE INTO reminding (message, remind) VALUES (?, ?)", queued.id,
             answer.remind);
  }
  write_turn(db, answer, now);
  return transaction.commit();
}

}  // namespace pigeon::store
