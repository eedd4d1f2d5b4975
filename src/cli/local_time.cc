#include "cli/local_time.h"

#include <array>
#include <ctime>

#include "base/instant.h"

namespace pigeon::cli {

std::string local_time(std::string_view rfc3339) {
  const auto instant = parse_rfc3339(rfc3339);
  if (!instant) return std::string(rfc3339);
  const std::time_t seconds =
      std::chrono::floor<std::chrono::seconds>(*instant).time_since_epoch().count();
  std::tm civil{};
  if (::localtime_r(&seconds, &civil) == nullptr) return std::string(rfc3339);
  std::array<char, 40> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%a %Y-%m-%d %H:%M", &civil);
  return std::string(text.data(), length);
}

}  // namespace pigeon::cli
