// What a modem is told, what it tells of itself, and what it needs from whom it works for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "async/asio.h"
#include "base/result.h"
#include "modem/profile.h"

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

// Everything that the modem told about itself and its network; empty or nothing when it did not.
struct Facts {
  std::string manufacturer = {};
  std::string model = {};
  std::string firmware = {};
  std::string imei = {};
  std::string imsi = {};
  std::string iccid = {};
  std::string network = {};  // the operator's name
  std::string service_centre = {};
  std::optional<int> signal_dbm = {};
  std::optional<int> registration = {};  // <stat> of 27.007 section 7.2
  std::string storage = {};              // the memory in use ("ME")
  std::optional<int> storage_used = {};
  std::optional<int> storage_total = {};
  std::string indications = {};  // the +CNMI setting that was accepted
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

  // State, facts or the ability to send have changed.
  virtual void changed() = 0;

  // One line for the log, in plain words.
  virtual void tell(std::string_view what) = 0;
};

struct Settings {
  std::string name;
  std::string port;
  std::string pin = {};
  Profile profile = {};  // effective: generic and everything above it
};

}  // namespace pigeon::modem
