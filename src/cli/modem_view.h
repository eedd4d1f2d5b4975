// A modem (an item of `status` or `modem_list`) as a row of a table.
#pragma once

#include <ostream>

#include "cli/screen.h"
#include "cli/table.h"
#include "control/json.h"

namespace pigeon::cli {

Table modem_table(const Screen& screen, std::ostream& out);
Row modem_row(const control::Json& modem);

}  // namespace pigeon::cli
