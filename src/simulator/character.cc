#include "simulator/character.h"

#include <algorithm>
#include <array>

namespace pigeon::simulator {
namespace {

using namespace std::string_view_literals;

constexpr std::array kGenericBoot{"RDY"sv, "+CPIN: READY"sv};
constexpr std::array kGenericReady{"SMS Ready"sv};
constexpr std::array kSimcomBoot{"RDY"sv, "+CFUN: 1"sv, "+CPIN: READY"sv};
constexpr std::array kSimcomReady{"Call Ready"sv, "SMS Ready"sv};
constexpr std::array kQuectelReady{"+QUSIM: 1"sv, "+QIND: SMS DONE"sv, "+QIND: PB DONE"sv};
constexpr std::array kHuaweiBoot{"^SIMST:1"sv};
constexpr std::array kHuaweiReady{"^SRVST:2"sv};
constexpr std::array kA76xxBoot{"*ATREADY: 1"sv, "+CPIN: READY"sv};
constexpr std::array kA76xxReady{"SMS DONE"sv, "PB DONE"sv};

constexpr std::array kCharacters{
    Character{.name = "generic",
              .manufacturer = "Pigeon",
              .model = "Made-up modem",
              .revision = "1.0",
              .prompt = "\r\n> ",
              .first_index = 1,
              .slots = 50,
              .receives_into = "ME",
              .boot_urcs = kGenericBoot,
              .ready_urcs = kGenericReady,
              .cnmi_test = "(0-3),(0-3),(0-3),(0-2),(0,1)",
              .highest_ds = 2,
              .phase_2_plus = true,
              .ok_for_empty_slot = false},
    Character{.name = "huawei",
              .manufacturer = "huawei",
              .model = "E173",
              .revision = "11.126.85.00.209",
              .prompt = "\r\n> ",
              .first_index = 0,
              .slots = 20,
              .receives_into = "SM",
              .boot_urcs = kHuaweiBoot,
              .ready_urcs = kHuaweiReady,
              .cnmi_test = "(0-2),(0-3),(0,2),(0-2),(0,1)",
              .highest_ds = 2,
              .phase_2_plus = true,
              .ok_for_empty_slot = true},
    Character{.name = "simcom-2g",
              .manufacturer = "SIMCOM_Ltd",
              .model = "SIMCOM_SIM800L",
              .revision = "Revision:1418B05SIM800L24",
              .prompt = "\r\n> ",
              .first_index = 1,
              .slots = 30,
              .receives_into = "SM",
              .boot_urcs = kSimcomBoot,
              .ready_urcs = kSimcomReady,
              .cnmi_test = "(0-3),(0-3),(0,2),(0,1),(0,1)",
              .highest_ds = 1,
              .phase_2_plus = true,
              .ok_for_empty_slot = false},
    Character{.name = "simcom-a76xx",
              .manufacturer = "INCORPORATED",
              .model = "SIM7670G",
              .revision = "2374B01SIM767XM5A",
              .prompt = "\r\n>\r\n",
              .first_index = 0,
              .slots = 50,
              .receives_into = "SM",
              .boot_urcs = kA76xxBoot,
              .ready_urcs = kA76xxReady,
              .cnmi_test = "(0-2),(0-3),(0,2),(0-2),(0,1)",
              .highest_ds = 0,
              .phase_2_plus = true,
              .ok_for_empty_slot = false},
    Character{.name = "quectel-ec",
              .manufacturer = "Quectel",
              .model = "EC25",
              .revision = "EC25EFAR06A06M4G",
              .prompt = "\r\n> ",
              .first_index = 0,
              .slots = 50,
              .receives_into = "ME",
              .boot_urcs = kSimcomBoot,
              .ready_urcs = kQuectelReady,
              .cnmi_test = "(0-3),(0-3),(0-3),(0-2),(0,1)",
              .highest_ds = 2,
              .phase_2_plus = true,
              .ok_for_empty_slot = true},
    Character{.name = "quectel-m",
              .manufacturer = "Quectel_Ltd",
              .model = "Quectel_M26",
              .revision = "M26FBR03A13",
              .prompt = "\r\n> ",
              .first_index = 1,
              .slots = 50,
              .receives_into = "SM",
              .boot_urcs = kSimcomBoot,
              .ready_urcs = kSimcomReady,
              .cnmi_test = "(0-3),(0-3),(0,2,3),(0-2),(0,1)",
              .highest_ds = 2,
              .phase_2_plus = false,
              .ok_for_empty_slot = false},
};

}  // namespace

std::span<const Character> characters() {
  return kCharacters;
}

std::optional<Character> find_character(std::string_view name) {
  const auto found = std::ranges::find(kCharacters, name, &Character::name);
  if (found == kCharacters.end()) return std::nullopt;
  return *found;
}

}  // namespace pigeon::simulator
