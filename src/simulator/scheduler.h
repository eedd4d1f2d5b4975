// Time as the made-up modems and their network see it. The pure part of the simulator asks for
// "now" and for "later" here, so that a test plays a day in a millisecond.
#pragma once

#include <functional>

#include "base/instant.h"

namespace pigeon::simulator {

class Scheduler {
 public:
  virtual ~Scheduler() = default;

  virtual Instant now() const = 0;

  // Runs `what` once, never before the caller has returned; equal delays run in the order asked.
  virtual void after(Milliseconds delay, std::function<void()> what) = 0;
};

}  // namespace pigeon::simulator
