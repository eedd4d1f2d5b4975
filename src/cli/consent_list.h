// A list of consents from elsewhere (`pigeon consent import`): a table with numbers, what each of
// them said, where and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/zone.h"

namespace pigeon::cli {

struct ConsentRow {
  int line = 0;
  std::string number = {};
  bool granted = true;
  std::string source = {};
  std::optional<std::string> at = {};  // RFC 3339
  std::string program = {};
  std::optional<Error> wrong = {};  // it can't be used
};

struct ConsentReading {
  calendar::Zone zone;       // on whose clock the dates are
  std::string country = {};  // how a number without + is read
  std::string state = {};    // of all rows ("granted", "revoked"), where there is no such column
  std::string source = {};   // of rows that name none
};

// In the order of the rows. The columns are told by their headers, in six languages. Errors:
// "invalid-table", "unclear-columns", "unclear-dates".
Result<std::vector<ConsentRow>> read_consent_list(std::string_view file,
                                                  const ConsentReading& reading);

}  // namespace pigeon::cli
