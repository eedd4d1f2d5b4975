// What must not be forgotten. A contract of typed calls: each is one transaction, and when it
// returns its effect is on disk (SQLite in WAL mode with synchronous=FULL). Every call blocks, so
// the daemon makes them on the store thread only. `now` is an argument; no clock is read.
//
// Errors of every call: "store-full" (disk full: nothing was changed), "store-damaged",
// "store-busy", "store-error"; calls that take an id also "no-such-message".
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "consent/import.h"
#include "consent/ledger.h"
#include "messages/message.h"
#include "reminders/reminder.h"
#include "reminders/series.h"
#include "store/conversations.h"
#include "store/hand_over_notes.h"

namespace pigeon::store {

using messages::Draft;
using messages::Message;
using messages::MessageId;
using messages::State;

class Backup;

// A PDU as a modem gave it: hexadecimal, SMSC field first (27.005 section 3.1).
struct RawPdu {
  std::string modem;
  std::string hex;
  Instant received_at;
};

// What became of a PDU that was kept. In every case it is on disk and the modem may forget it.
struct Kept {
  enum class Kind {
    message,      // it completed an incoming message: `message` is its id
    part,         // a part of a long message whose other parts have not come
    duplicate,    // delivered before; nothing changed
    report,       // a status report; `message` is the outgoing message it settled, if any matched
    undecodable,  // kept raw with the reason, shown by `undecodable()`
  };
  Kind kind;
  std::optional<MessageId> message = {};
  std::optional<Instant> stamped = {};  // by the service centre, when it took an incoming text
};

struct Undecodable {
  std::int64_t id;
  std::string modem;
  std::string hex;
  std::string reason;
  Instant received_at;
};

// One part of an outgoing message, handed to exactly one modem. From the moment a claim is
// returned the part counts as possibly on the air: if no settlement follows, it is `unknown`.
struct Claim {
  MessageId message = 0;
  PhoneNumber to;
  std::string text;  // of the whole message; the part is cut by sms::segment
  int part = 0;      // 0-based
  int parts = 1;
  std::uint16_t reference = 0;  // the concat reference, the same for all parts and every attempt
  bool report = false;
  int attempts = 0;  // counted failures before this one: the caller's back-off
};

// What came of a claim.
struct Settlement {
  enum class Outcome {
    sent,             // the service centre took it: `reference` is the TP-MR, if the modem told it
    refused,          // refused for good: the message fails with `error`
    try_again,        // refused for now: counts as an attempt, next one not before `next_attempt`
    not_handed_over,  // the modem never took the PDU: back to the queue, no attempt counted,
                      // next one not before `next_attempt` when that is set
    unknown,          // the modem took the PDU and never answered
  };
  MessageId message = 0;
  int part = 0;
  Outcome outcome = Outcome::sent;
  std::optional<int> reference = {};
  std::optional<Error> error = {};
  std::optional<Instant> next_attempt = {};
};

// A part of which nobody knows whether it was sent.
struct InDoubt {
  MessageId message = 0;
  int part = 0;
};

// The answer to `advance`: the next claims in the order in which they are to go, or when to ask
// again (nothing: when something is queued).
struct Turn {
  std::vector<Claim> claims = {};
  std::optional<Instant> look_again = {};
};

// The result of queueing one draft.
struct Queued {
  MessageId id;
  bool existed = false;  // the idempotency key was known: `id` is the earlier message
};

struct Listing {
  messages::Direction direction;
  std::optional<State> state = {};
  std::optional<MessageId> since = {};  // only ids above it, oldest first
  int limit = 50;                       // without `since`: the newest `limit`, oldest first
};

// What the reply engine decided about one incoming message or about something that happened;
// written in one transaction.
struct Answer {
  MessageId message = 0;  // 0: no message is dealt with
  std::vector<Draft> replies = {};
  std::vector<consent::Entry> ledger = {};
  std::vector<KeptConversation> conversations = {};  // one without a state is forgotten
  std::vector<Call> calls = {};
  std::vector<std::string> told = {};     // keys of reminders that are not told again
  std::vector<WaitingEvent> events = {};  // to come again
  std::int64_t waited = 0;                // the waiting event that this deals with
  std::string remind = {};                // whose texts the replies are, should one fail
  MessageId unreached = 0;                // the failed text that this deals with
  // Which program found no topic for the message ("": none that could say so); nothing: one did.
  std::optional<std::string> unclear = {};
};

// A text of a reminder that failed for good, or never went.
struct Unreached {
  MessageId message = 0;
  std::string remind = {};
  std::string program = {};
  PhoneNumber number;
  std::string text = {};
};

// An entry of the ledger with its place in the chain.
struct KeptEntry {
  std::int64_t id = 0;
  consent::Entry entry;
  std::string hash = {};  // hexadecimal
};

// The ledger as evidence: whether each row still follows from the one before.
struct Chain {
  std::int64_t entries = 0;
  std::string head = {};                       // the last hash: noted elsewhere, it dates the rest
  std::optional<std::int64_t> broken_at = {};  // the first entry that was changed
};

struct Erased {
  int entries = 0;
  int messages = 0;
};

// What became of a reminder that was to be planned.
struct Planned {
  MessageId id = 0;      // 0: of a series that has no text to come
  bool existed = false;  // it was planned before
  bool told = false;     // the appointment has moved, and a text for its old time has gone
};

// A text of an appointment, as it was planned.
struct OfAppointment {
  MessageId id = 0;
  PhoneNumber to;
  std::string key = {};
  std::string zone = {};
  Instant due = {};
  bool waits = false;  // it can be taken back
  bool went = false;   // or may have gone
  bool exact = false;  // at that minute, also in quiet hours
};

// The next text of a series and how many segments it takes.
struct NextOf {
  reminders::NextText text;
  int segments = 1;
};
using BegunSeries = std::pair<reminders::Series, std::optional<NextOf>>;

// A text whose instant has come.
struct DueText {
  MessageId id = 0;
  Instant due = {};
  std::optional<Instant> expires = {};
  bool superseded = false;  // a later stage of the same appointment is due too, or has gone
  std::string program = {};
  PhoneNumber to = PhoneNumber::from_stored({});
  std::string text = {};
  std::string lane = {};         // texts of another lane want another modem
  std::int64_t appointment = 0;  // of which it is a stage; 0: of none, or to be sent to the minute
};

// Several texts to one person that go as one.
struct Joined {
  MessageId into = 0;
  std::string text = {};
  int segments = 1;
  std::vector<MessageId> others = {};
};

// What becomes of texts whose instant has come.
struct Release {
  std::vector<MessageId> go = {};
  std::vector<MessageId> stale = {};    // a later stage goes
  std::vector<MessageId> useless = {};  // too late to help
  std::vector<MessageId> held = {};     // in `batch`
  std::int64_t batch = 0;
  std::vector<std::pair<MessageId, std::int64_t>> paused = {};  // each held in its batch
  std::vector<Joined> joined = {};                              // of those that go
};

// What somebody has stopped for a while.
struct Pause {
  std::string scope = {};  // "all", "program NAME", "text ID", "series ID"
  std::optional<Instant> until = {};
  std::int64_t batch = 0;  // in which is held what comes due meanwhile
};

// A text that nobody waits for, about to be handed over.
struct AboutToGo {
  PhoneNumber to;
  std::string program;  // whose quiet hours it keeps; empty: the configuration's
  std::string zone;     // the recipient's clock, where it is known; empty: that of the number
};
// When the quiet hours around an instant end; nothing: it is none of them.
using QuietHours = std::function<std::optional<Instant>(const AboutToGo&, Instant)>;

// Texts that wait for `pigeon approve`.
struct HeldBatch {
  std::int64_t id = 0;
  Instant at = {};
  std::string why = {};
  std::int64_t texts = 0;
  Instant first = {};  // when its texts are due
  Instant last = {};
};

enum class Resolution { sent, resend, drop };

class Store {
 public:
  // Opens or creates `path` and brings its schema up to date. "store-newer" when a later version
  // of Pigeon wrote it, "store-foreign" when another program did.
  static Result<Store> open(const std::string& path);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  class Together;

