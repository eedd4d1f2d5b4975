// 27.005 sending: send (sections 3.5.1, 4.3), write (3.5.3, 4.4), send from memory (3.5.2),
// acknowledge (3.4.4, 4.6).
#include <array>

#include "base/hex.h"
#include "simulator/charset.h"
#include "simulator/command_table.h"
#include "simulator/tpdu.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

constexpr int kShortestTpdu = 7;
constexpr int kLongestTpdu = 164;
constexpr int kReportWanted = 0x20;  // TP-SRR in the <fo> of +CSMP

// The PDU that was typed; nothing when it is not hexadecimal or not as long as was announced.
std::optional<Octets> typed_pdu(std::string_view text, int length) {
  auto pdu = from_hex(text);
  if (!pdu || pdu->empty()) return std::nullopt;
  const StoredMessage message{MessageState::unsent, *pdu};
  if (pdu->size() < 1u + pdu->front() || static_cast<int>(message.tpdu_length()) != length) {
    return std::nullopt;
  }
  return pdu;
}

std::optional<Octets> typed_text(const Settings& settings, std::string_view to,
                                 std::string_view text) {
  const bool report = (settings.text_parameters[0] & kReportWanted) != 0;
  auto pdu = make_submit(from_terminal(to, settings.charset), from_terminal(text, settings.charset),
                         report);
  if (!pdu) return std::nullopt;
  return std::move(*pdu);
}

// What +CMGS and +CMGW have in common: the length or number, the prompt, the message.
template <class Then>
Outcome take_message(Modem& modem, const Command& command, Then then) {
  if (modem.settings().text_mode == 0) {
    const auto length = command.number(0);
    if (!length || *length < kShortestTpdu || *length > kLongestTpdu) {
      return Outcome::cms(cms::kInvalidPduParameter);
    }
    modem.ask_for_message([length = *length, then](std::string text) {
      const auto pdu = typed_pdu(text, length);
      return pdu ? then(*pdu) : Outcome::cms(cms::kInvalidPduParameter);
    });
    return Outcome::later();
  }
  modem.ask_for_message([&modem, to = std::string(command.text(0)), then](std::string text) {
    const auto pdu = typed_text(modem.settings(), to, text);
    return pdu ? then(*pdu) : Outcome::cms(cms::kInvalidTextParameter);
  });
  return Outcome::later();
}

Outcome send(Modem& modem, const Command& command) {
  if (command.form == Form::test) return Outcome::ok();
  if (command.form != Form::set || command.text(0).empty()) {
    return Outcome::cms(cms::kInvalidTextParameter);
  }
  return take_message(modem, command,
                      [&modem](const Octets& pdu) { return modem.submit(pdu, "+CMGS: "); });
}

// +CMGW=<length>[,<stat>]: kept as unsent unless another state is named.
Outcome write(Modem& modem, const Command& command) {
  if (command.form == Form::test) return Outcome::ok();
  const bool text_mode = modem.settings().text_mode != 0;
  int state = static_cast<int>(MessageState::unsent);
  if (!text_mode) state = command.number_or(1, state).value_or(-1);
  if (state < 0 || state > 3) return Outcome::cms(cms::kInvalidPduParameter);
  return take_message(modem, command, [&modem, state](const Octets& pdu) {
    const auto index = modem.memory(Modem::writing).add({static_cast<MessageState>(state), pdu});
    if (!index) return Outcome::cms(cms::kMemoryFull);
    modem.information("+CMGW: " + std::to_string(*index));
    return Outcome::ok();
  });
}

Outcome send_from_memory(Modem& modem, const Command& command) {
  if (command.form == Form::test) return Outcome::ok();
  const auto index = command.number(0);
  StoredMessage* message = index ? modem.memory(Modem::writing).at(*index) : nullptr;
  if (message == nullptr) return Outcome::cms(cms::kInvalidIndex);
  message->state = MessageState::sent;
  return modem.submit(message->pdu, "+CMSS: ");
}

// +CNMA[=<n>[,<length>]]: 0 and 1 say received, 2 says not; a length asks for an acknowledgement
// TPDU, which is taken and not looked into.
Outcome acknowledge(Modem& modem, const Command& command) {
  if (command.form == Form::test) {
    modem.information("+CNMA: (0-2)");
    return Outcome::ok();
  }
  const auto n = command.number_or(0, 0);
  if (!n || *n < 0 || *n > 2) return Outcome::cms(cms::kOperationNotAllowed);
  const auto settle = [&modem, received = *n != 2] {
    return modem.acknowledge(received) ? Outcome::ok()
                                       : Outcome::cms(cms::kNoAcknowledgementExpected);
  };
  if (command.number_or(1, 0).value_or(0) == 0) return settle();
  modem.ask_for_message([settle](const std::string&) { return settle(); });
  return Outcome::later();
}

constexpr std::array kSendingCommands{
    CommandEntry{"+CMGS", Needs::messages, send},
    CommandEntry{"+CMGW", Needs::messages, write},
    CommandEntry{"+CMSS", Needs::messages, send_from_memory},
    CommandEntry{"+CNMA", Needs::messages, acknowledge},
};

}  // namespace

std::span<const CommandEntry> sending_commands() {
  return kSendingCommands;
}

}  // namespace pigeon::simulator
