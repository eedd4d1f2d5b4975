// The owner's configuration (pigeon.toml) as a value, judged completely before anything starts.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/phone_number.h"
#include "calendar/daily_window.h"
#include "calendar/zone.h"
#include "data/second_opinion.h"
#include "messages/quota.h"
#include "modem/profile.h"
#include "toml/blame.h"

namespace pigeon::daemon {

struct ModemConfig {
  std::string name;
  std::string port;
  std::string driver = "auto";
  std::string pin = {};
  bool hang_up = false;                    // end incoming calls
  std::optional<PhoneNumber> number = {};  // of the SIM: never answered, it would talk to itself
  modem::Quirks quirks = {};
  std::vector<messages::Quota> quotas = {};
};

// What becomes of reminders that are late after a gap.
enum class CatchUp {
  hold,       // more than a few wait for `pigeon approve`
  automatic,  // they go while they are of use
};

// When the clock is believed (reminders/clock_trust.h).
enum class ClockPolicy {
  automatic,
  always,     // the owner vouches for it
  witnessed,  // a battery clock alone is not enough
};

// Somebody who is asked what a text means when the examples do not make sure.
struct SecondOpinion {
  data::ModelEndpoint endpoint = {};
  Milliseconds timeout{3000};  // all in all
};

struct Config {
  std::string data;  // the folder of the database
  std::string socket;
  std::string playbooks;  // a folder; empty: none
  std::string country;    // ISO 3166-1 alpha-2: how a number without + is read
  calendar::Zone zone;
  calendar::DailyWindow quiet;
  std::string log = "info";
  CatchUp catch_up = CatchUp::hold;
  ClockPolicy clock = ClockPolicy::automatic;
  std::int64_t approve_above =
      100;  // more new reminders than that in one request wait for approval
  // After so long without its modem a text goes by another one; nothing: never.
  std::optional<Milliseconds> failover = std::chrono::minutes(5);
  std::optional<SecondOpinion> second_opinion = {};  // nothing: nobody is asked
  std::vector<ModemConfig> modems;
  std::vector<toml::Blame> notes = {};  // what the owner should know, though it is not wrong

  std::string database() const { return data + "/pigeon.db"; }
};

// Everything that is wrong with `text`, or the configuration. Reads no other file.
std::variant<Config, std::vector<toml::Blame>> read_config(std::string_view text, std::string file);

}  // namespace pigeon::daemon
