// A TPDU as `pigeon pdu decode` prints it: every field of 3GPP TS 23.040 that it has, null where
// there is none.
#pragma once

#include "control/json.h"
#include "sms/decoded.h"
#include "sms/tpdu.h"

namespace pigeon::cli {

control::Json form_of(const sms::Pdu& pdu);

// {"error","offset"}: nothing of it could be kept.
control::Json form_of(const sms::DecodeError& error);

}  // namespace pigeon::cli
