// What is to go wrong with one modem: armed over the control socket, asked by the modem at the
// moment it matters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace pigeon::simulator {

struct Fault {
  enum class Kind {
    hang,            // reads and never answers; without count and `lasts` until a reboot
    error,           // a command ends with an error
    reboot_in_send,  // it restarts when it has got the PDU
    no_final,        // the network takes the text, +CMGS and OK never come
    half_pdu,        // a stored message is read with half of its octets
    silent,          // messages are stored, no indication is given
    sim_busy,        // SIM and message commands are refused
    no_network,      // it is not registered
    lock,            // its SIM asks for the PIN in `line`, at once
    full,            // the memory for received texts is filled
    call,            // somebody rings: `line` is the number
    reboot,          // all that was told is forgotten
    unplug,          // the line is gone
    replug,          // it is back under another name
    echo,            // echo is on again
    garbage,         // bytes that mean nothing
    urc_flood,       // many unsolicited lines
    none,            // takes back what is still armed
  };

  Kind kind = Kind::none;
  std::optional<int> count = {};           // how often; without it as long as `lasts`, else once
  std::optional<Milliseconds> lasts = {};  // how long
  std::string command = {};                // of `hang` and `error`: which one ("+CMGS")
  std::string line = {};                   // of `error`: the final line, word for word; PIN, number
};

std::optional<Fault::Kind> parse_fault_kind(std::string_view name);
std::string_view to_string(Fault::Kind kind);

// The faults that lie in wait. Those that happen at once (reboot, garbage …) never come in here.
class Faults {
 public:
  void arm(Fault fault, Instant now);
  void clear() { armed_.clear(); }

  // The fault of that kind which strikes `command` now (any command when it names none), used up
  // by one.
  std::optional<Fault> strike(Fault::Kind kind, std::string_view command, Instant now);

 private:
  struct Armed {
    Fault fault;
    std::optional<Instant> until;
    std::optional<int> left;
  };
  std::vector<Armed> armed_;
};

}  // namespace pigeon::simulator
