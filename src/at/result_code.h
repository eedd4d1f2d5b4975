// Final result codes: the line that ends an answer (27.007 section 4.3 and 9.2, 27.005
// section 3.2.5, V.250 section 5.7, and what makers send instead).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::at {

class ResultCode {
 public:
  enum class Kind {
    ok,
    refused,  // ERROR, +CME ERROR, +CMS ERROR, COMMAND NOT SUPPORT…: see error()
    call,     // NO CARRIER, BUSY, NO ANSWER, NO DIALTONE, CONNECT: final only when we dial
    number,   // "0" or "4", of a modem in ATV0: final only when no line is expected
  };

  ResultCode(Kind kind, bool is_success, Error error)
      : kind_(kind), is_success_(is_success), error_(std::move(error)) {}

  Kind kind() const { return kind_; }
  bool is_success() const { return is_success_; }
  // What was refused: codes "cms-<n>", "cme-<n>", "cms-text", "cme-text", "at-error".
  const Error& error() const { return error_; }
  // +CMS ERROR or +CME ERROR, after which a second, stray ERROR may come.
  bool may_be_followed_by_error() const;

 private:
  Kind kind_;
  bool is_success_;
  Error error_;
};

// Nothing when `line` is not a final result. A line that only contains one ("+CMGL: … OK") is not.
std::optional<ResultCode> read_result_code(std::string_view line);

}  // namespace pigeon::at
