// V.250 and the general part of 27.007: echo, formats, reset, what the modem is, its clock.
#include <array>

#include "simulator/command_table.h"
#include "simulator/time_stamp.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

Outcome nothing(Modem&, const Command&) {
  return Outcome::ok();
}

// E, V, Q: a digit, 0 when it is left out.
template <int Settings::*value>
Outcome switch_setting(Modem& modem, const Command& command) {
  const auto wanted = command.number_or(0, 0);
  if (!wanted || *wanted < 0 || *wanted > 1) return Outcome::error();
  modem.settings().*value = *wanted;
  return Outcome::ok();
}

// Z and &F: the formats go back to what they are after a start, the messages stay where they are.
Outcome reset_formats(Modem& modem, const Command&) {
  const auto memories = modem.settings().memories;
  const int full_function = modem.settings().full_function;
  modem.settings() = Settings{};
  modem.settings().memories = memories;
  modem.settings().full_function = full_function;
  return Outcome::ok();
}

Outcome identify(Modem& modem, const Command&) {
  const Character& character = modem.character();
  modem.information("Manufacturer: " + std::string(character.manufacturer));
  modem.information("Model: " + std::string(character.model));
  modem.information("Revision: " + std::string(character.revision));
  modem.information("IMEI: " + modem.imei());
  return Outcome::ok();
}

// An answer that is one bare line; the test form has no line.
template <class Answer>
Outcome bare(Modem& modem, const Command& command, const Answer& answer) {
  if (command.form == Form::test) return Outcome::ok();
  if (command.form == Form::set) return Outcome::cme(cme::kInvalidParameter);
  modem.information(answer());
  return Outcome::ok();
}

Outcome manufacturer(Modem& modem, const Command& command) {
  return bare(modem, command, [&] { return std::string(modem.character().manufacturer); });
}
Outcome model(Modem& modem, const Command& command) {
  return bare(modem, command, [&] { return std::string(modem.character().model); });
}
Outcome revision(Modem& modem, const Command& command) {
  return bare(modem, command, [&] { return std::string(modem.character().revision); });
}

Outcome serial_number(Modem& modem, const Command& command) {
  if (command.form == Form::set && command.number(0) == 1) {
    modem.information("+CGSN: \"" + modem.imei() + '"');
    return Outcome::ok();
  }
  return bare(modem, command, [&] { return modem.imei(); });
}

Outcome capabilities(Modem& modem, const Command& command) {
  return bare(modem, command, [] { return std::string("+GCAP: +CGSM"); });
}

Outcome error_reports(Modem& modem, const Command& command) {
  return number_setting(modem, command, {&Settings::error_reports, 0, 2, 0});
}

// +CFUN=<fun>[,<rst>] (27.007 section 8.2): 0 off, 1 full, 4 radio off.
Outcome functionality(Modem& modem, const Command& command) {
  if (command.form == Form::read) {
    modem.information("+CFUN: " + std::to_string(modem.settings().full_function));
    return Outcome::ok();
  }
  if (command.form == Form::test) {
    modem.information("+CFUN: (0,1,4),(0,1)");
    return Outcome::ok();
  }
  const auto wanted = command.number_or(0, 1);
  const auto restart = command.number_or(1, 0);
  if (!wanted || !restart || (*wanted != 0 && *wanted != 1 && *wanted != 4)) {
    return Outcome::cme(cme::kInvalidParameter);
  }
  modem.settings().full_function = *wanted;
  if (*restart == 1) modem.reboot_after_answer();
  if (*wanted == 1) modem.room_made();
  return Outcome::ok();
}

// +CCLK (section 8.15).
Outcome clock(Modem& modem, const Command& command) {
  if (command.form != Form::read) return Outcome::ok();
  modem.information("+CCLK: \"" + time_stamp(modem.scheduler().now()) + '"');
  return Outcome::ok();
}

Outcome battery(Modem& modem, const Command& command) {
  modem.information(command.form == Form::test ? "+CBC: (0-3),(0-100)" : "+CBC: 0,100");
  return Outcome::ok();
}

Outcome charset(Modem& modem, const Command& command) {
  Settings& settings = modem.settings();
  if (command.form == Form::read) {
    modem.information("+CSCS: \"" + settings.charset + '"');
  } else if (command.form == Form::test) {
    modem.information("+CSCS: (\"GSM\",\"IRA\",\"UCS2\")");
  } else {
    const std::string_view name = command.text(0);
    if (name != "GSM" && name != "IRA" && name != "UCS2") {
      return Outcome::cme(cme::kInvalidParameter);
    }
    settings.charset = name;
  }
  return Outcome::ok();
}

Outcome baud_rate(Modem& modem, const Command& command) {
  if (command.form == Form::read) modem.information("+IPR: 115200");
  if (command.form == Form::test) {
    modem.information("+IPR: (),(9600,19200,38400,57600,115200)");
  }
  return Outcome::ok();
}

constexpr std::array kTerminalCommands{
    CommandEntry{"", Needs::nothing, nothing},
    CommandEntry{"E", Needs::nothing, switch_setting<&Settings::echo>},
    CommandEntry{"V", Needs::nothing, switch_setting<&Settings::verbose>},
    CommandEntry{"Q", Needs::nothing, switch_setting<&Settings::quiet>},
    CommandEntry{"Z", Needs::nothing, reset_formats},
    CommandEntry{"&F", Needs::nothing, reset_formats},
    CommandEntry{"&C", Needs::nothing, nothing},
    CommandEntry{"&D", Needs::nothing, nothing},
    CommandEntry{"&K", Needs::nothing, nothing},
    CommandEntry{"&S", Needs::nothing, nothing},
    CommandEntry{"&W", Needs::nothing, nothing},
    CommandEntry{"L", Needs::nothing, nothing},
    CommandEntry{"M", Needs::nothing, nothing},
    CommandEntry{"X", Needs::nothing, nothing},
    CommandEntry{"S0", Needs::nothing, nothing},
    CommandEntry{"S3", Needs::nothing, nothing},
    CommandEntry{"S4", Needs::nothing, nothing},
    CommandEntry{"S5", Needs::nothing, nothing},
    CommandEntry{"S7", Needs::nothing, nothing},
    CommandEntry{"I", Needs::nothing, identify},
    CommandEntry{"+CGMI", Needs::nothing, manufacturer},
    CommandEntry{"+GMI", Needs::nothing, manufacturer},
    CommandEntry{"+CGMM", Needs::nothing, model},
    CommandEntry{"+GMM", Needs::nothing, model},
    CommandEntry{"+CGMR", Needs::nothing, revision},
    CommandEntry{"+GMR", Needs::nothing, revision},
    CommandEntry{"+CGSN", Needs::nothing, serial_number},
    CommandEntry{"+GSN", Needs::nothing, serial_number},
    CommandEntry{"+GCAP", Needs::nothing, capabilities},
    CommandEntry{"+CMEE", Needs::nothing, error_reports},
    CommandEntry{"+CFUN", Needs::nothing, functionality},
    CommandEntry{"+CCLK", Needs::nothing, clock},
    CommandEntry{"+CBC", Needs::nothing, battery},
    CommandEntry{"+CSCS", Needs::nothing, charset},
    CommandEntry{"+IPR", Needs::nothing, baud_rate},
};

}  // namespace

std::span<const CommandEntry> terminal_commands() {
  return kTerminalCommands;
}

}  // namespace pigeon::simulator
