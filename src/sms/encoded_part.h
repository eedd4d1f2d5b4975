// One TPDU ready for AT+CMGS, or as +CMT and +CMGR give it (3GPP TS 27.005 section 4.3).
#pragma once

#include <string>

namespace pigeon::sms {

struct EncodedPart {
  std::string hex;      // begins with the service centre's field, "00" when none was given
  int tpdu_length = 0;  // octets after that field: the number that AT+CMGS takes

  friend bool operator==(const EncodedPart&, const EncodedPart&) = default;
};

}  // namespace pigeon::sms
