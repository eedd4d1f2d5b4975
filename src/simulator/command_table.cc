#include "simulator/command_table.h"

#include <unordered_map>

namespace pigeon::simulator {
namespace {

using Index = std::unordered_map<std::string_view, const CommandEntry*>;

Index build_index() {
  Index index;
  for (const auto table : {terminal_commands(), sim_commands(), network_commands(),
                           setting_commands(), storage_commands(), sending_commands()}) {
    for (const CommandEntry& entry : table)
      index.emplace(entry.name, &entry);
  }
  return index;
}

}  // namespace

const CommandEntry* find_command(std::string_view name) {
  static const Index index = build_index();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

Outcome number_setting(Modem& modem, const Command& command, const NumberSetting& setting) {
  int& value = modem.settings().*setting.value;
  switch (command.form) {
    case Command::Form::read:
      modem.information(command.name + ": " + std::to_string(value));
      return Outcome::ok();
    case Command::Form::test:
      modem.information(command.name + ": (" + std::to_string(setting.lowest) + "-" +
                        std::to_string(setting.highest) + ")");
      return Outcome::ok();
    case Command::Form::action:
    case Command::Form::set: {
      const auto wanted = command.number_or(0, setting.otherwise);
      if (!wanted || *wanted < setting.lowest || *wanted > setting.highest) {
        return Outcome::cme(cme::kInvalidParameter);
      }
      value = *wanted;
      return Outcome::ok();
    }
  }
  return Outcome::error();
}

}  // namespace pigeon::simulator
