// What an error of the modem or the network means for the text in hand, and what to do about it:
// +CMS ERROR (3GPP TS 27.005 section 3.2.5; RP causes of TS 24.011 annex E-2, TP-FCS of TS 23.040
// section 9.2.3.22) and +CME ERROR (TS 27.007 section 9.2).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::modem {

enum class Retry {
  never,      // this message can't be sent
  account,    // the subscription forbids it: no message of this SIM will do better
  later,      // passing trouble: try again with back-off, counted
  network,    // wait for the network; not the message's fault, not counted
  sim,        // the SIM is not usable; not counted
  modem,      // the modem must be recovered first; not counted
  configure,  // a setting was lost: configure again, then try; not counted
  sent,       // the service centre has it already
  unknown,    // it may have been sent
};

struct Verdict {
  Retry retry;
  Error error;
};

// `error` as the AT dialogue gives it ("cms-500", "cme-14", "at-timeout", "line-gone", …), after
// the PDU was handed over. The returned error has the same code with a meaning and a hint for
// people.
Verdict judge(const Error& error);

}  // namespace pigeon::modem
