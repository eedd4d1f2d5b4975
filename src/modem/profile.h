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
#include "modem/retry.h"

namespace pigeon::modem {

// How the text of a USSD request and of its answer is written (27.007 section 7.15).
enum class UssdCoding {
  plain,   // in the characters of +CSCS, as the standard says
  packed,  // hexadecimal of packed septets, whatever +CSCS says
  ucs2,    // hexadecimal of UTF-16
};

// Whether texts may be taken as +CMT, straight from the air (27.005 section 3.4.1).
enum class Direct {
  never,     // it can't be acknowledged on this modem: what is not stored is lost in a crash
  fallback,  // when no memory takes them
  always,    // there is no memory
};

// A +CMS ERROR or +CME ERROR that the standards leave to the maker (27.005 section 3.2.5).
struct VendorError {
  int code = 0;
  Retry retry = Retry::later;
  std::string_view meaning = {};
};

// The fields are named as in [modem.quirks]; section numbers are those of 3GPP TS 27.005. Commands
// are written without their "AT".
struct Profile {
  using Words = std::span<const std::string_view>;
  using Numbers = std::span<const int>;
  using Errors = std::span<const VendorError>;
  using Time = std::chrono::milliseconds;

  // --- opening ---
  std::optional<int> baud = {};             // bits/s; USB modems ignore it
  std::optional<bool> rtscts = {};          // hardware flow control
  std::optional<Time> settle = {};          // quiet time after opening, before the first AT
  std::optional<int> probe_tries = {};      // how often AT is said to a modem that does not answer
  std::optional<Time> probe_deadline = {};  // how long each may take
  std::optional<Words> first = {};          // right after the echo is off; failures ignored
  std::optional<Words> init = {};           // when the SIM is ready; failures ignored
  std::optional<Time> settle_after_radio = {};  // quiet time after +CFUN=1

  // --- the SIM ---
  std::optional<Words> pin_tries = {};  // what tells the tries left, first that answers
  std::optional<Time> settle_after_pin = {};
  std::optional<std::string_view> ready_query = {};   // is asked until its answer holds
  std::optional<std::string_view> ready_answer = {};  // … this
  std::optional<Time> ready_limit = {};               // give up waiting for SMS ready, go on

  // --- storage (3.2.2) and indications (3.4.1) ---
  std::optional<Words> storages = {};  // in order of preference; the first that the modem offers
  std::optional<Numbers> cpms_arity = {};  // how many memories +CPMS= is given, in this order
  std::optional<Numbers> cnmi_mode = {};   // each list in order of preference; a value outside the
  std::optional<Numbers> cnmi_mt = {};     // modem's own test answer is tried last
  std::optional<Numbers> cnmi_ds = {};
  std::optional<Numbers> cnmi_bfr = {};
  std::optional<int> service = {};  // +CSMS: 0, or 1 where indications need it
  std::optional<Direct> direct = {};
  std::optional<Words> acknowledge = {};    // forms of +CNMA, first that is not refused
  std::optional<Time> sweep_every = {};     // full listing, whatever was indicated
  std::optional<bool> sweep_by_index = {};  // read slot by slot: +CMGL hangs or lies
  std::optional<int> index_base = {};       // the first slot, for sweep_by_index
  std::optional<int> storage_alarm = {};    // percent of the slots in use

  // --- sending (4.3, 3.5.1) ---
  std::optional<bool> prompt = {};  // false: the PDU must follow the command line at once
  std::optional<Time> prompt_deadline = {};
  std::optional<Time> submit_deadline = {};  // after it the outcome is unknown
  std::optional<Errors> vendor_errors = {};

  // --- USSD (27.007 section 7.15) ---
  std::optional<UssdCoding> ussd_coding = {};
  std::optional<int> ussd_dcs = {};
  std::optional<Time> ussd_deadline = {};  // from the request to the network's answer

  // --- unsolicited lines ---
  std::optional<Words> boot_urcs = {};   // the modem has restarted: everything it was told is lost
  std::optional<Words> ready_urcs = {};  // texts can be handled now

  // --- recovery ---
  std::optional<Words> ladder = {};   // rungs, mildest first: see modem/recovery.h
  std::optional<int> radio_off = {};  // the <fun> of +CFUN that switches the radio off: 4 or 0
  std::optional<std::string_view> reset = {};
  std::optional<Time> reset_limit = {};  // how long it may be gone after a reset
  std::optional<int> resets_a_day = {};
  std::optional<Time> network_limit = {};   // without a network for so long: recover
  std::optional<Words> power_command = {};  // the owner's program and its arguments: cuts power
};

// `over` laid upon `under`.
Profile layered(const Profile& under, const Profile& over);

// Where values come from: "generic", "huawei", "huawei MU609", "configuration".
struct Layer {
  std::string name = {};
  Profile profile = {};
  Profile::Words unverified = {};  // fields that rest on hearsay: verify them on hardware
};

// All of them laid upon one another, the first at the bottom.
Profile effective(std::span<const Layer> layers);

// One line per field that has a value, "baud = 115200 (generic)", for `pigeon modem show`.
std::vector<std::string> describe(std::span<const Layer> layers);

// An owner's [modem.quirks]: one value by name. Keeps the strings it needs.
class Quirks {
 public:
  Quirks() = default;
  Quirks(Quirks&&) noexcept = default;  // the profile points into the lists: moved, never copied
  Quirks& operator=(Quirks&&) noexcept = default;

  // "unknown-quirk" names the nearest ones; "invalid-quirk" says what the field takes.
  Result<void> set(std::string_view name, const std::vector<std::string>& values);
  const Profile& profile() const { return profile_; }

  static std::vector<std::string_view> names();

 private:
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::vector<std::string_view>> words_;
  std::vector<std::vector<int>> numbers_;
  std::vector<std::vector<VendorError>> errors_;
  Profile profile_;
};

}  // namespace pigeon::modem
