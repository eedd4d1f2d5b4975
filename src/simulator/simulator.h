// The whole of it: modems in ptys, the network between them, and the faults that befall them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "async/asio.h"
#include "base/result.h"
#include "simulator/asio_scheduler.h"
#include "simulator/character.h"
#include "simulator/faults.h"
#include "simulator/journal.h"
#include "simulator/modem.h"
#include "simulator/network.h"
#include "simulator/pty.h"

namespace pigeon::simulator {

class Simulator {
 public:
  struct Options {
    int count = 1;
    std::filesystem::path folder = {};      // made when it is not there
    std::vector<std::string> numbers = {};  // of the first modems; the rest get +4477009000NN
    std::string pin = {};
    Milliseconds send_latency{0};
    Network::Reports reports = {};
    std::vector<Character> like = {characters().front()};  // the modems in turn
  };

  Simulator(async::asio::io_context& context, Options options);
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  // Opens the ptys and makes the links. "folder-failed", "pty-failed", "link-failed".
  Result<void> start();

  int count() const { return static_cast<int>(seats_.size()); }
  Modem& modem(int index) { return *seats_[static_cast<std::size_t>(index)].modem; }
  std::filesystem::path link(int index) const;
  bool plugged_in(int index) const {
    return seats_[static_cast<std::size_t>(index)].pty != nullptr;
  }
  Network& network() { return network_; }
  Journal& journal() { return journal_; }

  // After `delay`, to the modem of that index.
  void arm(int index, const Fault& fault, Milliseconds delay);

 private:
  struct Seat {
    std::unique_ptr<Modem> modem;
    std::unique_ptr<Pty> pty = nullptr;  // null while unplugged
    std::string last_device = {};
  };

  Result<void> plug_in(int index);
  void strike(int index, const Fault& fault);
  void strike_at_once(int index, const Fault& fault);
  void unplug(int index);
  void replug(int index);

  async::asio::io_context& context_;
  Options options_;
  AsioScheduler scheduler_;
  Journal journal_;
  Network network_;
  std::vector<Seat> seats_;
};

}  // namespace pigeon::simulator
