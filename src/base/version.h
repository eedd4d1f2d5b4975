// The version that both programs report; CMake defines it from the project's.
#pragma once

#include <string_view>

namespace pigeon {

inline constexpr std::string_view kVersion = PIGEON_VERSION;

}  // namespace pigeon
