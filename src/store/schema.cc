#include "store/schema.h"

#include <array>

namespace pigeon::store {
namespace {

// Step 1. The numbers of states, origins and events are those of codes.h.
//
// What an SD card pays for is pages: a transaction writes each page that it touches, whole. So a
// text that goes out touches its own row, the end of `queue` and the one page of `live`, and no
// table per part; what only long texts or reports need stands apart.
constexpr const char* kFirst = R"sql(
CREATE TABLE message (
  id            INTEGER PRIMARY KEY,
  state         INTEGER NOT NULL,
  number        TEXT    NOT NULL,
  text          TEXT    NOT NULL,
  at            INTEGER NOT NULL,            -- queued, or received
  segments      INTEGER NOT NULL,
  modem         TEXT    NOT NULL DEFAULT '', -- that it came by or went by
  -- outgoing: what was wanted
  origin        INTEGER,
  report        INTEGER,
  priority      INTEGER,
  wish          TEXT,                        -- the modem asked for; '' = any
  key           TEXT,
  program       TEXT,
  not_before    INTEGER,
  expires       INTEGER,
  answers       INTEGER,
  -- outgoing: how far it is
  due           INTEGER,                     -- not to be handed over before; NULL = at once
  done          INTEGER,                     -- parts that the service centre has taken
  arrived       INTEGER,                     -- parts whose report says delivered
  handed        INTEGER,                     -- when part `done` was handed over; NULL = it was not
  refs          TEXT,                        -- TP-MR of the parts taken: "12,13,-1"
  attempts      INTEGER,
  sent_at       INTEGER,
  delivered_at  INTEGER,
  error_code    TEXT,
  error_meaning TEXT,
  error_hint    TEXT,
  -- incoming
  class         INTEGER,
  answered      INTEGER
);
-- Who goes next: for each modem asked for, by priority, what may go at once (due NULL) by id,
-- then what has a time by that time.
CREATE INDEX queue    ON message (wish, priority DESC, due) WHERE state = 2;
-- held, sending, unknown: always few.
CREATE INDEX live     ON message (state, modem) WHERE state IN (1, 3, 7);
-- failed, cancelled, expired: the ends that somebody will look for.
CREATE INDEX ended    ON message (state, number) WHERE state IN (6, 8, 9);
CREATE INDEX incoming ON message (answered) WHERE state = 0;
CREATE UNIQUE INDEX message_key ON message (key) WHERE key IS NOT NULL;

-- Every TPDU that was ever kept, by a 64-bit hash, so that none is delivered twice.
CREATE TABLE seen (hash INTEGER PRIMARY KEY);

-- Parts of long messages that are not whole yet.
CREATE TABLE part (
  sender      TEXT    NOT NULL,
  reference   INTEGER NOT NULL,
  bits        INTEGER NOT NULL,              -- of the reference: 8 or 16
  total       INTEGER NOT NULL,
  opened      INTEGER NOT NULL,              -- time of the set's first part: tells sets apart
  sequence    INTEGER NOT NULL,
  hash        INTEGER NOT NULL,
  tpdu        BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (sender, reference, bits, total, opened, sequence)
) WITHOUT ROWID;

CREATE TABLE undecodable (
  id          INTEGER PRIMARY KEY,
  modem       TEXT    NOT NULL,
  pdu         TEXT    NOT NULL,              -- as the modem gave it
  reason      TEXT    NOT NULL,
  received_at INTEGER NOT NULL
);

-- Parts that were taken and whose status report is to come.
CREATE TABLE awaited (
  modem     TEXT    NOT NULL,
  reference INTEGER NOT NULL,                -- TP-MR
  message   INTEGER NOT NULL REFERENCES message,
  part      INTEGER NOT NULL,
  handed    INTEGER NOT NULL,
  PRIMARY KEY (modem, reference, message, part)
) WITHOUT ROWID;

-- Status reports that overtook the answer to +CMGS: kept until the claim on air is settled.
CREATE TABLE early_report (
  modem     TEXT    NOT NULL,
  reference INTEGER NOT NULL,
  number    TEXT    NOT NULL,
  status    INTEGER NOT NULL,
  discharge INTEGER NOT NULL,
  PRIMARY KEY (modem, reference, number, status)
) WITHOUT ROWID;

CREATE TABLE reminder (
  id        INTEGER PRIMARY KEY REFERENCES message,
  said      TEXT    NOT NULL,
  zone      TEXT    NOT NULL,
  asked     INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  why_moved TEXT    NOT NULL,
  exact     INTEGER NOT NULL
);
CREATE INDEX reminder_due ON reminder (due);

-- Append-only: triggers refuse any change, so that it can serve as evidence.
CREATE TABLE ledger (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  number   TEXT    NOT NULL,
  event    INTEGER NOT NULL,
  program  TEXT    NOT NULL,
  method   TEXT    NOT NULL,
  message  INTEGER,
  evidence TEXT    NOT NULL,
  language TEXT    NOT NULL,
  reason   TEXT    NOT NULL
);
CREATE INDEX ledger_number ON ledger (number);
CREATE TRIGGER ledger_is_not_edited BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
CREATE TRIGGER ledger_is_not_cut BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;

CREATE TABLE fact (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
)sql";

constexpr const char* kConversations = R"sql(
-- What the reply engine remembers of a number's talk with a program.
CREATE TABLE conversation (
  number  TEXT    NOT NULL,
  program TEXT    NOT NULL,
  state   TEXT    NOT NULL,
  due     INTEGER,                           -- when something happens by itself
  tag     INTEGER NOT NULL,                  -- of a hand-over; 0: none
  PRIMARY KEY (number, program)
) WITHOUT ROWID;
CREATE INDEX conversation_due ON conversation (due) WHERE due IS NOT NULL;
CREATE UNIQUE INDEX conversation_tag ON conversation (tag) WHERE tag > 0;

-- Call-backs that were promised.
CREATE TABLE call (
  id      INTEGER PRIMARY KEY,
  program TEXT    NOT NULL,
  number  TEXT    NOT NULL,
  begins  INTEGER NOT NULL,
  ends    INTEGER NOT NULL,
  about   TEXT    NOT NULL
);
CREATE INDEX call_ends ON call (ends);

-- Stages of reminders that are not told again.
CREATE TABLE told (
  key TEXT    PRIMARY KEY,
  at  INTEGER NOT NULL
) WITHOUT ROWID;

-- Events that wait for the end of quiet hours.
CREATE TABLE waiting_event (
  id      INTEGER PRIMARY KEY,
  program TEXT    NOT NULL,
  number  TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  vals    TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  due     INTEGER NOT NULL
);
CREATE INDEX waiting_event_due ON waiting_event (due);
)sql";

constexpr const char* kChain = R"sql(
-- The ledger becomes a chain: `content` is a digest of the row with its salt, `hash` of the hash
-- before and `content`. An erasure blanks a row and takes its salt; the chain stays whole.
DROP TRIGGER ledger_is_not_edited;
ALTER TABLE ledger ADD COLUMN salt BLOB;
ALTER TABLE ledger ADD COLUMN content BLOB;
ALTER TABLE ledger ADD COLUMN hash BLOB;
UPDATE ledger SET salt = randomblob(16);
UPDATE ledger SET content =
  digest(salt, at, number, event, program, method, message, evidence, language, reason);
WITH RECURSIVE chained (id, hash) AS (
  SELECT 0, ''
  UNION ALL
  SELECT ledger.id, digest(chained.hash, ledger.content) FROM chained JOIN ledger
  ON ledger.id = (SELECT min(id) FROM ledger WHERE id > chained.id))
UPDATE ledger SET hash = chained.hash FROM chained WHERE chained.id = ledger.id;
CREATE TRIGGER ledger_is_not_edited BEFORE UPDATE ON ledger
  WHEN NOT (NEW.salt IS NULL AND NEW.number = '' AND NEW.evidence = '' AND NEW.reason = ''
            AND NEW.message IS NULL AND NEW.id = OLD.id AND NEW.at = OLD.at
            AND NEW.event = OLD.event AND NEW.program = OLD.program AND NEW.method = OLD.method
            AND NEW.content = OLD.content AND NEW.hash = OLD.hash)
  BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;

-- Numbers that were erased, as keyed hashes.
CREATE TABLE suppressed (
  mark BLOB    PRIMARY KEY,
  at   INTEGER NOT NULL
) WITHOUT ROWID;

-- Texts of reminders: whoever wants to know is told when one fails for good.
CREATE TABLE reminding (
  message INTEGER PRIMARY KEY REFERENCES message,
  remind  TEXT    NOT NULL
);
)sql";

