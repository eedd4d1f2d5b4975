// A modem at its place in the daemon: the engine, the sender that feeds it, and what the engine
// needs from the house (the disk for what it hears, facts that outlive a restart, the log).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/asio.h"
#include "async/signal.h"
#include "daemon/sender.h"
#include "daemon/store_thread.h"
#include "modem/modem.h"

namespace pigeon::daemon {

class Timekeeper;

// The bells of the house.
struct Bells {
  async::Signal changes;    // a message changed its state, or a new one came: look again
  async::Signal heard;      // an incoming message waits for the reply engine
  async::Signal scheduled;  // something was planned, or the clock was set
  async::Signal happened;   // something is due earlier than it was
};

class Station : public modem::Host {
 public:
  Station(modem::Settings settings, std::vector<messages::Quota> quotas, std::string country,
          StoreThread& store, store::HandOverNotes* notes, Bells& bells);

  // Runs engine and sender. They are stopped in this order: no more is handed over, then the line
  // is closed; `changes` is rung when each has come to its end.
  void start(async::asio::io_context& context);
  void stop_sending() { sender_.stop(); }
  void stop_modem() { modem_.stop(); }
  bool sender_stopped() const { return !sender_runs_; }
  bool stopped() const { return !sender_runs_ && !modem_runs_; }

  // The time stamps of texts that come in are told there.
  void tell_time_to(Timekeeper& timekeeper) { timekeeper_ = &timekeeper; }
  // Since when it can't send; nothing while it can.
  std::optional<Instant> unable_since() const { return unable_since_; }

  modem::Modem& modem() { return modem_; }
  const modem::Modem& modem() const { return modem_; }
  Sender& sender() { return sender_; }

  async::Task<Result<void>> keep(std::string pdu) override;
  async::Task<Result<std::optional<std::string>>> fact(std::string name) override;
  async::Task<Result<void>> remember(std::string name, std::string value) override;
  void answered_late(std::optional<int> reference) override { sender_.answered_late(reference); }
  void changed() override;
  void tell(std::string_view what) override;
  void missed(const modem::Call& call) override;
  void network_time(Instant now) override;
  void went_wrong(std::string_view transcript) override;

  // Where the flight recorder writes what was said before something went wrong.
  void set_trace_folder(std::filesystem::path folder) { trace_folder_ = std::move(folder); }

  // Called for each call that rang: a missed one, since none is ever answered.
  void on_missed_call(std::function<void(const modem::Call&)> listener) {
    missed_call_ = std::move(listener);
  }

  // How far the network's clock is ahead of ours, when it told its time last; a source for those
  // whose own clock may be wrong.
  std::optional<Milliseconds> network_ahead() const { return network_ahead_; }

 private:
  void heard(const store::Kept& kept);
  async::Task<> run_both(async::asio::io_context& context);
  async::Task<> run_modem();
  async::Task<> run_sender();

  std::string country_;
  StoreThread& store_;
  Bells& bells_;
  modem::Modem modem_;
  Sender sender_;
  std::function<void(const modem::Call&)> missed_call_;
  std::optional<Milliseconds> network_ahead_;
  std::filesystem::path trace_folder_;
  std::optional<Instant> traced_;
  Timekeeper* timekeeper_ = nullptr;
  std::optional<Instant> unable_since_;
  bool modem_runs_ = false;
  bool sender_runs_ = false;
};

}  // namespace pigeon::daemon
