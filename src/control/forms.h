// The JSON forms of what the daemon tells: the same keys on the control socket, in `pigeon --json`
// and over HTTP. Every key is always present; what has no value is null.
#pragma once

#include <optional>

#include "base/instant.h"
#include "base/result.h"
#include "control/json.h"
#include "messages/message.h"

namespace pigeon::control {

// id, direction ("in"/"out"), number, text, state, segments, modem, queued_at, sent_at,
// delivered_at, received_at, attempts, references (null where the modem gave none), error, and
// origin, program, priority, report, not_before, expires, answers, class.
// `queued_at` of an incoming message, `modem` and `program` when empty, are null.
Json to_form(const messages::Message& message);

// {code, meaning, hint}
Json to_form(const Error& error);

// RFC 3339 in UTC, or null.
Json to_form(const std::optional<Instant>& instant);

// Back from {code, meaning, hint}; missing parts are empty, a missing code is "unknown-error".
Error error_from_form(const Json& form);

}  // namespace pigeon::control
