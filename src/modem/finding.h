// Finds the port behind which a certain modem answers: names such as ttyUSB2 change with every
// plug, the IMEI does not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "async/asio.h"
#include "base/result.h"

namespace pigeon::modem {

// Opens each of `ports` in turn, asks who is there, and closes it again. Ports that say nothing,
// belong to somebody else, or answer OK to nonsense are passed over. "port-missing" when none is
// it.
async::Task<Result<std::string>> find_by_imei(std::string imei, std::vector<std::string> ports);

// 15 digits, the last one by Luhn (3GPP TS 23.003 section 6.2.1).
bool is_imei(std::string_view text);

}  // namespace pigeon::modem
