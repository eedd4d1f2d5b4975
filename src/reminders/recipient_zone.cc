#include "reminders/recipient_zone.h"

#include <string_view>

#include "base/numbering_plans.h"

namespace pigeon::reminders {
namespace {

constexpr std::string_view kNoCountry = "001";
constexpr auto kHalfYear = std::chrono::days(182);

bool agree(const calendar::Zone& a, const calendar::Zone& b, Instant now) {
  return a.offset(now) == b.offset(now) && a.offset(now + kHalfYear) == b.offset(now + kHalfYear);
}

}  // namespace

std::optional<calendar::Zone> recipient_zone(const PhoneNumber& number, Instant now) {
  if (number.kind() != PhoneNumber::Kind::international) return std::nullopt;
  const std::uint16_t code = calling_code_of(std::string_view(number.text()).substr(1));
  std::optional<calendar::Zone> zone;
  for (const NumberingPlan& plan : numbering_plans()) {
    if (plan.calling_code != code || plan.country == kNoCountry) continue;
    const auto own = calendar::only_zone_of_country(plan.country, now);
    if (!own || (zone && !agree(*zone, *own, now))) return std::nullopt;
    if (!zone) zone = own;
  }
  return zone;
}

}  // namespace pigeon::reminders
