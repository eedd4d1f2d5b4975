// consent_import: consents and refusals of a list, a JSON line each, some hundred in a transaction.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"

namespace pigeon::daemon {
namespace {

using consent::Imported;
using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Store;

constexpr std::size_t kRowsAtOnce = 500;

Result<consent::Listed> read_row(const House& house, const Json& form, Instant now) {
  const auto number =
      PhoneNumber::parse(control::text_at(form, "number").value_or(""), house.config.country);
  if (!number) return fail(number.error());
  const std::string state = control::text_at(form, "state").value_or("");
  if (state != "granted" && state != "revoked")
    return fail("bad-request", "\"state\" must be granted or revoked");
  consent::Listed row{.entry = {.at = now, .number = *number, .event = consent::Event::granted}};
  if (state == "revoked") row.entry.event = consent::Event::revoked;
  if (const auto at = control::text_at(form, "at")) {
    const auto instant = parse_rfc3339(*at);
    if (!instant) return fail(instant.error());
    if (*instant > now)
      return fail("bad-request", "The date " + *at + " is still to come",
                  "Write the day on which they said so");
    row.entry.at = *instant;
    row.dated = true;
  }
  row.entry.program = to_valid_utf8(control::text_at(form, "program").value_or(""));
  row.entry.method = "import";
  row.entry.evidence = to_valid_utf8(control::text_at(form, "source").value_or(""));
  row.entry.reason = "the owner's list";
  return row;
}

// What is said of a row that was not entered; nothing of one that was.
std::optional<Error> why_not(Imported what, const PhoneNumber& number) {
  switch (what) {
    case Imported::stopped:
      return Error("stopped", number.text() + " said STOP: no list brings them back",
                   "Only they can, by writing START");
    case Imported::suspected:
      return Error("stop-suspected", number.text() + " may have said STOP",
                   "If they did not: pigeon consent clear " + number.text());
    case Imported::agreed_later:
      return Error("agreed-later", number.text() + " agreed after the day of this refusal",
                   "If they want no texts now: pigeon consent revoke " + number.text());
    default:
      return std::nullopt;
  }
}

struct ImportSum {
  std::int64_t granted = 0, revoked = 0, there = 0, left_out = 0, wrong = 0;
};

class ImportChunk {
 public:
  void add(std::int64_t line, Result<consent::Listed> row, ImportSum& sum) {
    if (row) {
      lines_.push_back(line);
      rows_.push_back(std::move(*row));
    } else {
      say(line, row.error(), true);
      ++sum.wrong;
    }
  }
  bool full() const { return rows_.size() >= kRowsAtOnce; }
  const std::vector<consent::Listed>& rows() const { return rows_; }

  void count(const std::vector<Imported>& all, ImportSum& sum) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const consent::Entry& entry = rows_[i].entry;
      if (all[i] == Imported::entered)
        ++(entry.event == consent::Event::granted ? sum.granted : sum.revoked);
      if (all[i] == Imported::there) ++sum.there;
      const auto why = why_not(all[i], entry.number);
      if (!why) continue;
      ++sum.left_out;
      say(lines_[i], *why, false);
    }
  }
  std::vector<Json> take_said() {
    lines_.clear();
    rows_.clear();
    return std::exchange(said_, {});
  }

 private:
  void say(std::int64_t line, const Error& error, bool wrong) {
    Json item = Json::object();
    item["line"] = line;
    item[wrong ? "error" : "left_out"] = control::to_form(error);
    said_.push_back(std::move(item));
  }

  std::vector<std::int64_t> lines_;
  std::vector<consent::Listed> rows_;
  std::vector<Json> said_;
};

}  // namespace

async::Task<End> consent_import(House& house, Exchange& exchange) {
  const bool dry_run = control::flag_at(exchange.args(), "dry_run").value_or(false);
  ImportSum sum;
  ImportChunk chunk;
  bool more = true;
  while (more) {
    while (more && !chunk.full()) {
      const auto text = co_await exchange.next_line();
      more = text.has_value();
      if (!more) break;
      const auto form = control::from_line(*text);
      const Json row = form && form->is_object() ? *form : Json::object();
      chunk.add(control::integer_at(row, "line").value_or(0), read_row(house, row, wall_now()),
                sum);
    }
    if (exchange.client_gone()) co_return End(ExitCode::failed);
    const auto imported =
        co_await house.store.run([&](Store& store) { return store.import(chunk.rows(), dry_run); });
    if (!imported) co_return ended(imported.error());
    chunk.count(*imported, sum);
    for (Json& item : chunk.take_said())
      co_await exchange.item(std::move(item));
  }
  if (!dry_run) {
    house.wake_senders();
    house.bells.happened.ring();
    house.bells.changes.ring();
  }
  Json form = Json::object();
  form["granted"] = sum.granted;
  form["revoked"] = sum.revoked;
  form["there"] = sum.there;
  form["left_out"] = sum.left_out;
  form["wrong"] = sum.wrong;
  co_await exchange.item(std::move(form));
  co_return End(sum.wrong == 0 ? ExitCode::done : ExitCode::failed);
}

}  // namespace pigeon::daemon
