// How much a SIM may send: what a tariff or a network allows in a span of time. A quota defers, it
// never fails a text.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/phone_number.h"
#include "base/result.h"

namespace pigeon::messages {

struct Quota {
  enum class Of { texts, recipients };  // single TPDUs, or distinct numbers

  std::size_t most = 0;
  Of of = Of::texts;
  Milliseconds window{};  // any span of this length

  // "100 per 1d", "20 recipients per 1h". Error "invalid-quota".
  static Result<Quota> parse(std::string_view text);
};

// What one SIM has sent within the windows of its quotas.
class Allowance {
 public:
  explicit Allowance(std::vector<Quota> quotas);

  // Nothing to keep: no quota is set.
  bool unlimited() const { return quotas_.empty(); }
  // How far back texts count.
  Milliseconds longest_window() const { return longest_; }

  // A text was handed over; calls come in the order of time.
  void count(const PhoneNumber& to, Instant at);

  // When the next text may go; nothing: at once.
  std::optional<Instant> full_until(Instant now);

 private:
  struct Sent {
    Instant at;
    PhoneNumber to;
  };

  std::optional<Instant> full_until(const Quota& quota, Instant now) const;

  std::vector<Quota> quotas_;
  Milliseconds longest_{};
  std::deque<Sent> sent_;  // oldest first
};

}  // namespace pigeon::messages
