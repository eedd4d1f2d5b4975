#include "simulator/faults.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pigeon::simulator {
namespace {

constexpr std::array<std::pair<std::string_view, Fault::Kind>, 18> kKinds{{
    {"hang", Fault::Kind::hang},
    {"error", Fault::Kind::error},
    {"reboot_in_send", Fault::Kind::reboot_in_send},
    {"no_final", Fault::Kind::no_final},
    {"half_pdu", Fault::Kind::half_pdu},
    {"silent", Fault::Kind::silent},
    {"sim_busy", Fault::Kind::sim_busy},
    {"no_network", Fault::Kind::no_network},
    {"lock", Fault::Kind::lock},
    {"full", Fault::Kind::full},
    {"call", Fault::Kind::call},
    {"reboot", Fault::Kind::reboot},
    {"unplug", Fault::Kind::unplug},
    {"replug", Fault::Kind::replug},
    {"echo", Fault::Kind::echo},
    {"garbage", Fault::Kind::garbage},
    {"urc_flood", Fault::Kind::urc_flood},
    {"none", Fault::Kind::none},
}};

}  // namespace

std::optional<Fault::Kind> parse_fault_kind(std::string_view name) {
  for (const auto& [word, kind] : kKinds) {
    if (word == name) return kind;
  }
  return std::nullopt;
}

std::string_view to_string(Fault::Kind kind) {
  for (const auto& [word, other] : kKinds) {
    if (other == kind) return word;
  }
  return "";
}

void Faults::arm(Fault fault, Instant now) {
  Armed armed{.fault = std::move(fault), .until = std::nullopt, .left = std::nullopt};
  if (armed.fault.lasts) armed.until = now + *armed.fault.lasts;
  const bool forever = armed.fault.kind == Fault::Kind::hang && !armed.fault.lasts;
  if (armed.fault.count || !(armed.fault.lasts || forever)) {
    armed.left = armed.fault.count.value_or(1);
  }
  armed_.push_back(std::move(armed));
}

std::optional<Fault> Faults::strike(Fault::Kind kind, std::string_view command, Instant now) {
  std::erase_if(armed_, [now](const Armed& armed) {
    return (armed.until && now >= *armed.until) || (armed.left && *armed.left <= 0);
  });
  const auto found = std::ranges::find_if(armed_, [&](const Armed& armed) {
    return armed.fault.kind == kind &&
           (armed.fault.command.empty() || armed.fault.command == command);
  });
  if (found == armed_.end()) return std::nullopt;
  if (found->left) --*found->left;
  return found->fault;
}

}  // namespace pigeon::simulator