constexpr const char* kSchedule = R"sql(
-- What waits for its instant stands in a lane of its own ("@", "@sim1": rows.h), where no modem
-- looks, until the clock has reached it.
UPDATE message SET wish = '@' || wish WHERE state = 2 AND not_before IS NOT NULL AND due = not_before;

-- Held in a batch that a person has to approve.
ALTER TABLE message ADD COLUMN batch INTEGER;
CREATE INDEX batch_held ON message (batch, due) WHERE state = 1 AND batch IS NOT NULL;
CREATE TABLE batch (
  id  INTEGER PRIMARY KEY,
  at  INTEGER NOT NULL,
  why TEXT    NOT NULL
);

-- The stages of one appointment for one person share a number; 0: no appointment.
ALTER TABLE reminder ADD COLUMN appointment INTEGER NOT NULL DEFAULT 0;
-- What the clock on the wall shows at `asked`, in milliseconds; NULL: an instant was meant.
ALTER TABLE reminder ADD COLUMN civil INTEGER;
ALTER TABLE reminder ADD COLUMN series INTEGER;
-- The folder, file or query that is read again and again; 0: none.
ALTER TABLE reminder ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reminder_source ON reminder (source) WHERE source <> 0;
CREATE INDEX reminder_of ON reminder (appointment) WHERE appointment <> 0;
DROP INDEX reminder_due;

