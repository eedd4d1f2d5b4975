// What a modem is told, what it tells of itself, and what it needs from whom it works for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/asio.h"
#include "base/instant.h"
#include "base/result.h"
#include "modem/facts.h"
#include "modem/profile.h"
#include "serial/keeper.h"

namespace pigeon::modem {

enum class State {
  closed,
  opening,
  synchronising,
  identifying,
  unlocking,
  waiting_for_sim,
  configuring,
  sweeping,
  ready,
  recovering,
  locked,
};

std::string_view to_string(State state);

// A call that rang and ended: it is never answered.
struct Call {
  std::string from = {};  // "+447700900101"; empty when the caller's number is withheld
};

// What a modem needs from whom it works for.
class Host {
 public:
  virtual ~Host() = default;

  // A received PDU (hexadecimal, SMSC field first). When this returns without an error it is on
  // disk, and only then is it erased from the modem.
  virtual async::Task<Result<void>> keep(std::string pdu) = 0;

  // Small facts that outlive a restart (which PIN was tried).
  virtual async::Task<Result<std::optional<std::string>>> fact(std::string name) = 0;
  virtual async::Task<Result<void>> remember(std::string name, std::string value) = 0;

  // The modem tells that a text was sent when nobody waits for that any more: after the deadline,
  // or to a process that was killed. `reference` is its TP-MR.
  virtual void answered_late(std::optional<int> /*reference*/) {}

  // State, facts or the ability to send have changed.
  virtual void changed() = 0;

  // Somebody rang. Told once a call, when it is over.
  virtual void missed(const Call& /*call*/) {}

  // What the network's clock says (+CCLK): a source for those whose own clock may be wrong.
  virtual void network_time(Instant /*now*/) {}

  // Something went wrong: the last minutes of the line, in the text format of at/transcript.h.
  virtual void went_wrong(std::string_view /*transcript*/) {}

  // One line for the log, in plain words.
  virtual void tell(std::string_view what) = 0;
};

struct Settings {
  std::string name;
  std::string port;  // a path, "tcp://host:port" or "imei:…"
  // The ports behind which a modem may answer, likely ones first: for "imei:…".
  std::function<std::vector<std::string>()> candidates = {};
  // What else may be the matter when the port is not there; empty when nothing is known.
  std::function<std::string()> advice = {};
  std::string pin = {};
  std::string sysfs = "/sys";
  bool hang_up = false;              // end incoming calls, so that texts are not held up
  serial::Keeper* keeper = nullptr;  // of the open line, for the next run; may be null

  // The layers of the profile that fit what is known of the modem so far, generic first; asked at
  // the start and again when the modem has said who it is. The owner's quirks are the last one.
  std::function<std::vector<Layer>(const Facts&)> choose_layers = {};
  std::vector<Layer> layers = {};  // as chosen last
  Profile profile = {};            // in effect
};

}  // namespace pigeon::modem
