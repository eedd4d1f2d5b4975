// What is peculiar to a modem, as data: a Profile is a set of optional values. Layers are laid over
// one another, the last one that says something wins: generic < family < model < firmware < the
// owner's [modem.quirks]. The engine asks for a behaviour and never for a maker.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pigeon::modem {

// The fields are named as in [modem.quirks]; section numbers are those of 3GPP TS 27.005.
struct Profile {
  using Words = std::span<const std::string_view>;
  using Numbers = std::span<const int>;

  // --- opening ---
  std::optional<int> baud;                          // bits/s; USB modems ignore it
  std::optional<std::chrono::milliseconds> settle;  // quiet time after opening, before the first AT
  std::optional<Words> init;  // further commands, without "AT", failures ignored

  // --- the SIM ---
  std::optional<std::chrono::milliseconds> settle_after_pin;
  std::optional<std::chrono::milliseconds> ready_limit;  // give up waiting for SMS ready, go on

  // --- storage (3.2.2) and indications (3.4.1) ---
  std::optional<Words> storages;     // in order of preference; the first that the modem offers
  std::optional<Numbers> cnmi_mode;  // each list in order of preference; a value outside the
  std::optional<Numbers> cnmi_mt;    // modem's own test answer is tried last
  std::optional<Numbers> cnmi_ds;
  std::optional<Numbers> cnmi_bfr;
  std::optional<std::chrono::milliseconds> sweep_every;  // full listing, whatever was indicated

  // --- sending (4.3, 3.5.1) ---
  std::optional<bool> prompt;  // false: the PDU must follow the command line at once
  std::optional<std::chrono::milliseconds> prompt_deadline;
  std::optional<std::chrono::milliseconds> submit_deadline;  // after it the outcome is unknown

  // --- unsolicited lines ---
  std::optional<Words> boot_urcs;  // the modem has restarted: everything it was told is lost
};

// `over` laid upon `under`.
Profile layered(const Profile& under, const Profile& over);

// An owner's [modem.quirks]: one value by name. Keeps the strings it needs.
class Quirks {
 public:
  Quirks() = default;
  Quirks(Quirks&&) noexcept = default;  // the profile points into the lists: moved, never copied
  Quirks& operator=(Quirks&&) noexcept = default;

  // "unknown-quirk" lists the known names; "invalid-quirk" says what the field takes.
  Result<void> set(std::string_view name, const std::vector<std::string>& values);
  const Profile& profile() const { return profile_; }

  static std::vector<std::string_view> names();

 private:
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::vector<std::string_view>> words_;
  std::vector<std::vector<int>> numbers_;
  Profile profile_;
};

// One line per field, "name = value", for `pigeon modem show`.
std::vector<std::string> describe(const Profile& profile);

}  // namespace pigeon::modem
