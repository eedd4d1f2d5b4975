// Every AT command that the made-up modems know, as data: name, what it needs, who runs it.
#pragma once

#include <span>
#include <string_view>

#include "simulator/command_line.h"
#include "simulator/modem.h"
#include "simulator/outcome.h"

namespace pigeon::simulator {

// What must be there before a command is looked at (its test form needs nothing).
enum class Needs {
  nothing,
  sim,       // an open SIM; errors are +CME ERROR
  messages,  // an open SIM that has been read; errors are +CMS ERROR
};

struct CommandEntry {
  std::string_view name;
  Needs needs;
  Outcome (*handle)(Modem& modem, const Command& command);
};

// Null when the modem does not know it.
const CommandEntry* find_command(std::string_view name);

// The tables that make it up, one per file commands_*.cc.
std::span<const CommandEntry> terminal_commands();  // V.250: echo, formats, reset, identity
std::span<const CommandEntry> sim_commands();       // 27.007: PIN, IMSI, card number
std::span<const CommandEntry> network_commands();   // 27.007: registration, signal, USSD, calls
std::span<const CommandEntry> setting_commands();   // 27.005: formats, service, indications
std::span<const CommandEntry> storage_commands();   // 27.005: memories, list, read, delete
std::span<const CommandEntry> sending_commands();   // 27.005: send, write, acknowledge

// A command that is one number kept in the settings: read, test and set.
struct NumberSetting {
  int Settings::*value;
  int lowest;
  int highest;
  int otherwise;  // for "AT+X=" without a value
};
Outcome number_setting(Modem& modem, const Command& command, const NumberSetting& setting);

}  // namespace pigeon::simulator
