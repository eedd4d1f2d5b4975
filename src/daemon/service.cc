#include "daemon/service.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <utility>

#include <boost/asio/signal_set.hpp>

#include "calendar/zone_edition.h"
#include "daemon/clock.h"
#include "daemon/logging.h"
#include "daemon/quiet_hours.h"
#include "daemon/zone_data.h"
#include "drivers/catalog.h"
#include "drivers/sticks.h"
#include "serial/ports.h"
#include "serial/usb_device.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using async::asio::co_spawn;
using async::asio::detached;

// A part on the air gets this long to be answered before its line is closed; together with the rest
// it stays below the 5 s of the contract.
constexpr auto kFinishSending = 3500ms;
constexpr auto kFinishModems = 1s;
constexpr const char* kSysfs = "/sys";

// More than a sender ever has in hand and on its way to the disk.
constexpr std::size_t kClaimsPerModem = 128;

// The family is the owner's word, else what USB says of the port, else what the modem says of
// itself.
std::vector<modem::Layer> layers_of(const ModemConfig& config, const modem::Facts& facts) {
  const drivers::Family* family = drivers::find(config.driver);
  if (family == nullptr) family = drivers::family_of(facts);
  if (family == nullptr) {
    if (const auto device = serial::usb_device_of(config.port, kSysfs))
      family = drivers::family_of_usb(device->vendor, device->product).family;
  }
  std::vector<modem::Layer> layers = drivers::layers_of(family, facts);
  layers.push_back(modem::Layer{"configuration", config.quirks.profile(), {}});
  return layers;
}

// All USB ports, those first that are known to speak AT.
std::vector<std::string> candidates() {
  std::vector<std::string> likely, others;
  for (const serial::PortInfo& port : serial::list_ports()) {
    const auto device = serial::usb_device_of(port.path, kSysfs);
    if (!device) continue;
    const drivers::UsbMatch match = drivers::family_of_usb(device->vendor, device->product);
    const bool speaks_at = match.port != nullptr && (match.port->first == device->interface ||
                                                     match.port->second == device->interface);
    (speaks_at ? likely : others).push_back(port.path);
  }
  likely.insert(likely.end(), others.begin(), others.end());
  return likely;
}

// Both outlive the modem.
modem::Settings settings_of(const ModemConfig& config, serial::Keeper& keeper) {
  modem::Settings settings;
  settings.keeper = &keeper;
  settings.name = config.name;
  settings.port = config.port;
  settings.pin = config.pin;
  settings.hang_up = config.hang_up;
  settings.candidates = candidates;
  settings.advice = [] { return drivers::advice_on_sticks(kSysfs); };
  settings.choose_layers = [&config](const modem::Facts& facts) {
    return layers_of(config, facts);
  };
  return settings;
}

std::vector<std::string> names_of(const std::vector<ModemConfig>& modems) {
  std::vector<std::string> names;
  for (const ModemConfig& modem : modems)
    names.push_back(modem.name);
  return names;
}

