// A line of `pigeon pdu encode`: what to send, as JSON, and the PDUs that it becomes.
#pragma once

#include <string_view>

#include "base/result.h"
#include "control/json.h"

namespace pigeon::cli {

// {"alphabet","language","segments","units_left","unit","forced_by","parts"} for a request
// {"to","text","reference","report","class","validity_minutes","alphabet","language","smsc",
// "spare","transliterate"}. Errors "invalid-json", "invalid-request", and those of
// sms::encode_submit().
Result<control::Json> encode_request(std::string_view line);

}  // namespace pigeon::cli