  // --- incoming ---

  // Decodes and keeps one PDU. A part is kept until its message is whole (parts may come in any
  // order, repeatedly and over restarts). When a message becomes whole and its text is a STOP word,
  // the same transaction enters it in the ledger and cancels what is queued for that number; a
  // START word brings back what STOP had cancelled and is not due yet. `country` reads national
  // sender numbers. Data without words become a text "data: 0102FF"; they and voicemail indications
  // are never `unanswered`. Our own SUBMIT found on a SIM is kept as undecodable.
  Result<Kept> keep(const RawPdu& pdu, const std::string& country, Instant now);

  Result<std::vector<Undecodable>> undecodable(int limit);

  // Incoming messages that the reply engine has not seen, oldest first.
  Result<std::vector<Message>> unanswered(int limit);
  // Those that `program`, or none at all, found no topic for and that nobody has filed or skipped:
  // the newest `limit`, oldest first.
  Result<std::vector<Message>> unclear(const std::string& program, int limit);
  // They have been filed or skipped. Returns how many were unclear.
  Result<int> settle_unclear(const std::vector<MessageId>& messages);
  // Appends to the ledger, queues the replies, marks it answered. A message already answered is
  // left alone, so repeating the call after a crash changes nothing.
  Result<void> answer(const Answer& answer, Instant now);

