// "tcp://host:port", where a serial port of another machine is served. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::serial {

struct TcpAddress {
  std::string host;  // a name, or an IPv4 or IPv6 address without brackets
  std::string port;  // decimal
};

// Error "port-invalid" shows the form to write.
Result<TcpAddress> parse_tcp_address(std::string_view address);

}  // namespace pigeon::serial
