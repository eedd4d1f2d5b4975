// 27.005 settings: service (section 3.2.1), format (3.2.3), service centre (3.3.1), indications
// (3.4.1) and the parameters of text mode (3.3.2, 3.3.3).
#include <array>
#include <charconv>

#include "simulator/command_table.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

constexpr std::size_t kCnmiMt = 1;
constexpr std::size_t kCnmiDs = 3;
constexpr std::size_t kCnmiBfr = 4;

Outcome service(Modem& modem, const Command& command) {
  Settings& settings = modem.settings();
  const bool phase_2_plus = modem.character().phase_2_plus;
  switch (command.form) {
    case Form::test:
      modem.information(phase_2_plus ? "+CSMS: (0,1)" : "+CSMS: (0,128)");
      return Outcome::ok();
    case Form::read:
      modem.information("+CSMS: " + std::to_string(settings.service) + ",1,1,1");
      return Outcome::ok();
    default:
      break;
  }
  const auto wanted = command.number(0);
  if (!wanted || (*wanted != 0 && !(*wanted == 1 && phase_2_plus))) {
    return Outcome::cms(cms::kNotSupported);
  }
  settings.service = *wanted;
  modem.information("+CSMS: 1,1,1");
  return Outcome::ok();
}

Outcome format(Modem& modem, const Command& command) {
  if (!modem.character().texts) return Outcome::error();
  return number_setting(modem, command, {&Settings::text_mode, 0, 1, 0});
}

Outcome more_messages(Modem& modem, const Command& command) {
  return number_setting(modem, command, {&Settings::more_messages, 0, 2, 0});
}

Outcome show_text_parameters(Modem& modem, const Command& command) {
  return number_setting(modem, command, {&Settings::show_text_parameters, 0, 1, 0});
}

Outcome service_centre(Modem& modem, const Command& command) {
  if (command.form == Form::read) {
    modem.information("+CSCA: \"" + modem.service_centre() + "\",145");
  } else if (command.form == Form::set) {
    if (command.text(0).empty()) return Outcome::cms(cms::kInvalidTextParameter);
    modem.set_service_centre(std::string(command.text(0)));
  }
  return Outcome::ok();
}

std::string joined(std::span<const int> values) {
  std::string text;
  for (const int value : values) {
    if (!text.empty()) text += ',';
    text += std::to_string(value);
  }
  return text;
}

// Fields that are left out keep their value; any that is out of range refuses all.
Outcome indications(Modem& modem, const Command& command) {
  auto& cnmi = modem.settings().cnmi;
  if (command.form == Form::test) {
    modem.information("+CNMI: " + std::string(modem.character().cnmi_test));
    return Outcome::ok();
  }
  if (command.form == Form::read) {
    modem.information("+CNMI: " + joined(cnmi));
    return Outcome::ok();
  }
  const Character& character = modem.character();
  const std::array highest{character.highest_mode, character.highest_mt, 3, character.highest_ds,
                           1};
  std::array<int, 5> wanted = cnmi;
  if (command.arguments.size() > wanted.size()) return Outcome::cms(cms::kNotSupported);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto value = command.number_or(i, cnmi[i]);
    const int lowest = i == kCnmiBfr ? character.lowest_bfr : 0;
    if (!value || *value < lowest || *value > highest[i]) return Outcome::cms(cms::kNotSupported);
    wanted[i] = *value;
  }
  const bool direct = wanted[kCnmiMt] >= 2 || wanted[kCnmiDs] == 1;
  if (direct && character.direct_wants_service_1 && modem.settings().service != 1)
    return Outcome::cms(cms::kNotSupported);
  cnmi = wanted;
  modem.indications_changed();
  return Outcome::ok();
}

Outcome text_parameters(Modem& modem, const Command& command) {
  auto& parameters = modem.settings().text_parameters;
  if (command.form == Form::read) {
    modem.information("+CSMP: " + joined(parameters));
  } else if (command.form == Form::set) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto value = command.number_or(i, parameters[i]);
      if (!value || *value < 0 || *value > 255) return Outcome::cms(cms::kInvalidTextParameter);
      parameters[i] = *value;
    }
  }
  return Outcome::ok();
}

Outcome cell_broadcast(Modem& modem, const Command& command) {
  if (command.form == Form::read) modem.information("+CSCB: 0,\"\",\"\"");
  if (command.form == Form::test) modem.information("+CSCB: (0,1)");
  return Outcome::ok();
}

constexpr std::array kSettingsCommands{
    CommandEntry{"+CSMS", Needs::nothing, service},
    CommandEntry{"+CMGF", Needs::nothing, format},
    CommandEntry{"+CMMS", Needs::nothing, more_messages},
    CommandEntry{"+CSDH", Needs::nothing, show_text_parameters},
    CommandEntry{"+CSCA", Needs::messages, service_centre},
    CommandEntry{"+CNMI", Needs::messages, indications},
    CommandEntry{"+CSMP", Needs::messages, text_parameters},
    CommandEntry{"+CSCB", Needs::messages, cell_broadcast},
};

}  // namespace

std::span<const CommandEntry> setting_commands() {
  return kSettingsCommands;
}

}  // namespace pigeon::simulator
