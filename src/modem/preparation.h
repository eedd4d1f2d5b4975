// Brings a modem from any state to where it sends and receives: in step, named, unlocked, SIM
// ready, PDU mode, memories and indications chosen and read back, because test commands lie.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "at/answers.h"
#include "at/dialogue.h"
#include "modem/host.h"

namespace pigeon::modem {

// For a command of a profile: how long such a command takes is not known.
inline constexpr std::chrono::seconds kTypedDeadline{10};

class Preparation {
 public:
  // What is told on the way.
  struct Progress {
    std::function<void(State, std::string)> enter;  // each state that is reached
    std::function<void()> identified;               // the facts say who it is: choose its profile
  };

  Preparation(at::Dialogue& dialogue, const Settings& settings, Facts& facts, Host& host,
              const Progress& progress);

  // Errors: the line's; "no-sim"; "sim-locked" (the owner must act: PIN missing, wrong or refused
  // before, PUK wanted); "no-pdu-mode" (this modem or firmware can't text).
  async::Task<Result<void>> run();

  // Direct texts (+CMT) must be acknowledged: +CSMS=1 is in force.
  bool must_acknowledge() const { return must_acknowledge_; }

 private:
  using Setting = std::array<int, 5>;  // of +CNMI

  async::Task<Result<void>> synchronise();
  async::Task<Result<void>> identify();
  async::Task<Result<void>> switch_on();

  // unlocking.cc
  async::Task<Result<void>> unlock();
  async::Task<Result<void>> try_pin();
  async::Task<Result<void>> read_pin_tries();
  async::Task<Result<void>> enter_pin(std::string fact_name);

  async::Task<Result<void>> await_sim();
  async::Task<Result<void>> await_ready_answer();

  // configuring.cc
  async::Task<Result<void>> configure();
  async::Task<Result<void>> choose_service(bool direct);
  async::Task<Result<void>> choose_storage();
  async::Task<Result<void>> choose_indications(bool direct);
  std::vector<Setting> settings_to_try(const std::optional<at::IndicationSets>& sets,
                                       bool direct) const;

  // Asks, and passes on the line's errors only: what the modem does not know is not needed.
  async::Task<Result<void>> suggest(at::Command command);
  async::Task<Result<void>> suggest_all(Profile::Words commands);
  // The plain answer, or empty.
  async::Task<Result<std::string>> learn(at::Command command);

  const Profile& profile() const { return settings_.profile; }

  at::Dialogue& dialogue_;
  const Settings& settings_;
  Facts& facts_;
  Host& host_;
  const Progress& progress_;
  bool must_acknowledge_ = false;
};

// The SIM is still loading, or the modem is: ask again (CME 14 and its kin for up to half a
// minute).
bool is_busy(const Error& error);
// A refusal that says nothing: it may be busy, or not know the command.
bool is_vague(const Error& error);

// Chooses `memory` for reading, writing and receiving, or for as many as the modem takes (27.005
// section 3.2.2). False when it refuses every form; errors are the line's.
async::Task<Result<bool>> select_storage(at::Dialogue& dialogue, const Profile& profile,
                                         std::string memory);

// Asks +CREG?, +CGREG? and +CEREG? and keeps the best answer in `facts.registration`; nothing when
// the modem knows none of them.
async::Task<Result<void>> read_registration(at::Dialogue& dialogue, Facts& facts);

// Signal and operator.
async::Task<Result<void>> read_radio(at::Dialogue& dialogue, Facts& facts);

// Whether texts go out as far as is known; a modem that can't tell is taken at its word.
bool can_text(const Facts& facts);

}  // namespace pigeon::modem
