// What an error of the modem or the network means for the text in hand, and what to do about it:
// +CMS ERROR (3GPP TS 27.005 section 3.2.5; RP causes of TS 24.011 annex E-2, TP-FCS of TS 23.040
// section 9.2.3.22) and +CME ERROR (TS 27.007 section 9.2).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "modem/profile.h"

namespace pigeon::modem {

struct Verdict {
  Retry retry;
  Error error;
};

// `error` as the AT dialogue gives it ("cms-500", "cme-14", "at-timeout", "line-gone", …), after
// the PDU was handed over. The returned error has the same code with a meaning and a hint for
// people. `vendor` explains what the standards leave to the maker, and wins over them.
Verdict judge(const Error& error, Profile::Errors vendor = {});

}  // namespace pigeon::modem
