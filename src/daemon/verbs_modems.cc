// status, modem_list, modem_show, modem_at, modem_trace: how the daemon and its modems are.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "at/transcript.h"
#include "base/utf8.h"
#include "base/version.h"
#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/timekeeper.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Store;

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}
template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

// -113 dBm is nothing, -51 dBm is full (27.007 section 8.5).
std::optional<int> percent(const std::optional<int>& dbm) {
  if (!dbm) return std::nullopt;
  return std::clamp((*dbm + 113) * 100 / 62, 0, 100);
}

Json form_of(const modem::Modem& modem) {
  const modem::Facts& facts = modem.facts();
  Json form = Json::object();
  form["name"] = modem.settings().name;
  form["state"] = to_string(modem.state());
  form["can_send"] = modem.can_send();
  form["detail"] = or_null(modem.detail());
  form["port"] = modem.path().empty() ? modem.settings().port : modem.path();
  form["operator"] = or_null(facts.network);
  form["signal_percent"] = or_null(percent(facts.signal_dbm));
  form["signal_dbm"] = or_null(facts.signal_dbm);
  form["registration"] = or_null(facts.registration);
  form["imei"] = or_null(facts.imei);
  return form;
}

// The family and model whose profile is in effect: "huawei E3531".
std::string driver_of(const modem::Modem& modem) {
  const std::vector<modem::Layer>& layers = modem.settings().layers;
  // The last layer is the owner's.
  return layers.size() < 2 ? "generic" : layers[layers.size() - 2].name;
}

Json full_form_of(const Station& station) {
  const modem::Modem& modem = station.modem();
  const modem::Facts& facts = modem.facts();
  Json form = form_of(modem);
  form["manufacturer"] = or_null(facts.manufacturer);
  form["model"] = or_null(facts.model);
  form["firmware"] = or_null(facts.firmware);
  form["imsi"] = or_null(facts.imsi);
  form["iccid"] = or_null(facts.iccid);
  form["service_centre"] = or_null(facts.service_centre);
  form["storage"] = or_null(facts.storage);
  form["storage_used"] = or_null(facts.storage_used);
  form["storage_total"] = or_null(facts.storage_total);
  form["indications"] = or_null(facts.indications);
  form["pin_tries"] = or_null(facts.pin_tries);
  form["network_time"] = Json();
  if (const auto ahead = station.network_ahead())
    form["network_time"] = control::to_form(std::optional(wall_now() + *ahead));
  form["driver"] = driver_of(modem);
  form["profile"] = describe(modem.settings().layers);
  return form;
}

Result<Station*> named(House& house, const Json& args) {
  const std::string name = control::text_at(args, "name").value_or("");
  if (name.empty() && house.stations.size() == 1) return house.stations.front().get();
  Station* station = house.station(name);
  if (station != nullptr) return station;
  return fail("no-such-modem", "There is no modem \"" + printable(name) + "\"",
              "See `pigeon modem list`");
}

async::Task<End> wait_ready(House& house, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!house.any_can_send()) {
    const std::uint64_t seen = house.bells.changes.count();
    const auto left = deadline - std::chrono::steady_clock::now();
    if (left <= 0s) {
      const Error error("no-modem", "No modem can send yet", "See `pigeon modem list`");
      co_return End(ExitCode::unavailable, error);
    }
    co_await house.bells.changes.wait_after(seen, left);
  }
  co_return End();
}

}  // namespace

