#include "base/duration.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace pigeon {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
    {{"", 1e3}, {"ms", 1}, {"s", 1e3}, {"m", 60e3}, {"h", 3600e3}, {"d", 86400e3}}};
constexpr double kLongest = 365 * 86400e3;

}  // namespace

Result<Milliseconds> parse_duration(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error == std::errc() && number >= 0) {
    for (const auto& [name, milliseconds] : kUnits) {
      if (name != unit || number * milliseconds > kLongest) continue;
      return Milliseconds(static_cast<std::int64_t>(number * milliseconds + 0.5));
    }
  }
  return fail("invalid-duration", "\"" + std::string(text) + "\" is not a span of time",
              "Write it as 60s, 500ms, 2m, 1h or 1d");
}

}  // namespace pigeon
