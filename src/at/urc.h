// Unsolicited result codes: what a modem says of its own accord (27.007 section 4.4, 27.005 section
// 3.4, and what makers added).
#pragma once

#include <string>
#include <string_view>

namespace pigeon::at {

// `pdu` is the hexadecimal second line of +CMT:, +CDS: and +CBM:, else empty. It is also empty when
// that line never came: something arrived and could not be read.
struct Urc {
  std::string line;
  std::string pdu;

  friend bool operator==(const Urc&, const Urc&) = default;
};

enum class UrcKind {
  message_stored,  // +CMTI: a text lies in a memory
  message,         // +CMT: with its PDU
  report_stored,   // +CDSI:
  report,          // +CDS: with its PDU
  broadcast,       // +CBM:
  call,            // RING, +CLIP:, NO CARRIER…
  registration,    // +CREG:, +CGREG:, +CEREG:, +CGEV:
  time,            // network time
  indicator,       // +CIEV:
  ussd,            // +CUSD:
  sim,             // +CPIN:, ^SIMST:…: the state of the SIM changed
  boot,            // RDY, ^SYSSTART…: the modem (re)started; every setting may be lost
  ready,           // SMS Ready, SMS DONE, +QIND: SMS DONE…
  memory_full,     // ^SMMEMFULL, smsfull: no +CMTI comes any more until it is swept
  power,           // UNDER-VOLTAGE…: brown-out and heat
  radio,           // signal chatter
  toolkit,         // SIM toolkit chatter
  wrong_port,      // NMEA sentences: this is the GPS port
  other,
};

UrcKind kind_of(std::string_view line);

// Whether `line` stands in the table of known URCs, behind kind_of().
bool is_known_urc(std::string_view line);

// Whether `line` carries a prefix (+, ^, *, #, $, % or _) or is a known URC, and so is no part of
// an answer that consists of bare lines.
bool looks_unsolicited(std::string_view line);

// +CMT:, +CDS: and +CBM: bring their PDU on the next line (PDU mode).
bool brings_pdu(std::string_view line);

}  // namespace pigeon::at
