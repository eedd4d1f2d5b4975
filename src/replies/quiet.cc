#include "replies/quiet.h"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "base/numbering_plans.h"

namespace pigeon::replies {
namespace {

constexpr auto kHalfYear = std::chrono::days(182);
constexpr auto kBeforeQuiet = std::chrono::minutes(30);
// Clocks all round the world leave no common waking hour; then the search ends somewhere.
constexpr int kMostMoves = 40;

bool agree(const calendar::Zone& one, const calendar::Zone& other, Instant now) {
  return one.offset(now) == other.offset(now) &&
         one.offset(now + kHalfYear) == other.offset(now + kHalfYear);
}

std::uint16_t calling_code(const PhoneNumber& number) {
  if (number.kind() != PhoneNumber::Kind::international) return 0;
  return calling_code_of(std::string_view(number.text()).substr(1));
}

}  // namespace

const std::vector<calendar::Zone>& Quiet::zones_of(const PhoneNumber& number) {
  const std::uint16_t code = calling_code(number);
  const auto known = zones_.find(code);
  if (known != zones_.end()) return known->second;
  std::vector<calendar::Zone> zones;
  for (const NumberingPlan& plan : numbering_plans()) {
    if (code == 0 || plan.calling_code != code) continue;
    // Of those behind +1, Guam and Samoa would leave the others an hour a day.
    if (code == 1 && plan.country != "US" && plan.country != "CA") continue;
    for (const calendar::Zone& zone : calendar::zones_of_country(plan.country)) {
      const bool new_clock = std::ranges::none_of(
          zones, [&](const calendar::Zone& other) { return agree(zone, other, now_); });
      if (new_clock) zones.push_back(zone);
    }
  }
  if (zones.empty()) zones.push_back(home_);
  return zones_.emplace(code, std::move(zones)).first->second;
}

bool Quiet::contains(const PhoneNumber& number, Instant at) {
  return std::ranges::any_of(
      zones_of(number), [&](const calendar::Zone& zone) { return window_.contains(at, zone); });
}

Instant Quiet::end_after(const PhoneNumber& number, Instant at) {
  for (int moves = 0; moves < kMostMoves && contains(number, at); ++moves) {
    for (const calendar::Zone& zone : zones_of(number))
      at = window_.end_after(at, zone);
  }
  return at;
}

std::optional<Instant> Quiet::due(const PhoneNumber& number, Instant asked, Instant earliest,
                                  std::optional<Instant> useful) {
  const Instant later = end_after(number, std::max(asked, earliest));
  if (!useful || later <= *useful) return later;
  Instant earlier = asked;
  for (int moves = 0; moves < kMostMoves && contains(number, earlier); ++moves) {
    for (const calendar::Zone& zone : zones_of(number)) {
      if (window_.contains(earlier, zone))
        earlier = window_.begin_before(earlier, zone) - kBeforeQuiet;
    }
  }
  // When that moment is gone too, what is left is now, if it is not quiet.
  if (earlier < earliest) earlier = earliest;
  if (earlier > *useful || contains(number, earlier)) return std::nullopt;
  return earlier;
}

}  // namespace pigeon::replies
