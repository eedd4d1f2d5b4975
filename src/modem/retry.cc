#include "modem/retry.h"

#include <algorithm>
#include <array>

namespace pigeon::modem {
namespace {

constexpr std::array<std::string_view, 9> kNames{"never", "account",   "later", "network", "sim",
                                                 "modem", "configure", "sent",  "unknown"};

}  // namespace

std::string_view to_string(Retry retry) {
  return kNames[static_cast<std::size_t>(retry)];
}

std::optional<Retry> parse_retry(std::string_view name) {
  const auto* const found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Retry>(found - kNames.begin());
}

}  // namespace pigeon::modem
