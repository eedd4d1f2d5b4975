// Instants for a person: the civil time of this machine's zone (TZ or /etc/localtime).
#pragma once

#include <string>
#include <string_view>

namespace pigeon::cli {

// "2026-11-24T14:05:09Z" becomes "Tue 2026-11-24 15:05". What is no instant stays as it is.
std::string local_time(std::string_view rfc3339);

}  // namespace pigeon::cli