  // --- outgoing ---

  // One transaction for all; ids come back in order. `segments` of each draft was counted by the
  // caller and goes with it.
  Result<std::vector<Queued>> enqueue(const std::vector<std::pair<Draft, int>>& drafts,
                                      Instant now);

  // After a start: every part whose outcome was never written becomes `unknown`, unless the notes
  // of the run that was killed tell what became of it. They are believed if that run is the one
  // that began last; this one is `this_run` from here on. Returns how many messages are unknown
  // now.
  Result<int> recover(Instant now, const std::optional<LastRun>& last = {},
                      const std::string& this_run = {});

  // Writes what came of claims of `modem` and makes its next ones, at most `most`, in one
  // transaction. Order: the rest of a text that this modem has begun, then priority, then how long
  // it could have gone (since it was queued, or since its `not_before` or next attempt). After a
  // part of a text that has more of them no other is claimed. A message whose recipient said STOP
  // becomes `cancelled` (also its remaining parts), a stale one `expired`; neither is ever
  // returned.
  // In the quiet hours of its recipient a reminder or a program's text waits, or expires when their
  // end is too late for it; a long one is not begun shortly before them.
  // `stands_in_for`: modems of which it sends the texts too (those not begun), as they can't.
  Result<Turn> advance(std::span<const Settlement> outcomes, const std::string& modem, Instant now,
                       int most = 1, std::span<const std::string> stands_in_for = {});

  // Who knows the quiet hours, asked in the transaction that hands a text over. None until then.
  void keep_quiet(QuietHours hours);

  // The modems for which something queued waits, by name; those asked for by nobody are not among
  // them.
  Result<std::vector<std::string>> wished_modems();

  // Every part that left by `modem` since then, oldest first: what quotas count. Looks at all
  // messages; asked once at a start.
  Result<std::vector<std::pair<PhoneNumber, Instant>>> gone_since(const std::string& modem,
                                                                  Instant since);

  // The unknown text that `modem` was given last, unless that was before `since`.
  Result<std::optional<InDoubt>> last_in_doubt(const std::string& modem, Instant since);

  // Writes what came of claims without claiming more (the modem is going away).
  Result<void> settle(std::span<const Settlement> outcomes, const std::string& modem, Instant now);

  // "too-late" once a part may be on the air or the message is final. A planned reminder is
  // cancelled by the same id.
  Result<void> cancel(MessageId id, Instant now);

  // A person's word about an `unknown`. "not-unknown" otherwise.
  Result<void> resolve(MessageId id, Resolution resolution, Instant now);

  Result<Message> message(MessageId id);
  Result<std::vector<Message>> list(const Listing& listing);
  Result<std::int64_t> count(State state);
  // What passed with a number in both directions, oldest first: all above `since`, or the newest
  // `limit`. Looks at messages until it has so many.
  Result<std::vector<Message>> exchanged(const PhoneNumber& number, std::optional<MessageId> since,
                                         int limit);

  // --- reminders ---

  // Plans it: the outgoing message (origin reminder, not before `due`) and the reminder share an
  // id. It waits until `release` lets it go.
  Result<MessageId> plan(const reminders::Reminder& reminder, int segments, Instant now);
  // Many in one transaction, each with its segments; held in `batch` when that is given. What was
  // planned of the same family for another time, and has not gone, is cancelled.
  Result<std::vector<Planned>> plan(std::span<const std::pair<reminders::Reminder, int>> reminders,
                                    std::optional<std::int64_t> batch, Instant now);
  // How many of them were not planned before.
  Result<std::int64_t> count_new(std::span<const std::pair<reminders::Reminder, int>> reminders);
  // All texts that come from that source; those whose key begins with that.
  Result<std::vector<OfAppointment>> of_source(const std::string& source);
  Result<std::vector<OfAppointment>> of_family(const std::string& prefix);
  // Cancels those that wait; returns how many.
  Result<int> take_back(std::span<const MessageId> ids);
  // Those that have not gone out yet, soonest first.
  Result<std::vector<reminders::Reminder>> planned(int limit);

  // A text that waits for its time, or is held; nothing when there is no such one.
  Result<std::optional<reminders::Reminder>> waiting_reminder(MessageId id);
  // Those of them that a clock on the wall tells, by id, above `after`.
  Result<std::vector<reminders::Reminder>> civil_reminders(MessageId after, int limit);
  // Gives those that still wait other times (asked, due, why_moved, said, civil, expires, key);
  // the next text of a `series` is planned accordingly. Without it the series goes on as it was.
  Result<int> put_off(std::span<const reminders::Reminder> reminders);

