#include "at/turns.h"

namespace pigeon::at {

struct Turns::Queue {
  struct Waiter {
    async::Signal called;
    bool has_turn = false;
  };

  std::list<Waiter> waiting;
  bool taken = false;

  void pass_on() {
    for (Waiter& waiter : waiting) {
      if (waiter.has_turn) continue;
      waiter.has_turn = true;
      waiter.called.ring();
      return;
    }
    taken = false;
  }
};

Turns::Turns() : queue_(std::make_shared<Queue>()) {}

Turns::Turn::~Turn() {
  if (queue_) queue_->pass_on();
}

async::Task<Turns::Turn> Turns::take() {
  const std::shared_ptr<Queue> queue = queue_;
  if (!queue->taken) {
    queue->taken = true;
    co_return Turn(queue);
  }
  const auto place = queue->waiting.emplace(queue->waiting.end());
  // A coroutine that is destroyed in the queue leaves it, and passes on a turn it never used.
  struct Leave {
    Queue& queue;
    std::list<Queue::Waiter>::iterator place;
    bool used = false;
    ~Leave() {
      const bool unused_turn = place->has_turn && !used;
      queue.waiting.erase(place);
      if (unused_turn) queue.pass_on();
    }
  } leave{*queue, place};
  while (!place->has_turn)
    co_await place->called.wait_for(std::chrono::hours(24));
  leave.used = true;
  co_return Turn(queue);
}

}  // namespace pigeon::at
