// Brings a modem from any state to where it sends and receives: in step, named, unlocked, SIM
// ready, PDU mode, memories and indications chosen and read back, because test commands lie.
#pragma once

#include <functional>
#include <string>

#include "at/dialogue.h"
#include "modem/host.h"

namespace pigeon::modem {

class Preparation {
 public:
  using Enter = std::function<void(State, std::string)>;

  // `enter` is told each state that is reached.
  Preparation(at::Dialogue& dialogue, const Settings& settings, Facts& facts, Host& host,
              Enter enter);

  // Errors: the line's; "no-sim"; "sim-locked" (the owner must act: PIN missing, wrong or refused
  // before, PUK wanted); "no-pdu-mode" (this modem or firmware can't text).
  async::Task<Result<void>> run();

 private:
  async::Task<Result<void>> synchronise();
  async::Task<Result<void>> identify();
  async::Task<Result<void>> unlock();
  async::Task<Result<void>> try_pin();
  async::Task<Result<void>> await_sim();
  async::Task<Result<void>> configure();
  async::Task<Result<void>> choose_storage();
  async::Task<Result<bool>> select_storage(std::string memory);
  async::Task<Result<void>> choose_indications();

  // Asks, and passes on the line's errors only: what the modem does not know is not needed.
  async::Task<Result<void>> suggest(at::Command command);
  // The plain answer, or empty.
  async::Task<Result<std::string>> learn(at::Command command);

  at::Dialogue& dialogue_;
  const Settings& settings_;
  Facts& facts_;
  Host& host_;
  Enter enter_;
};

// Asks +CREG?, +CGREG? and +CEREG? and keeps the best answer in `facts.registration`; nothing when
// the modem knows none of them.
async::Task<Result<void>> read_registration(at::Dialogue& dialogue, Facts& facts);

// Signal and operator.
async::Task<Result<void>> read_radio(at::Dialogue& dialogue, Facts& facts);

}  // namespace pigeon::modem
