#include "serial/tcp_address.h"

#include <charconv>

namespace pigeon::serial {
namespace {

constexpr std::string_view kScheme = "tcp://";

tl::unexpected<Error> invalid(std::string_view address) {
  return fail("port-invalid", std::string(address) + " is not an address.",
              "Write tcp://host:port, such as tcp://192.168.1.20:4000 or tcp://[fe80::1]:4000");
}

bool is_port(std::string_view text) {
  int number = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
  return ec == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 65535;
}

}  // namespace

Result<TcpAddress> parse_tcp_address(std::string_view address) {
  if (!address.starts_with(kScheme)) return invalid(address);
  const std::string_view rest = address.substr(kScheme.size());
  const std::size_t colon = rest.rfind(':');
  if (colon == std::string_view::npos) return invalid(address);
  std::string_view host = rest.substr(0, colon);
  const std::string_view port = rest.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return invalid(address);  // an IPv6 address needs its brackets
  }
  if (host.empty() || !is_port(port)) return invalid(address);
  return TcpAddress{std::string(host), std::string(port)};
}

}  // namespace pigeon::serial
