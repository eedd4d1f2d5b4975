// What to do about an error, as a class: every code of the standards and of a vendor has one.
#pragma once

#include <optional>
#include <string_view>

namespace pigeon::modem {

enum class Retry {
  never,      // this message can't be sent
  account,    // the subscription forbids it: no message of this SIM will do better
  later,      // passing trouble: try again with back-off, counted
  network,    // wait for the network; not the message's fault, not counted
  sim,        // the SIM is not usable; not counted
  modem,      // the modem must be recovered first; not counted
  configure,  // a setting was lost: configure again, then try; not counted
  sent,       // the service centre has it already
  unknown,    // it may have been sent
};

std::string_view to_string(Retry retry);
std::optional<Retry> parse_retry(std::string_view name);

}  // namespace pigeon::modem