  // Series with their first texts.
  Result<std::vector<Planned>> begin(std::span<const BegunSeries> all, Instant now);
  // Those whose next text has to be planned, longest due first.
  Result<std::vector<reminders::Series>> due_series(Instant now, int limit);
  // Plans the next text of each; without one the series ends.
  Result<void> go_on(std::span<const std::pair<std::int64_t, std::optional<NextOf>>> all,
                     Instant now);
  // The clock was set back: what was planned next may not be the next any more.
  Result<void> reckon_series_anew(Instant now);
  // No more texts of the series from which this one comes. "not-repeating".
  Result<void> end_series_of(MessageId id);

  // --- the schedule: what waits for its instant (`not_before`) ---

  // When the next text is due, or the next of a series has to be planned.
  Result<std::optional<Instant>> next_due();
  // Whose instant has come, soonest first, at most `limit`.
  Result<std::vector<DueText>> due(Instant now, int limit);
  // How many were due before that; counts to `most`.
  Result<int> overdue(Instant before, int most);
  // Lets them go to the modems, ends them, or holds them. What does not wait any more is left
  // alone.
  Result<void> release(const Release& release, Instant now);
  // What was released and has not gone waits for the clock again. Returns how many.
  Result<int> recall();
  // The clock was set back: what waits for another attempt, or for the end of quiet hours, is
  // judged anew.
  Result<void> retry_now(Instant now);

  Result<std::int64_t> open_batch(const std::string& why, Instant now);
  Result<std::vector<HeldBatch>> batches();
  // Lets a batch go, or only its first so many, without what a later stage has replaced; returns
  // how many. "no-such-batch".
  Result<std::int64_t> approve(std::int64_t batch, std::optional<std::int64_t> first, Instant now);
  Result<std::int64_t> drop_batch(std::int64_t batch);

  Result<std::vector<Pause>> pauses();
  // From here on what comes due of `scope` is held; a text, or the next of a series, at once. Said
  // again, it ends then. "too-late" when the text does not wait for its time.
  Result<void> pause(const std::string& scope, std::optional<Instant> until, const std::string& why,
                     Instant now);
  // Ends it and lets go what was held; returns how many. "not-paused".
  Result<std::int64_t> resume(const std::string& scope, Instant now);
  // The series from which a text comes; 0: none.
  Result<std::int64_t> series_of(MessageId id);

  // --- consent ---

  Result<void> append(const consent::Entry& entry);
  Result<consent::Standing> standing(const PhoneNumber& number);
  // The same for many, in their order, as of one moment.
  Result<std::vector<consent::Standing>> standings(const std::vector<PhoneNumber>& numbers);
  Result<std::vector<consent::Entry>> ledger(const PhoneNumber& number);

  // Enters what a list brings, row by row in its order, and cancels what waits for those who want
  // nothing. `only_judge` changes nothing.
  Result<std::vector<consent::Imported>> import(std::span<const consent::Listed> rows,
                                                bool only_judge);

  // All entries above `id`, oldest first.
  Result<std::vector<KeptEntry>> ledger_after(std::int64_t id, int limit);
  // Reads the whole ledger.
  Result<Chain> chain();
  // Takes a person out of everything: number and words of their texts, conversations, entries. A
  // keyed hash of the number stays and blocks it. "too-early" while a text to it is on the air.
  Result<Erased> erase(const PhoneNumber& number, const std::string& method, Instant now);
  // Whether a text of theirs ever came. Looks at all messages.
  Result<bool> has_written(const PhoneNumber& number);

  // Begins a copy into `file`; backup.h says how it goes on. Only on the store thread.
  Result<std::unique_ptr<Backup>> begin_backup(const std::string& file);

  // --- conversations of the reply engine ---

  Result<std::vector<KeptConversation>> conversations(const PhoneNumber& number);
  // Those whose time has come, soonest first, at most 100.
  Result<std::vector<KeptConversation>> due_conversations(Instant until);
  // That with the tag of a hand-over; nothing when there is none.
  Result<std::optional<KeptConversation>> handed_conversation(int tag);
  Result<int> next_tag();  // the smallest that is free
  // Call-backs that end after `from`, soonest first.
  Result<std::vector<Call>> calls(Instant from);
  // Keys of reminders that begin with `prefix` and were told.
  Result<std::vector<std::string>> told(const std::string& prefix);
  Result<std::vector<WaitingEvent>> due_events(Instant until);
  // Those that nobody was told of yet, at most 100.
  Result<std::vector<Unreached>> unreached();
  // When the next conversation or event is due.
  Result<std::optional<Instant>> next_happening();

  // --- small facts ---

  // A value remembered under a name ("pin-tried:<imei>"); nothing when never set.
  Result<std::optional<std::string>> fact(const std::string& name);
  Result<void> remember(const std::string& name, const std::string& value);

 private:
  class Database;
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> db_;
};

}  // namespace pigeon::store
