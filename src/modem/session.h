// One open line: the dialogue on it, prepared and then served (reception, sweeps, registration)
// until something is wrong with it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "async/signal.h"
#include "at/dialogue.h"
#include "modem/calls.h"
#include "modem/modem.h"
#include "modem/preparation.h"
#include "modem/reception.h"

namespace pigeon::modem {

class Session {
 public:
  Session(serial::Line& line, at::Transcript& transcript, const Settings& settings, Facts& facts,
          Host& host, Preparation::Progress progress);

  at::Dialogue& dialogue() { return dialogue_; }

  // Prepares, sweeps and serves. Returns only with what is wrong: the line's errors,
  // "modem-restarted" (prepare again at once), "no-network" (for longer than the profile allows),
  // "stopped", or one of Preparation's.
  async::Task<Error> run();

  // Ends run() with `why` at its next step.
  void interrupt(Error why);

  bool is_receiving() const { return reception_.is_reading(); }

  async::Task<Submission> submit(std::string pdu, int tpdu_length,
                                 std::function<void()> handing_over = {});

  // One USSD request and what the network answers to it.
  async::Task<Result<UssdReply>> ussd(std::string request);

  // The profile has changed: what the dialogue takes from it.
  void apply_profile();

 private:
  void hear(const at::Urc& urc);
  bool hear_restart(const at::Urc& urc);
  bool hear_ussd(const at::Urc& urc);
  async::Task<Result<void>> prepare();
  async::Task<Result<void>> serve();
  async::Task<Result<void>> attend();
  async::Task<Result<void>> look_around();
  async::Task<Result<void>> look_at_sim();
  async::Task<Result<void>> ask_time();
  async::Task<Result<void>> end_call();

  const Settings& settings_;
  Facts& facts_;
  Host& host_;
  Preparation::Progress progress_;
  at::Dialogue dialogue_;
  Reception reception_;
  Calls calls_;
  async::Signal news_;
  std::optional<Error> interrupted_;
  bool prepared_ = false;  // every setting is in force: a submit may go
  std::chrono::steady_clock::time_point prepared_at_{};
  bool registration_changed_ = false;
  bool sim_changed_ = false;
  bool time_told_ = false;
  int looks_ = 0;
  std::optional<std::chrono::steady_clock::time_point> without_network_since_;

  // A +CUSD: whose text goes on over several lines, and the last whole one.
  std::string ussd_so_far_;
  std::optional<at::UssdAnswer> ussd_answer_;
  async::Signal ussd_heard_;
};

}  // namespace pigeon::modem
