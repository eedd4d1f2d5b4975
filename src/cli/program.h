// `pigeon`: from the words of a command line to an exit status.
#pragma once

namespace pigeon::cli {

// Reads the command line, runs its verb, returns the exit status (control/exit_code.h).
int run(int argc, const char* const* argv);

}  // namespace pigeon::cli
