#include "drivers/catalog.h"

#include <algorithm>
#include <array>

namespace pigeon::drivers {
namespace {

// A new family is a folder and a line here.
constexpr std::array kFamilies{
    Family{"generic", generic_profile},
};

}  // namespace

std::span<const Family> families() {
  return kFamilies;
}

std::optional<Family> find(std::string_view name) {
  const auto found = std::ranges::find(kFamilies, name, &Family::name);
  if (found == kFamilies.end()) return std::nullopt;
  return *found;
}

}  // namespace pigeon::drivers
