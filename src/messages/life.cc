#include "messages/life.h"

#include <algorithm>

namespace pigeon::messages {
namespace {

// A part's outcome is asked for: on the air, or the answer was never seen and comes now after all.
bool awaits_outcome(const Life& life) {
  return life.on_air() || life.state == State::unknown;
}

// Back to where it waits for a modem.
void queue_again(Life& life) {
  life.handed.reset();
  life.state = life.taken > 0 ? State::sending : State::queued;
}

void end(Life& life, State state, const std::optional<Error>& error) {
  life.state = state;
  life.error = error;
}

}  // namespace

bool hand_over(Life& life, Instant now) {
  if (!life.may_be_handed_over()) return false;
  life.state = State::sending;
  life.handed = now;
  return true;
}

bool taken(Life& life, int reference, Instant now) {
  if (!awaits_outcome(life)) return false;
  ++life.taken;
  life.references.push_back(reference);
  life.handed.reset();
  life.due.reset();
  life.error.reset();
  if (life.taken < life.parts) {
    life.state = State::sending;
    return true;
  }
  ++life.attempts;
  life.state = State::sent;
  life.sent_at = now;
  return true;
}

bool refused(Life& life, const Error& error) {
  if (!awaits_outcome(life)) return false;
  ++life.attempts;
  end(life, State::failed, error);
  return true;
}

bool try_again(Life& life, const std::optional<Error>& error, std::optional<Instant> due) {
  if (!awaits_outcome(life)) return false;
  ++life.attempts;
  if (life.attempts >= kMaxAttempts) {
    end(life, State::failed,
        error.value_or(Error("not-accepted", "The modem refused it again and again")));
    return true;
  }
  queue_again(life);
  life.due = due;
  life.error = error;
  return true;
}

bool not_handed_over(Life& life, std::optional<Instant> due) {
  if (!awaits_outcome(life)) return false;
  queue_again(life);
  if (due) life.due = due;
  return true;
}

bool no_answer(Life& life, const std::optional<Error>& error) {
  if (!life.on_air()) return false;
  // `handed` stays: a report is matched by the time at which the part went out. The attempt is
  // counted when it is known what it was.
  end(life, State::unknown, error);
  return true;
}

bool part_delivered(Life& life, Instant discharged) {
  if (life.delivered >= life.taken) return false;
  ++life.delivered;
  life.delivered_at = std::max(discharged, life.delivered_at.value_or(discharged));
  if (life.state == State::sent && life.delivered == life.parts) life.state = State::delivered;
  return true;
}

bool undeliverable(Life& life, const Error& error) {
  if (life.state != State::sending && life.state != State::sent && life.state != State::unknown) {
    return false;
  }
  end(life, State::failed, error);
  return true;
}

bool wait(Life& life, Instant until, const Error& why) {
  if (!life.may_be_handed_over()) return false;
  life.due = until;
  life.error = why;
  return true;
}

bool expire(Life& life, const std::optional<Error>& why) {
  if (!life.may_be_handed_over()) return false;
  end(life, State::expired, why ? why : life.error);
  return true;
}

bool cancel(Life& life) {
  if (life.state != State::held && life.state != State::queued) return false;
  end(life, State::cancelled, std::nullopt);
  return true;
}

bool stop(Life& life, const Error& error) {
  if (life.state != State::held && !life.may_be_handed_over()) return false;
  end(life, State::cancelled, error);
  return true;
}

bool bring_back(Life& life) {
  if (life.state != State::cancelled || life.taken > 0) return false;
  life.state = State::queued;
  life.error.reset();
  return true;
}

bool resend(Life& life) {
  if (life.state != State::unknown) return false;
  ++life.attempts;
  queue_again(life);
  life.due.reset();
  life.error.reset();
  return true;
}

bool drop(Life& life) {
  if (life.state != State::unknown) return false;
  ++life.attempts;
  end(life, State::cancelled, life.error);
  return true;
}

}  // namespace pigeon::messages
