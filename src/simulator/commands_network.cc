// 27.007 on the network: registration, operator, signal, USSD and the calls that are refused.
#include <array>

#include "simulator/command_table.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

constexpr std::string_view kOperator = "Pigeon Net";
constexpr std::string_view kOperatorNumber = "23415";

// +CREG and its kin: <n>,<stat>[,<lac>,<ci>] (section 7.2). 1: at home; 0: not, and not looking.
template <int Settings::*value>
Outcome registration(Modem& modem, const Command& command) {
  if (command.form != Form::read) {
    return number_setting(modem, command, {value, 0, 2, 0});
  }
  const int n = modem.settings().*value;
  std::string line = command.name + ": " + std::to_string(n) + (modem.registered() ? ",1" : ",0");
  if (n == 2 && modem.registered()) line += ",\"00A1\",\"0001C0DE\",7";
  modem.information(line);
  return Outcome::ok();
}

// +COPS (section 7.3). The network is the only one there is.
Outcome network_operator(Modem& modem, const Command& command) {
  Settings& settings = modem.settings();
  if (command.form == Form::test) {
    modem.information("+COPS: (2,\"" + std::string(kOperator) + "\",\"Pigeon\",\"" +
                      std::string(kOperatorNumber) + "\",7),,(0-4),(0-2)");
    return Outcome::ok();
  }
  if (command.form == Form::set) {
    if (command.number(0) == 3) settings.operator_format = command.number_or(1, 0).value_or(0);
    return Outcome::ok();
  }
  if (!modem.registered()) {
    modem.information("+COPS: 0");
    return Outcome::ok();
  }
  const std::string name(settings.operator_format == 2 ? kOperatorNumber : kOperator);
  modem.information("+COPS: 0," + std::to_string(settings.operator_format) + ",\"" + name + "\",7");
  return Outcome::ok();
}

Outcome signal_quality(Modem& modem, const Command& command) {
  if (command.form == Form::test) {
    modem.information("+CSQ: (0-31,99),(0-7,99)");
  } else {
    modem.information(modem.settings().full_function == 1 ? "+CSQ: 23,0" : "+CSQ: 99,99");
  }
  return Outcome::ok();
}

// +CUSD=<n>,<str>,<dcs> (section 7.15): every request is answered with the balance.
Outcome ussd(Modem& modem, const Command& command) {
  if (command.form != Form::set || command.text(1).empty()) {
    return number_setting(modem, command, {&Settings::ussd, 0, 2, 0});
  }
  modem.answer_later(Milliseconds(100),
                     "+CUSD: 0," + modem.ussd_answer("Your balance is GBP 12.34"));
  return Outcome::ok();
}

Outcome caller_identity(Modem& modem, const Command& command) {
  if (command.form == Form::read) {
    modem.information("+CLIP: " + std::to_string(modem.settings().clip) + ",1");
    return Outcome::ok();
  }
  return number_setting(modem, command, {&Settings::clip, 0, 1, 0});
}

Outcome hang_up(Modem&, const Command&) {
  return Outcome::ok();
}
Outcome no_call(Modem&, const Command&) {
  return Outcome::no_carrier();
}

constexpr std::array kNetworkCommands{
    CommandEntry{"+CREG", Needs::nothing, registration<&Settings::creg>},
    CommandEntry{"+CGREG", Needs::nothing, registration<&Settings::cgreg>},
    CommandEntry{"+CEREG", Needs::nothing, registration<&Settings::cereg>},
    CommandEntry{"+COPS", Needs::sim, network_operator},
    CommandEntry{"+CSQ", Needs::nothing, signal_quality},
    CommandEntry{"+CUSD", Needs::sim, ussd},
    CommandEntry{"+CLIP", Needs::sim, caller_identity},
    CommandEntry{"H", Needs::nothing, hang_up},
    CommandEntry{"+CHUP", Needs::nothing, hang_up},
    CommandEntry{"A", Needs::nothing, no_call},
    CommandEntry{"D", Needs::sim, no_call},
};

}  // namespace

std::span<const CommandEntry> network_commands() {
  return kNetworkCommands;
}

}  // namespace pigeon::simulator
