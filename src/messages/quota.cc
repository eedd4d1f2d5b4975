#include "messages/quota.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "base/duration.h"
#include "base/utf8.h"

namespace pigeon::messages {
namespace {

constexpr std::string_view kPer = " per ";
constexpr std::string_view kRecipients = " recipients";
constexpr std::string_view kTexts = " texts";

}  // namespace

Result<Quota> Quota::parse(std::string_view text) {
  const auto refuse = [&] {
    return fail("invalid-quota", "\"" + printable(text) + "\" is not a quota",
                "Write \"100 per 1d\" or \"20 recipients per 1h\"");
  };
  const std::size_t per = text.find(kPer);
  if (per == std::string_view::npos) return refuse();
  std::string_view count = text.substr(0, per);
  Quota quota;
  if (count.ends_with(kRecipients)) {
    quota.of = Of::recipients;
    count.remove_suffix(kRecipients.size());
  } else if (count.ends_with(kTexts)) {
    count.remove_suffix(kTexts.size());
  }
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), quota.most);
  const auto window = parse_duration(text.substr(per + kPer.size()));
  if (error != std::errc() || end != count.data() + count.size() || quota.most == 0 || !window ||
      *window <= Milliseconds(0))
    return refuse();
  quota.window = *window;
  return quota;
}

Allowance::Allowance(std::vector<Quota> quotas) : quotas_(std::move(quotas)) {
  for (const Quota& quota : quotas_)
    longest_ = std::max(longest_, quota.window);
}

void Allowance::count(const PhoneNumber& to, Instant at) {
  if (!unlimited()) sent_.push_back({at, to});
}

std::optional<Instant> Allowance::full_until(Instant now) {
  while (!sent_.empty() && sent_.front().at + longest_ <= now)
    sent_.pop_front();
  std::optional<Instant> latest;
  for (const Quota& quota : quotas_) {
    if (const auto until = full_until(quota, now))
      latest = std::max(*until, latest.value_or(*until));
  }
  return latest;
}

// From the newest back: the sent text that has to leave the window before another may go.
std::optional<Instant> Allowance::full_until(const Quota& quota, Instant now) const {
  std::size_t used = 0;
  std::unordered_set<std::string> recipients;
  for (auto sent = sent_.rbegin(); sent != sent_.rend() && sent->at + quota.window > now; ++sent) {
    const bool counts = quota.of == Quota::Of::texts || recipients.insert(sent->to.text()).second;
    if (counts && ++used == quota.most) return sent->at + quota.window;
  }
  return std::nullopt;
}

}  // namespace pigeon::messages
