// 27.007 on the SIM: its lock (section 8.3), who it is (section 5.6), its own number (7.1).
#include <array>

#include "simulator/command_table.h"

namespace pigeon::simulator {
namespace {

using Form = Command::Form;
using Lock = SimCard::Lock;

Outcome lock_state(Modem& modem) {
  switch (modem.sim().lock()) {
    case Lock::open:
      modem.information("+CPIN: READY");
      return modem.character().cpin_without_ok ? Outcome::silence() : Outcome::ok();
    case Lock::wants_pin:
      modem.information("+CPIN: SIM PIN");
      return Outcome::ok();
    case Lock::wants_puk:
      modem.information("+CPIN: SIM PUK");
      return Outcome::ok();
    case Lock::dead:
      break;
  }
  return Outcome::cme(cme::kSimFailure);
}

// +CPIN=<pin> or +CPIN=<puk>,<new pin>.
Outcome unlock(Modem& modem, const Command& command) {
  SimCard& sim = modem.sim();
  if (sim.lock() == Lock::open) return Outcome::cme(cme::kNotAllowed);
  const bool opened = sim.lock() == Lock::wants_puk
                          ? sim.enter_puk(command.text(0), command.text(1))
                          : sim.enter_pin(command.text(0));
  if (opened) {
    modem.sim_opened();
    return Outcome::ok();
  }
  switch (sim.lock()) {
    case Lock::wants_puk:
      return Outcome::cme(cme::kPukRequired);
    case Lock::dead:
      return Outcome::cme(cme::kSimFailure);
    default:
      return Outcome::cme(cme::kWrongPassword);
  }
}

Outcome pin(Modem& modem, const Command& command) {
  if (command.form == Form::test) return Outcome::ok();
  return command.form == Form::set ? unlock(modem, command) : lock_state(modem);
}

// +CPINR (section 8.65): tries left.
Outcome tries_left(Modem& modem, const Command& command) {
  if (command.form == Form::test) return Outcome::ok();
  if (!modem.character().tells_tries) return Outcome::cme(cme::kNotSupported);
  const std::string_view code = command.text(0);
  const SimCard& sim = modem.sim();
  if (code.empty() || code == "SIM PIN") {
    modem.information("+CPINR: SIM PIN," + std::to_string(sim.pin_tries()) + ",3");
  }
  if (code.empty() || code == "SIM PUK") {
    modem.information("+CPINR: SIM PUK," + std::to_string(sim.puk_tries()) + ",10");
  }
  return Outcome::ok();
}

Outcome imsi(Modem& modem, const Command& command) {
  if (command.form != Form::test) modem.information(modem.imsi());
  return Outcome::ok();
}

Outcome card_number(Modem& modem, const Command& command) {
  if (command.form != Form::test) modem.information("+CCID: " + modem.iccid());
  return Outcome::ok();
}

Outcome own_number(Modem& modem, const Command& command) {
  if (command.form != Form::test) modem.information("+CNUM: ,\"" + modem.number() + "\",145");
  return Outcome::ok();
}

// +CLCK="SC",2: whether the PIN is asked for at a start; it cannot be changed here.
Outcome facility_lock(Modem& modem, const Command& command) {
  if (command.form == Form::test) {
    modem.information("+CLCK: (\"SC\")");
    return Outcome::ok();
  }
  if (command.text(0) != "SC" || command.number(1) != 2) return Outcome::cme(cme::kNotSupported);
  modem.information(modem.options().pin.empty() ? "+CLCK: 0" : "+CLCK: 1");
  return Outcome::ok();
}

constexpr std::array kSimCommands{
    CommandEntry{"+CPIN", Needs::nothing, pin},
    CommandEntry{"+CPINR", Needs::nothing, tries_left},
    CommandEntry{"+CIMI", Needs::sim, imsi},
    CommandEntry{"+CCID", Needs::sim, card_number},
    CommandEntry{"+CNUM", Needs::sim, own_number},
    CommandEntry{"+CLCK", Needs::sim, facility_lock},
};

}  // namespace

std::span<const CommandEntry> sim_commands() {
  return kSimCommands;
}

}  // namespace pigeon::simulator
