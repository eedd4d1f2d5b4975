// What may be asked of the daemon: the verbs of the control socket (docs/control-protocol.md), each
// a coroutine that reads arguments, asks the store or a modem, and answers with items.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "async/asio.h"
#include "control/server.h"
#include "daemon/config.h"
#include "daemon/station.h"
#include "daemon/store_thread.h"

namespace pigeon::daemon {

class Happenings;
class Timekeeper;

// What the verbs work with; everything outlives the door.
struct House {
  const Config& config;
  StoreThread& store;
  Bells& bells;
  std::vector<std::unique_ptr<Station>>& stations;
  Instant started;
  Happenings* happenings = nullptr;
  Timekeeper* timekeeper = nullptr;

  Station* station(std::string_view name) const;
  bool any_can_send() const;
  void wake_senders() const;
};

class Door {
 public:
  explicit Door(House house);

  // "unknown-verb" when there is no such verb.
  async::Task<control::End> answer(control::Exchange& exchange);

 private:
  using Verb = async::Task<control::End> (*)(House&, control::Exchange&);

  House house_;
  std::map<std::string_view, Verb> verbs_;
};

// verbs_outgoing.cc
async::Task<control::End> send(House& house, control::Exchange& exchange);
async::Task<control::End> cancel(House& house, control::Exchange& exchange);
async::Task<control::End> resolve(House& house, control::Exchange& exchange);
// verbs_batch.cc
async::Task<control::End> batch(House& house, control::Exchange& exchange);
// verbs_backup.cc
async::Task<control::End> backup(House& house, control::Exchange& exchange);
// verbs_lists.cc
async::Task<control::End> list(House& house, control::Exchange& exchange);
async::Task<control::End> message(House& house, control::Exchange& exchange);
async::Task<control::End> undecodable(House& house, control::Exchange& exchange);
// verbs_consent.cc, verbs_import.cc
async::Task<control::End> consent_show(House& house, control::Exchange& exchange);
async::Task<control::End> consent_change(House& house, control::Exchange& exchange);
async::Task<control::End> consent_ask(House& house, control::Exchange& exchange);
async::Task<control::End> consent_import(House& house, control::Exchange& exchange);
async::Task<control::End> consent_export(House& house, control::Exchange& exchange);
async::Task<control::End> consent_erase(House& house, control::Exchange& exchange);
// verbs_reminders.cc
async::Task<control::End> remind(House& house, control::Exchange& exchange);
async::Task<control::End> reckoning(House& house, control::Exchange& exchange);
async::Task<control::End> reminders(House& house, control::Exchange& exchange);
async::Task<control::End> remind_many(House& house, control::Exchange& exchange);
// verbs_schedule.cc
async::Task<control::End> batches(House& house, control::Exchange& exchange);
async::Task<control::End> approve(House& house, control::Exchange& exchange);
async::Task<control::End> clock(House& house, control::Exchange& exchange);
// verbs_pauses.cc
async::Task<control::End> snooze(House& house, control::Exchange& exchange);
async::Task<control::End> pause(House& house, control::Exchange& exchange);
async::Task<control::End> resume(House& house, control::Exchange& exchange);
async::Task<control::End> pauses(House& house, control::Exchange& exchange);
// verbs_people.cc
async::Task<control::End> event(House& house, control::Exchange& exchange);
async::Task<control::End> reply(House& house, control::Exchange& exchange);
async::Task<control::End> calls(House& house, control::Exchange& exchange);
// verbs_chat.cc
async::Task<control::End> chat(House& house, control::Exchange& exchange);
// verbs_learn.cc
async::Task<control::End> unclear(House& house, control::Exchange& exchange);
async::Task<control::End> settle(House& house, control::Exchange& exchange);
// verbs_modems.cc
async::Task<control::End> status(House& house, control::Exchange& exchange);
async::Task<control::End> modem_list(House& house, control::Exchange& exchange);
async::Task<control::End> modem_show(House& house, control::Exchange& exchange);
async::Task<control::End> modem_at(House& house, control::Exchange& exchange);
async::Task<control::End> modem_ussd(House& house, control::Exchange& exchange);
async::Task<control::End> modem_reset(House& house, control::Exchange& exchange);
async::Task<control::End> modem_trace(House& house, control::Exchange& exchange);

// The end of a request that failed with `error`: usage for what was asked wrongly, refused for
// what may not be, unavailable for a missing modem, else failed.
control::End ended(const Error& error);

}  // namespace pigeon::daemon
