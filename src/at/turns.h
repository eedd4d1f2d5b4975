// Whose turn it is: one coroutine at a time, first come, first served.
#pragma once

#include <list>
#include <memory>

#include "async/asio.h"
#include "async/signal.h"

namespace pigeon::at {

class Turns {
  struct Queue;

 public:
  // Having one of these is having the turn; dropping it gives the turn to whoever waits longest.
  class Turn {
   public:
    Turn(Turn&&) = default;
    Turn& operator=(Turn&&) = delete;
    ~Turn();

   private:
    friend class Turns;
    explicit Turn(std::shared_ptr<Queue> queue) : queue_(std::move(queue)) {}
    std::shared_ptr<Queue> queue_;
  };

  Turns();

  async::Task<Turn> take();

 private:
  std::shared_ptr<Queue> queue_;
};

}  // namespace pigeon::at
