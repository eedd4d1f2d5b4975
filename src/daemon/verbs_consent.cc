// consent_show, consent_change, consent_ask, consent_export, consent_erase: the ledger from
// outside.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/happenings.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::Json;
using store::Store;

constexpr int kEntriesOfAPage = 1000;

Json form_of(const consent::Entry& entry) {
  Json form = Json::object();
  form["at"] = control::to_form(std::optional(entry.at));
  form["event"] = to_string(entry.event);
  form["program"] = entry.program.empty() ? Json() : Json(entry.program);
  form["method"] = entry.method;
  form["message"] = entry.message ? Json(*entry.message) : Json();
  form["evidence"] = entry.evidence;
  form["language"] = entry.language.empty() ? Json() : Json(entry.language);
  form["reason"] = entry.reason;
  return form;
}

// Each program of which the ledger knows, with what the whole of it says of that one.
Json form_of(const consent::Standing& standing, const std::vector<consent::Entry>& entries) {
  Json programs = Json::object();
  for (const consent::Entry& entry : entries) {
    if (entry.program.empty()) continue;
    const bool blocked = standing.blocks(entry.program);
    Json program = Json::object();
    program["blocked"] = blocked;
    program["consent"] = standing.consents_to(entry.program) && !blocked;
    programs[entry.program] = std::move(program);
  }
  return programs;
}

// To anything at all.
bool agreed(const consent::Standing& standing) {
  return standing.had_consent || std::ranges::any_of(standing.programs, [](const auto& one) {
           return one.second.consented;
         });
}

Json form_of(const store::Chain& chain) {
  Json form = Json::object();
  form["whole"] = !chain.broken_at;
  form["entries"] = chain.entries;
  form["head"] = chain.head;
  form["broken_at"] = chain.broken_at ? Json(*chain.broken_at) : Json();
  return form;
}

Result<PhoneNumber> number_in(const House& house, const Exchange& exchange) {
  return PhoneNumber::parse(control::text_at(exchange.args(), "number").value_or(""),
                            house.config.country);
}

std::optional<consent::Event> event_of_wish(std::string_view wish) {
  if (wish == "grant") return consent::Event::granted;
  if (wish == "revoke") return consent::Event::revoked;
  if (wish == "clear") return consent::Event::clarified;
  return std::nullopt;
}

}  // namespace

async::Task<End> consent_show(House& house, Exchange& exchange) {
  const auto number = number_in(house, exchange);
  if (!number) co_return ended(number.error());
  const auto standing =
      co_await house.store.run([&](Store& store) { return store.standing(*number); });
  if (!standing) co_return ended(standing.error());
  const auto entries =
      co_await house.store.run([&](Store& store) { return store.ledger(*number); });
  if (!entries) co_return ended(entries.error());
  const auto chain = co_await house.store.run([](Store& store) { return store.chain(); });
  if (!chain) co_return ended(chain.error());
  Json form = Json::object();
  form["number"] = number->text();
  form["blocked"] = standing->blocked();
  form["suspected"] = standing->suspected;
  form["consent"] = agreed(*standing) && !standing->blocked();
  form["programs"] = form_of(*standing, *entries);
  form["chain"] = form_of(*chain);
  form["entries"] = Json::array();
  for (const consent::Entry& entry : *entries)
    form["entries"].push_back(form_of(entry));
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> consent_change(House& house, Exchange& exchange) {
  const Json& args = exchange.args();
  const auto number = number_in(house, exchange);
  if (!number) co_return ended(number.error());
  const auto event = event_of_wish(control::text_at(args, "wish").value_or(""));
  if (!event) {
    const Error error("bad-request", "\"wish\" must be grant, revoke or clear");
    co_return ended(error);
  }
  const auto standing =
      co_await house.store.run([&](Store& store) { return store.standing(*number); });
  if (!standing) co_return ended(standing.error());
  const std::string program = control::text_at(args, "program").value_or("");
  if (standing->blocks(program) && *event != consent::Event::revoked) {
    const Error error("stopped", "They said STOP", "Only they can undo it, by writing START");
    co_return ended(error);
  }
  consent::Entry entry{.at = wall_now(), .number = *number, .event = *event};
  entry.program = program;
  entry.method = control::text_at(args, "method").value_or("cli");
  entry.evidence = to_valid_utf8(control::text_at(args, "evidence").value_or(""));
  entry.reason = "the owner's word";
  const auto kept = co_await house.store.run([&](Store& store) { return store.append(entry); });
  if (!kept) co_return ended(kept.error());
  house.wake_senders();
  house.bells.happened.ring();
  Json form = form_of(entry);
  form["number"] = number->text();
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> consent_ask(House& house, Exchange& exchange) {
  const Json& args = exchange.args();
  const auto number = number_in(house, exchange);
  if (!number) co_return ended(number.error());
  const std::string program = control::text_at(args, "program").value_or("");
  const std::string evidence = to_valid_utf8(control::text_at(args, "evidence").value_or(""));
  const auto asked = co_await house.happenings->ask_for_consent(*number, program, evidence);
  if (!asked) co_return ended(asked.error());
  Json form = Json::object();
  form["number"] = number->text();
  form["event"] = to_string(consent::Event::asked);
  form["program"] = *asked;
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> consent_export(House& house, Exchange& exchange) {
  std::int64_t last = 0;
  for (;;) {
    const auto page = co_await house.store.run(
        [&](Store& store) { return store.ledger_after(last, kEntriesOfAPage); });
    if (!page) co_return ended(page.error());
    if (page->empty()) co_return End();
    for (const store::KeptEntry& kept : *page) {
      Json form = form_of(kept.entry);
      form["id"] = kept.id;
      form["number"] = kept.entry.number.text();
      form["hash"] = kept.hash;
      last = kept.id;
      if (!co_await exchange.item(std::move(form))) co_return End();
    }
  }
}

async::Task<End> consent_erase(House& house, Exchange& exchange) {
  const auto number = number_in(house, exchange);
  if (!number) co_return ended(number.error());
  const Instant now = wall_now();
  const auto erased =
      co_await house.store.run([&](Store& store) { return store.erase(*number, "cli", now); });
  if (!erased) co_return ended(erased.error());
  house.happenings->forget(*number);
  house.bells.changes.ring();
  Json form = Json::object();
  form["entries"] = erased->entries;
  form["messages"] = erased->messages;
  co_await exchange.item(std::move(form));
  co_return End();
}

}  // namespace pigeon::daemon
