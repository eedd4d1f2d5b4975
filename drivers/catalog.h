// All modem families that Pigeon knows, in one visible array.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "modem/profile.h"

namespace pigeon::drivers {

struct Family {
  std::string_view name;  // as in `driver = "…"`
  modem::Profile (*profile)();
};

std::span<const Family> families();

// Nothing when no family has that name.
std::optional<Family> find(std::string_view name);

modem::Profile generic_profile();

}  // namespace pigeon::drivers
