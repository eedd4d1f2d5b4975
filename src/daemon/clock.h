// The only place where Pigeon reads the wall clock; everything else gets `now` as an argument.
#pragma once

#include <chrono>

#include "base/instant.h"

namespace pigeon::daemon {

inline Instant wall_now() {
  return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

}  // namespace pigeon::daemon
