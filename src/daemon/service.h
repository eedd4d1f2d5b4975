// The daemon put together: one I/O thread with everything that waits, one store thread, the door,
// the stations, the reply engine's loop. Starts, runs until it is told to stop, stops in order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/asio.h"
#include "control/server.h"
#include "daemon/config.h"
#include "daemon/door.h"
#include "daemon/happenings.h"
#include "daemon/kept_lines.h"
#include "daemon/mind.h"
#include "daemon/replier.h"
#include "daemon/station.h"
#include "daemon/store_thread.h"
#include "daemon/study.h"
#include "daemon/timekeeper.h"
#include "playbook/playbook.h"

namespace pigeon::daemon {

class Service {
 public:
  // Opens the database, settles what an earlier run left open, binds the socket.
  // Errors: the store's, the control server's, "data-folder".
  static Result<std::unique_ptr<Service>> create(Config config,
                                                 std::vector<playbook::Playbook> playbooks);
  ~Service();

  // Until SIGTERM or SIGINT; then at most 5 s. Nothing accepted is lost.
  void run();

 private:
  Service(Config config, Assistants assistants, store::Store store,
          std::optional<Instant> last_look, std::optional<store::HandOverNotes> notes);

  Result<void> open_door();
  // The modems for which `station` sends what was meant for them.
  StandIn stand_in_of(const Station& station, Instant now) const;
  async::Task<> serve();
  async::Task<> await_signal();
  async::Task<> feed_watchdog();
  async::Task<> shut_down();
  async::Task<> wait_until_stopped(async::Duration at_most, bool (Station::*stopped)() const);

  Config config_;
  Bells bells_;
  StoreThread store_;
  std::optional<store::HandOverNotes> notes_;
  std::vector<std::string> gone_;  // modems that texts wait for and the configuration knows no more
  KeptLines kept_lines_;
  std::vector<std::unique_ptr<Station>> stations_;
  std::unique_ptr<Mind> mind_;
  std::unique_ptr<Replier> replier_;
  std::unique_ptr<Happenings> happenings_;
  std::unique_ptr<Study> study_;
  std::unique_ptr<Timekeeper> timekeeper_;
  std::unique_ptr<Door> door_;
  // After everything that its coroutines refer to, so that it is destroyed before them.
  async::asio::io_context context_{1};
  std::unique_ptr<control::Server> server_;
};

}  // namespace pigeon::daemon