async::Task<End> status(House& house, Exchange& exchange) {
  if (const auto patience = control::integer_at(exchange.args(), "wait_ready_ms")) {
    End end = co_await wait_ready(house, std::chrono::milliseconds(*patience));
    if (end.exit() != ExitCode::done) co_return end;
  }
  Json form = Json::object();
  form["version"] = kVersion;
  form["pid"] = getpid();
  form["since"] = control::to_form(std::optional(house.started));
  form["ready"] = house.any_can_send();
  form["modems"] = Json::array();
  for (const auto& station : house.stations)
    form["modems"].push_back(form_of(station->modem()));
  form["queue"] = Json::object();
  for (const auto state : {messages::State::held, messages::State::queued, messages::State::sending,
                           messages::State::unknown, messages::State::failed}) {
    const auto count = co_await house.store.run([&](Store& store) { return store.count(state); });
    if (!count) co_return ended(count.error());
    form["queue"][std::string(to_string(state))] = *count;
  }
  const auto raw = co_await house.store.run([](Store& store) { return store.undecodable(1000); });
  const auto unread = co_await house.store.run([](Store& store) { return store.unanswered(1000); });
  form["inbox"] = Json::object();
  form["inbox"]["undecodable"] = raw ? Json(raw->size()) : Json();
  form["inbox"]["unanswered"] = unread ? Json(unread->size()) : Json();
  form["clock"] = control::to_form(std::optional(wall_now()));
  form["clock_trusted"] = house.timekeeper->trusted();
  form["clock_why"] = house.timekeeper->why();
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> modem_list(House& house, Exchange& exchange) {
  for (const auto& station : house.stations) {
    Json form = form_of(station->modem());
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

async::Task<End> modem_show(House& house, Exchange& exchange) {
  const auto station = named(house, exchange.args());
  if (!station) co_return ended(station.error());
  Json form = full_form_of(**station);
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> modem_at(House& house, Exchange& exchange) {
  const auto station = named(house, exchange.args());
  if (!station) co_return ended(station.error());
  const std::string command = control::text_at(exchange.args(), "command").value_or("");
  if (command.find_first_of("\r\n\x1a\x1b") != std::string::npos || command.empty()) {
    co_return ended(Error("bad-request", "An AT command is one line", "Write it as \"AT+CSQ\""));
  }
  const auto answer = co_await (*station)->modem().ask(command);
  if (!answer) co_return ended(answer.error());
  for (const std::string& line : *answer) {
    Json form = Json::object();
    form["line"] = line;
    if (!co_await exchange.item(std::move(form))) break;
  }
  co_return End();
}

async::Task<End> modem_ussd(House& house, Exchange& exchange) {
  const auto station = named(house, exchange.args());
  if (!station) co_return ended(station.error());
  const std::string request = control::text_at(exchange.args(), "command").value_or("");
  const auto reply = co_await (*station)->modem().ussd(request);
  if (!reply) co_return ended(reply.error());
  Json form = Json::object();
  form["text"] = reply->text;
  form["awaits_answer"] = reply->awaits_answer;
  co_await exchange.item(std::move(form));
  co_return End();
}

async::Task<End> modem_reset(House& house, Exchange& exchange) {
  const auto station = named(house, exchange.args());
  if (!station) co_return ended(station.error());
  const auto restarted = co_await (*station)->modem().restart();
  if (!restarted) co_return ended(restarted.error());
  co_return End();
}

async::Task<End> modem_trace(House& house, Exchange& exchange) {
  const auto station = named(house, exchange.args());
  if (!station) co_return ended(station.error());
  const bool unmasked = control::flag_at(exchange.args(), "unmasked").value_or(false);
  const bool follow = control::flag_at(exchange.args(), "follow").value_or(false);
  at::Transcript& transcript = (*station)->modem().transcript();

  std::vector<std::string> waiting;
  std::optional<at::Transcript::Entry> before;
  const auto take = [&](const at::Transcript::Entry& entry) {
    if (before) waiting.push_back(entry.pause_since(*before));
    if (!waiting.empty() && waiting.back().empty()) waiting.pop_back();
    waiting.push_back(entry.shown());
    before = entry;
  };
  for (const auto& entry : transcript.entries())
    take(entry);
  async::Signal news;
  std::shared_ptr<void> following;
  if (follow) {
    following = transcript.follow([&](const at::Transcript::Entry& entry) {
      take(entry);
      news.ring();
    });
  }
  while (true) {
    const std::vector<std::string> lines = std::exchange(waiting, {});
    for (const std::string& line : lines) {
      Json form = Json::object();
      form["line"] = unmasked ? line : at::masked(line);
      if (!co_await exchange.item(std::move(form))) co_return End();
    }
    if (!follow || exchange.client_gone()) co_return End();
    if (waiting.empty()) co_await news.wait_for(5s);
  }
}

}  // namespace pigeon::daemon
