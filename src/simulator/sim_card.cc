#include "simulator/sim_card.h"

namespace pigeon::simulator {

bool SimCard::enter_pin(std::string_view pin) {
  if (lock_ != Lock::wants_pin) return false;
  if (pin == pin_) {
    pin_tries_ = 3;
    lock_ = Lock::open;
    return true;
  }
  if (--pin_tries_ == 0) lock_ = Lock::wants_puk;
  return false;
}

bool SimCard::enter_puk(std::string_view puk, std::string_view new_pin) {
  if (lock_ != Lock::wants_puk) return false;
  if (puk == kPuk) {
    pin_ = new_pin;
    pin_tries_ = 3;
    puk_tries_ = 10;
    lock_ = Lock::open;
    return true;
  }
  if (--puk_tries_ == 0) lock_ = Lock::dead;
  return false;
}

void SimCard::power_up() {
  if (puk_tries_ == 0) {
    lock_ = Lock::dead;
  } else if (pin_tries_ == 0) {
    lock_ = Lock::wants_puk;
  } else {
    lock_ = pin_.empty() ? Lock::open : Lock::wants_pin;
  }
}

}  // namespace pigeon::simulator
