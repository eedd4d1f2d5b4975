// What a modem's answers say, read leniently: each form here was seen in the field. A line that
// can't be read gives nothing, never a guess.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "at/command.h"
#include "base/instant.h"

namespace pigeon::at {

// The text of a one-line answer with or without its prefix and quotes: "+CGMM: \"EC25\"" is "EC25".
std::string plain_answer(const Response& response);

// +CPIN?: "READY", "SIM PIN", "SIM PUK"…; empty when there is none.
std::string pin_state_of(const Response& response);
// +CPINR: or its makers' kin (^CPIN:, +SPIC:, +QPINC:, #PCT:, +CSIM:…): tries left for the PIN.
std::optional<int> pin_tries_of(const Response& response);

// +CSQ (27.007 section 8.5): dBm, nothing when not known or not detectable (99).
std::optional<int> signal_dbm(const Response& response);

// +CREG, +CGREG, +CEREG (27.007 section 7.2), as an answer ("n,stat…") or as a URC ("stat…").
struct Registration {
  int stat = 4;      // 4: unknown
  std::string area;  // location or tracking area, hexadecimal; may be empty
  std::string cell;

  bool can_text() const;    // 1, 5 (home, roaming), 6, 7 (SMS only), 9, 10 (CSFB not preferred)
  bool is_roaming() const;  // 5, 7, 10
  bool is_denied() const { return stat == 3; }
};
std::optional<Registration> registration_of(const Response& response);
std::optional<Registration> registration_of_urc(std::string_view line);

// +CCLK? (27.007 section 8.15): the moment, when the modem knows it and its zone. A clock that was
// never set (before 2020) gives nothing.
std::optional<Instant> clock_of(const Response& response);

// +CLIP: (27.007 section 7.11): the caller's number, "+447700900101"; empty when it is withheld.
std::string caller_of(std::string_view urc_line);

// +CUSD: (27.007 section 7.15), as it was written.
struct UssdAnswer {
  int state = 0;  // 0 done, 1 an answer is awaited, 2 ended by the network, 3 and up: it failed
  std::string text;
  std::optional<int> dcs;
};
UssdAnswer ussd_answer_of(std::string_view urc_line);

// +COPS?: the operator's name, or empty.
std::string operator_of(const Response& response);

// +CSCA?: the service centre's number, "+447785016005"; empty when the SIM has none.
std::string service_centre_of(const Response& response);

// +CFUN?, +CMGF?: the first number of the answer.
std::optional<int> number_of(const Response& response);

// +CPMS=?: the memories that may be chosen for reading, writing and receiving. A group that the
// modem leaves out is taken to be the one before it.
struct StorageSets {
  std::array<std::vector<std::string>, 3> memories;
};
std::optional<StorageSets> storage_sets_of(const Response& response);

// +CPMS? and the answer to +CPMS=: used and total slots, with names where the modem gives them.
struct StorageUse {
  std::string memory;  // empty in the answer to a selection
  int used = 0;
  int total = 0;
};
std::vector<StorageUse> storage_use_of(const Response& response);

// +CNMI=?: the values allowed for mode, mt, bm, ds and bfr. "(0-3),(0,1)", with brackets or blanks
// missing. A group that is left out is empty, and then
// only 0 is allowed.
struct IndicationSets {
  std::array<std::vector<int>, 5> allowed;

  bool allows(int position, int value) const;
};
std::optional<IndicationSets> indication_sets_of(const Response& response);

// +CNMI?: the five values now set; shorter answers leave the rest 0.
std::optional<std::array<int, 5>> indications_of(const Response& response);

// +CSMS=?: the services that may be chosen.
std::vector<int> services_of(const Response& response);

// One message in a memory. `pdu` is hexadecimal: an appended ",0" is taken away, and a tail of FF
// behind the stated length. What isn't hexadecimal stays as the modem gave it, so that nothing is
// lost for want of understanding. An empty slot has an empty pdu.
struct StoredMessage {
  int index = -1;   // -1 in the answer to +CMGR
  int status = -1;  // 0 unread, 1 read, 2 unsent, 3 sent (27.005 section 3.1)
  int length = -1;  // octets of the TPDU, without the SMSC field
  std::string pdu;
};
// Whether `pdu` has as many octets as the modem said: a UART may lose some of them on the way.
bool is_whole(const StoredMessage& message);
std::vector<StoredMessage> listing_of(const Response& response);    // +CMGL
std::optional<StoredMessage> message_of(const Response& response);  // +CMGR; nothing when empty

// +CMTI: and +CDSI:. No index ("-1", or none) means: stored somewhere, sweep now.
struct StoredNotice {
  std::string memory;
  std::optional<int> index;
};
std::optional<StoredNotice> stored_notice_of(std::string_view urc_line);

// +CMGS: the message reference, 0 to 255; nothing when the modem gave none (sent all the same).
std::optional<int> reference_of(const Response& response);

}  // namespace pigeon::at
