// One open line: the dialogue on it, prepared and then served (reception, sweeps, registration)
// until something is wrong with it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "async/signal.h"
#include "at/dialogue.h"
#include "modem/modem.h"
#include "modem/preparation.h"
#include "modem/reception.h"

namespace pigeon::modem {

class Session {
 public:
  Session(serial::Line& line, at::Transcript& transcript, const Settings& settings, Facts& facts,
          Host& host, Preparation::Enter enter);

  at::Dialogue& dialogue() { return dialogue_; }

  // Prepares, sweeps and serves. Returns only with what is wrong: the line's errors,
  // "modem-restarted" (prepare again at once), "stopped", or one of Preparation's.
  async::Task<Error> run();

  // Ends run() with `why` at its next step.
  void interrupt(Error why);

  bool is_receiving() const { return reception_.is_reading(); }

  async::Task<Submission> submit(std::string pdu, int tpdu_length);

 private:
  void hear(const at::Urc& urc);
  async::Task<Result<void>> serve();
  async::Task<Result<void>> look_around();

  const Settings& settings_;
  Facts& facts_;
  Host& host_;
  Preparation::Enter enter_;
  at::Dialogue dialogue_;
  Reception reception_;
  async::Signal news_;
  std::optional<Error> interrupted_;
  bool prepared_ = false;  // every setting is in force: a submit may go
  bool registration_changed_ = false;
};

}  // namespace pigeon::modem
