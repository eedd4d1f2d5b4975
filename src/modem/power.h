// Runs the owner's program that cuts a modem's power (uhubctl, a GPIO pulse): never by a shell.
#pragma once

#include <string>
#include <vector>

#include "async/asio.h"
#include "base/result.h"

namespace pigeon::modem {

// Waits for its end, at most half a minute, then it is killed. "power-command" when it can't be
// started or fails.
async::Task<Result<void>> run_program(std::vector<std::string> command);

}  // namespace pigeon::modem
