#include "modem/calls.h"

#include "at/answers.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

// A network rings every 4 to 6 seconds.
constexpr auto kSilenceAfterRing = 8s;
constexpr auto kAfterHangingUp = 2s;

bool starts_with_any(std::string_view line, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (line.starts_with(word)) return true;
  }
  return false;
}

}  // namespace

void Calls::hear(std::string_view urc_line, TimePoint now) {
  look(now);
  if (now < deaf_until_) return;
  if (starts_with_any(urc_line, {"RING", "+CRING:", "+CLIP:"})) {
    ringing_ = true;
    last_ring_ = now;
    if (!urc_line.starts_with("+CLIP:")) {
      ++rings_;
      return;
    }
    named_ = true;
    if (call_.from.empty()) call_.from = at::caller_of(urc_line);
  } else if (ringing_ &&
             starts_with_any(urc_line, {"NO CARRIER", "MISSED_CALL", "VOICE CALL: END", "^CEND"})) {
    end();
  }
}

void Calls::look(TimePoint now) {
  if (ringing_ && now - last_ring_ >= kSilenceAfterRing) end();
}

std::optional<Calls::TimePoint> Calls::next_look() const {
  if (!ringing_) return std::nullopt;
  return last_ring_ + kSilenceAfterRing;
}

void Calls::hung_up(TimePoint now) {
  deaf_until_ = now + kAfterHangingUp;
  end();
}

void Calls::end() {
  if (!ringing_) return;
  const Call call = std::move(call_);
  call_ = Call();
  ringing_ = named_ = false;
  rings_ = 0;
  missed_(call);
}

}  // namespace pigeon::modem