-- What repeats. Only its next text is planned; the one after it when that is due.
CREATE TABLE series (
  id         INTEGER PRIMARY KEY,
  number     TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  literal    INTEGER NOT NULL,
  language   TEXT    NOT NULL,
  said       TEXT    NOT NULL,
  zone       TEXT    NOT NULL,
  quiet_zone TEXT    NOT NULL,
  rule       TEXT    NOT NULL,
  begins     INTEGER NOT NULL,               -- on the clock of `zone`, in milliseconds
  stage      TEXT    NOT NULL,
  exact      INTEGER NOT NULL,
  key        INTEGER NOT NULL,               -- a number that stands for what was asked
  since      INTEGER NOT NULL,
  until      INTEGER,
  last       INTEGER,                        -- the occurrence that was planned last
  planned    INTEGER,                        -- its text
  next       INTEGER                         -- when to plan the one after it; NULL: it has ended
);
CREATE UNIQUE INDEX series_key ON series (key);
CREATE INDEX series_next ON series (next) WHERE next IS NOT NULL;
)sql";

constexpr const char* kPauses = R"sql(
-- Series that are planned one after the other begin one after the other: so their entries are
-- neighbours, where the number that stands for the rest would strew them over the whole index.
DROP INDEX series_key;
CREATE UNIQUE INDEX series_key ON series (begins, key);
-- Days on which it does not come: "2026-12-25,2026-12-26".
ALTER TABLE series ADD COLUMN days_off TEXT NOT NULL DEFAULT '';
-- 1: somebody has stopped it for a while, and nothing of it is planned.
ALTER TABLE series ADD COLUMN rests INTEGER;

-- What somebody has stopped for a while: "all", "program NAME", "text ID", "series ID". What comes
-- due in the meantime is held in the batch, which is let go at the end.
CREATE TABLE pause (
  scope TEXT    PRIMARY KEY,
  until INTEGER,                             -- NULL: until somebody ends it
  batch INTEGER NOT NULL REFERENCES batch
) WITHOUT ROWID;
)sql";

constexpr const char* kQuiet = R"sql(
-- By whose clock quiet hours are judged again when the text is handed over; '': by that of `zone`.
ALTER TABLE reminder ADD COLUMN quiet_zone TEXT NOT NULL DEFAULT '';
)sql";

constexpr const char* kLearning = R"sql(
-- Incoming texts that no topic was found for, until the owner files or skips them: the program that
-- was at a loss, '' when none could even say so.
ALTER TABLE message ADD COLUMN unclear TEXT;
CREATE INDEX unclear ON message (id) WHERE unclear IS NOT NULL;
)sql";

constexpr std::array kMigrations{kFirst, kConversations, kChain, kSchedule, kPauses, kQuiet, kLearning};

std::int64_t number_of(Connection& connection, std::string_view sql) {
  Statement row = connection.query(sql);
  return row.next() ? row.integer(0) : 0;
}

}  // namespace

std::span<const char* const> migrations() {
  return kMigrations;
}

bool is_ours_or_new(Connection& connection) {
  const std::int64_t id = number_of(connection, "PRAGMA application_id");
  if (connection.failed()) return false;
  if (id == kApplicationId) return true;
  return id == 0 && number_of(connection, "SELECT count(*) FROM sqlite_schema") == 0 &&
         !connection.failed();
}

Result<void> migrate(Connection& connection, std::span<const char* const> steps) {
  for (;;) {
    Transaction transaction(connection);
    // Read inside the transaction: another process may be migrating the same file.
    const std::int64_t version = number_of(connection, "PRAGMA user_version");
    if (connection.failed()) return transaction.commit();
    const auto last = static_cast<std::int64_t>(steps.size());
    if (version > last) {
      return fail("store-newer",
                  "The database has schema " + std::to_string(version) + ", this Pigeon knows " +
                      std::to_string(last),
                  "Install the version of Pigeon that wrote it, or a later one");
    }
    if (version == last) return transaction.commit();
    connection.script(steps[static_cast<std::size_t>(version)]);
    connection.script("PRAGMA user_version = " + std::to_string(version + 1) +
                      "; PRAGMA application_id = " + std::to_string(kApplicationId));
    if (auto done = transaction.commit(); !done) return done;
  }
}

}  // namespace pigeon::store
