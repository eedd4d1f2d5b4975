// A TPDU as `pigeon pdu decode` prints it: every field of 3GPP TS 23.040 that it has, null where
// there is none. Written straight into text, since whole archives are read through a pipe.
#pragma once

#include <string>

#include "sms/decoded.h"
#include "sms/tpdu.h"

namespace pigeon::cli {

// Appends one line with one JSON object.
void append_line(std::string& out, const sms::Pdu& pdu);

// {"error","offset"}: nothing of it could be kept. `reason` is valid UTF-8.
void append_error_line(std::string& out, std::string_view reason, std::size_t offset);

}  // namespace pigeon::cli
