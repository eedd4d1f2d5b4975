// 27.005 memories: preferred (section 3.2.2), list (3.4.2, 4.1), read (3.4.3, 4.2), delete (3.5.4).
#include <algorithm>
#include <array>

#include "simulator/command_table.h"
#include "simulator/message_lines.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

constexpr int kAll = 4;  // +CMGL=4: every state

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string fill(const Storage& memory) {
  return std::to_string(memory.used()) + ',' + std::to_string(memory.total());
}

void tell_memories(Modem& modem, bool with_names) {
  std::string line = "+CPMS: ";
  for (const auto use : {Modem::reading, Modem::writing, Modem::receiving}) {
    const Storage& memory = modem.memory(use);
    if (use != Modem::reading) line += ',';
    if (with_names) line += in_quotes(memory.name()) + ',';
    line += fill(memory);
  }
  modem.information(line);
}

// The memories that are not named stay as they are.
Outcome preferred_memories(Modem& modem, const Command& command) {
  const Character& character = modem.character();
  if (!character.memories) return Outcome::cme(cme::kNotSupported);
  if (command.form == Form::test) {
    modem.information("+CPMS: " + std::string(modem.character().cpms_test));
    return Outcome::ok();
  }
  if (command.form == Form::read) {
    tell_memories(modem, true);
    return Outcome::ok();
  }
  auto wanted = modem.settings().memories;
  const std::size_t named = command.arguments.size();
  if (named < character.fewest_memories || named > character.most_memories) {
    return Outcome::cms(cms::kOperationNotAllowed);
  }
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    if (command.text(i).empty()) continue;
    // A modem that offers less for receiving refuses the rest (ME on a MC75i).
    const bool refused =
        i == 2 && character.cpms_test.ends_with(",(\"SM\",\"MT\")") && command.text(i) == "ME";
    if (modem.storage(command.text(i)) == nullptr || refused) {
      return Outcome::cms(cms::kOperationNotAllowed);
    }
    wanted[i] = command.text(i);
  }
  modem.settings().memories = wanted;
  tell_memories(modem, false);
  modem.room_made();
  return character.cpms_without_ok ? Outcome::silence() : Outcome::ok();
}

// <state>,<length> and the PDU, of which a fault may lose the second half.
std::string lines_read(Modem& modem, const StoredMessage& message, std::string_view command) {
  std::string lines = lines_from_memory(message, modem.settings());
  if (modem.faults().strike(Fault::Kind::half_pdu, command, modem.scheduler().now()))
    lines.resize(lines.size() - message.pdu.size());
  return lines;
}

void mark_read(StoredMessage& message) {
  if (message.state == MessageState::unread) message.state = MessageState::read;
}

// The state asked for by +CMGL: a number in PDU mode, words in text mode; unread when left out.
std::optional<int> state_asked_for(const Settings& settings, const Command& command) {
  if (settings.text_mode == 0) return command.number_or(0, 0);
  if (command.text(0).empty()) return 0;
  const auto found = std::ranges::find(kStateWords, command.text(0));
  if (found == kStateWords.end()) return std::nullopt;
  return static_cast<int>(found - kStateWords.begin());
}

Outcome list(Modem& modem, const Command& command) {
  if (!modem.character().memories) return Outcome::cme(cme::kNotSupported);
  const Settings& settings = modem.settings();
  if (command.form == Form::test) {
    modem.information(settings.text_mode == 0 ? "+CMGL: (0-4)"
                                              : "+CMGL: (\"REC UNREAD\",\"REC READ\",\"STO "
                                                "UNSENT\",\"STO SENT\",\"ALL\")");
    return Outcome::ok();
  }
  const auto wanted = state_asked_for(settings, command);
  if (!wanted || *wanted < 0 || *wanted > kAll) return Outcome::cms(cms::kOperationNotAllowed);
  Storage& memory = modem.memory(Modem::reading);
  for (int index = memory.first_index(); index <= memory.last_index(); ++index) {
    StoredMessage* message = memory.at(index);
    if (message == nullptr) continue;
    if (*wanted != kAll && static_cast<int>(message->state) != *wanted) continue;
    modem.information("+CMGL: " + std::to_string(index) + ',' +
                      lines_read(modem, *message, "+CMGL"));
    mark_read(*message);
  }
  return Outcome::ok();
}

Outcome read(Modem& modem, const Command& command) {
  if (!modem.character().memories) return Outcome::cme(cme::kNotSupported);
  if (command.form == Form::test) return Outcome::ok();
  Storage& memory = modem.memory(Modem::reading);
  const auto index = command.number(0);
  if (!index || !memory.has_slot(*index)) return Outcome::cms(cms::kInvalidIndex);
  StoredMessage* message = memory.at(*index);
  if (message == nullptr) {
    switch (modem.character().empty_slot) {
      case EmptySlot::error:
        return Outcome::cms(cms::kInvalidIndex);
      case EmptySlot::zeroes:
        modem.information("+CMGR: 0,,0\r\n");
        return Outcome::ok();
      case EmptySlot::ok:
        return Outcome::ok();
    }
  }
  modem.information("+CMGR: " + lines_read(modem, *message, "+CMGR"));
  mark_read(*message);
  return Outcome::ok();
}

// <delflag> 1 to 4: all read, and also sent, and also unsent, and also unread ones.
bool deleted_by(int flag, MessageState state) {
  switch (state) {
    case MessageState::read:
      return flag >= 1;
    case MessageState::sent:
      return flag >= 2;
    case MessageState::unsent:
      return flag >= 3;
    case MessageState::unread:
      return flag >= 4;
  }
  return false;
}

Outcome erase(Modem& modem, const Command& command) {
  Storage& memory = modem.memory(Modem::reading);
  if (command.form == Form::test) {
    modem.information("+CMGD: (" + std::to_string(memory.first_index()) + '-' +
                      std::to_string(memory.last_index()) + "),(0-4)");
    return Outcome::ok();
  }
  const auto flag = command.number_or(1, 0);
  if (!flag || *flag < 0 || *flag > 4) return Outcome::cms(cms::kOperationNotAllowed);
  if (*flag == 0) {
    const auto index = command.number(0);
    if (!index || !memory.has_slot(*index)) return Outcome::cms(cms::kInvalidIndex);
    memory.erase(*index);
  } else {
    for (int index = memory.first_index(); index <= memory.last_index(); ++index) {
      const StoredMessage* message = memory.at(index);
      if (message != nullptr && deleted_by(*flag, message->state)) memory.erase(index);
    }
  }
  modem.room_made();
  return Outcome::ok();
}

constexpr std::array kStorageCommands{
    CommandEntry{"+CPMS", Needs::messages, preferred_memories},
    CommandEntry{"+CMGL", Needs::messages, list},
    CommandEntry{"+CMGR", Needs::messages, read},
    CommandEntry{"+CMGD", Needs::messages, erase},
};

}  // namespace

std::span<const CommandEntry> storage_commands() {
  return kStorageCommands;
}

}  // namespace pigeon::simulator
