// The lock of a SIM (3GPP TS 27.007 section 8.3, TS 31.101 section 9): a PIN with three tries, then
// a PUK with ten, then nothing.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace pigeon::simulator {

class SimCard {
 public:
  enum class Lock { open, wants_pin, wants_puk, dead };

  // Without a PIN the card is open.
  explicit SimCard(std::string pin) : pin_(std::move(pin)) { power_up(); }

  Lock lock() const { return lock_; }
  int pin_tries() const { return pin_tries_; }
  int puk_tries() const { return puk_tries_; }

  // Whether the card opened. A wrong PIN costs a try, the last one asks for the PUK.
  bool enter_pin(std::string_view pin);
  // The PUK sets a new PIN and opens the card.
  bool enter_puk(std::string_view puk, std::string_view new_pin);

  // From now on it asks for this PIN, at once; three tries.
  void set_pin(std::string pin) {
    pin_ = std::move(pin);
    pin_tries_ = 3;
    power_up();
  }

  // After a reset the PIN is asked for again; the tries left are kept.
  void power_up();

  static constexpr std::string_view kPuk = "12345678";

 private:
  std::string pin_;
  int pin_tries_ = 3;
  int puk_tries_ = 10;
  Lock lock_ = Lock::open;
};

}  // namespace pigeon::simulator