// Without them a kill leaves more texts unknown; nothing else depends on them.
std::optional<store::HandOverNotes> open_notes(const Config& config) {
  auto notes =
      store::HandOverNotes::open(config.data + "/hand-over.notes",
                                 kClaimsPerModem * std::max<std::size_t>(config.modems.size(), 1));
  if (notes) return std::move(*notes);
  spdlog::warn("no notes of hand-overs are kept: {}", notes.error().text());
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<Service>> Service::create(Config config,
                                                 std::vector<playbook::Playbook> playbooks) {
  std::error_code ec;
  std::filesystem::create_directories(config.data, ec);
  if (ec) {
    return fail("data-folder", "The folder " + config.data + " can't be made: " + ec.message(),
                "Make it, owned by the user that runs pigeond");
  }
  auto assistants = made_ready(std::move(playbooks), config);
  if (!assistants) return fail(assistants.error());
  auto store = store::Store::open(config.database());
  if (!store) return fail(store.error());
  store->keep_quiet(quiet_hours_of(config, **assistants));
  auto notes = open_notes(config);
  const auto unknown = notes ? store->recover(wall_now(), notes->last_run(), notes->this_run())
                             : store->recover(wall_now());
  if (!unknown) return fail(unknown.error());
  if (notes) notes->begin();
  if (*unknown > 0) {
    spdlog::warn(
        "{} texts were on the air when the last run ended: they are unknown now "
        "(pigeon outbox --state unknown)",
        *unknown);
  }
  const auto moved = follow_zone_data(*store, calendar::zone_data_edition());
  if (!moved) return fail(moved.error());
  if (*moved > 0) spdlog::warn("{} reminders follow the new rules of their time zones", *moved);
  // What was let go by a clock of which nothing is known any more waits until it is trusted again.
  if (const auto recalled = store->recall(); !recalled) return fail(recalled.error());
  const auto last_look = Schedule::last_look(*store);
  if (!last_look) return fail(last_look.error());
  const auto wished = store->wished_modems();
  if (!wished) return fail(wished.error());
  std::unique_ptr<Service> service(new Service(std::move(config), *std::move(assistants),
                                               std::move(*store), *last_look, std::move(notes)));
  for (const std::string& name : *wished) {
    const bool known = std::ranges::any_of(
        service->config_.modems, [&](const ModemConfig& each) { return each.name == name; });
    if (!known) service->gone_.push_back(name);
  }
  if (const auto open = service->open_door(); !open) return fail(open.error());
  return service;
}

Service::Service(Config config, Assistants assistants, store::Store store,
                 std::optional<Instant> last_look, std::optional<store::HandOverNotes> notes)
    : config_(std::move(config)),
      store_(std::move(store)),
      notes_(std::move(notes)),
      kept_lines_(names_of(config_.modems)) {
  for (const ModemConfig& modem : config_.modems) {
    stations_.push_back(std::make_unique<Station>(settings_of(modem, kept_lines_), modem.quotas,
                                                  config_.country, store_,
                                                  notes_ ? &*notes_ : nullptr, bells_));
    stations_.back()->set_trace_folder(config_.data + "/traces");
  }
  for (const auto& station : stations_) {
    station->sender().stand_in(
        [this, &who = *station](Instant now) { return stand_in_of(who, now); });
  }
  House house{config_, store_, bells_, stations_, wall_now()};
  timekeeper_ = std::make_unique<Timekeeper>(house, last_look);
  house.timekeeper = timekeeper_.get();
  for (const auto& station : stations_)
    station->tell_time_to(*timekeeper_);
  mind_ = std::make_unique<Mind>(house, std::move(assistants), config_.playbooks);
  replier_ = std::make_unique<Replier>(house, *mind_);
  happenings_ = std::make_unique<Happenings>(house, *mind_);
  house.happenings = happenings_.get();
  study_ = std::make_unique<Study>(house, *mind_);
  for (const auto& station : stations_) {
    station->on_missed_call([this, modem = station->modem().settings().name](const auto& call) {
      const auto from = PhoneNumber::parse(call.from, config_.country);
      if (from) co_spawn(context_, happenings_->missed_call(*from, modem), detached);
    });
  }
  door_ = std::make_unique<Door>(house);
}

StandIn Service::stand_in_of(const Station& station, Instant now) const {
  StandIn result{.modems = gone_};
  for (const auto& other : stations_) {
    const auto since = other->unable_since();
    if (other.get() == &station || !since || !config_.failover) continue;
    const Instant from = *since + *config_.failover;
    if (from <= now) {
      result.modems.push_back(other->modem().settings().name);
    } else {
      result.look_again = std::min(from, result.look_again.value_or(from));
    }
  }
  return result;
}

Service::~Service() {
  store_.join();
}

Result<void> Service::open_door() {
  auto server = control::Server::listen(context_, config_.socket);
  if (!server) return fail(server.error());
  server_ = std::make_unique<control::Server>(std::move(*server));
  return {};
}

void Service::run() {
  co_spawn(context_, serve(), detached);
  co_spawn(context_, replier_->run(), detached);
  co_spawn(context_, timekeeper_->run(), detached);
  co_spawn(context_, timekeeper_->watch_clock(), detached);
  co_spawn(context_, happenings_->run(), detached);
  co_spawn(context_, study_->run(), detached);
  co_spawn(context_, study_->watch(), detached);
  co_spawn(context_, feed_watchdog(), detached);
  co_spawn(context_, await_signal(), detached);
  for (const auto& station : stations_)
    station->start(context_);
  sd_notify(0, "READY=1");
  spdlog::info("ready: {} modems, {} playbooks, socket {}", stations_.size(),
               mind_->assistants()->size(), config_.socket);
  context_.run();
  study_->join();
  replier_->join();
  store_.join();
}

async::Task<> Service::serve() {
  co_await server_->run([this](control::Exchange& exchange) { return door_->answer(exchange); });
}

async::Task<> Service::await_signal() {
  async::asio::signal_set signals(context_, SIGTERM, SIGINT);
  const int number = co_await signals.async_wait(async::asio::use_awaitable);
  spdlog::info("stopping ({})", number == SIGTERM ? "SIGTERM" : "SIGINT");
  co_await shut_down();
}

async::Task<> Service::feed_watchdog() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) co_return;
  while (true) {
    sd_notify(0, "WATCHDOG=1");
    co_await async::sleep_for(std::chrono::microseconds(microseconds / 2));
  }
}

async::Task<> Service::wait_until_stopped(async::Duration at_most,
                                          bool (Station::*stopped)() const) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  const auto all = [&] {
    return std::ranges::all_of(stations_, [&](const auto& each) { return ((*each).*stopped)(); });
  };
  while (!all() && std::chrono::steady_clock::now() < deadline) {
    const std::uint64_t seen = bells_.changes.count();
    co_await bells_.changes.wait_after(seen, deadline - std::chrono::steady_clock::now());
  }
}

// No new text is handed over; what is on the air may be answered; then the lines are closed.
async::Task<> Service::shut_down() {
  sd_notify(0, "STOPPING=1");
  replier_->stop();
  happenings_->stop();
  study_->stop();
  timekeeper_->stop();
  for (const auto& station : stations_)
    station->stop_sending();
  co_await wait_until_stopped(kFinishSending, &Station::sender_stopped);
  kept_lines_.leave_to_next_run();
  for (const auto& station : stations_)
    station->stop_modem();
  co_await wait_until_stopped(kFinishModems, &Station::stopped);
  server_->stop();
  context_.stop();
}

}  // namespace pigeon::daemon
