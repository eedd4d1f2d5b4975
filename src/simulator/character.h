// How a made-up modem differs from others, as data: what `--like PROFILE` chooses. The names are
// those of the families in drivers/, the values what such modems were seen to do.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace pigeon::simulator {

// A command of a maker's own and its answer; "{tries}" stands for the tries that the PIN has left,
// an answer of kRestart restarts the modem, an empty one is just OK.
struct Saying {
  std::string_view command;  // without "AT"
  std::string_view answer = {};
};
inline constexpr std::string_view kRestart = "!restart";

// What +CMGR of an empty slot gives.
enum class EmptySlot { error, ok, zeroes };
// How texts of USSD are written.
enum class Ussd { plain, packed, ucs2 };
// When +CMGS: comes; late: a while after the service centre has the text.
enum class Reference { before_ok, after_ok, never, late };
// What +CMTI: says.
enum class Announcement { place, minus_one, nowhere, twice };

// How long a usual modem takes from power to its first line, and from the open SIM to texts.
inline constexpr Milliseconds kBootTime{200};
inline constexpr Milliseconds kSmsReadyTime{500};

struct Character {
  using Words = std::span<const std::string_view>;

  std::string_view name;
  std::string_view manufacturer;
  std::string_view model;
  std::string_view revision;

  // --- the line ---
  std::string_view prompt;               // what asks for the PDU (27.005 section 3.5.1)
  std::string_view line_end = "\r\n";    // after each line
  std::string_view unknown = {};         // a final line for commands it does not know
  bool numeric_errors = true;            // +CMEE is there; else every error is ERROR
  bool usb = false;                      // a restart takes the port away
  bool drips = false;                    // its bytes come one by one
  int deaf = 0;                          // so many commands after a start are not heard
  std::string_view stale = {};           // bytes of an earlier session, said after a start
  Milliseconds chatter{0};               // unsolicited noise that often
  std::string_view noise = "^RSSI: 17";  // the line
  bool everywhere = false;               // the noise comes inside answers too

  // --- start and SIM ---
  Words boot_urcs;   // what it says once it has started
  Words ready_urcs;  // and once messages can be handled
  Milliseconds boot_time = kBootTime;
  Milliseconds ready_time = kSmsReadyTime;
  bool cpin_without_ok = false;
  bool tells_tries = true;  // +CPINR
  std::span<const Saying> sayings = {};

  // --- memories ---
  int first_index;                 // of the first slot of a memory
  std::size_t slots;               // of each memory
  std::string_view receives_into;  // the memory for received messages after a start
  std::string_view cpms_test = "(\"ME\",\"SM\"),(\"ME\",\"SM\"),(\"ME\",\"SM\")";
  std::size_t fewest_memories = 1;  // that +CPMS= takes
  std::size_t most_memories = 3;
  bool cpms_without_ok = false;
  bool memories = true;  // else texts come directly or not at all
  EmptySlot empty_slot = EmptySlot::error;

  // --- indications ---
  std::string_view cnmi_test;  // the answer to +CNMI=?
  int highest_mode = 3;        // what +CNMI accepts, whatever the test answer says
  int highest_mt = 3;
  int highest_ds = 2;
  int lowest_bfr = 0;
  bool phase_2_plus = true;  // whether +CSMS=1 is there
  bool direct_wants_service_1 = false;
  Announcement announcement = Announcement::place;
  bool cds_comma = false;  // "+CDS: ,25"

  // --- sending ---
  bool texts = true;  // some firmware has none: +CMGF ends with ERROR
  bool asks = true;   // a prompt; else the message follows at once
  Reference reference = Reference::before_ok;
  Ussd ussd = Ussd::plain;
};

std::span<const Character> characters();

// Nothing when there is none of that name. Older names of a character are known too.
std::optional<Character> find_character(std::string_view name);

// Changes one trait: "prompt=bare", "empty-slot=ok". Errors "unknown-trait", "invalid-trait" name
// what there is.
Result<void> set_trait(Character& character, std::string_view assignment);

// "prompt=standard|lines|bare|none", a line each.
std::string known_traits();

}  // namespace pigeon::simulator
