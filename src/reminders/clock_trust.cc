#include "reminders/clock_trust.h"

#include <algorithm>
#include <utility>

namespace pigeon::reminders {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kKept = 16;
// What was said longer ago says little: cheap clocks drift by seconds a day.
constexpr auto kFresh = 24h;
// Texts that waited for us come in one heap and may agree in their delay; such as come apart don't.
constexpr auto kApart = 5min;

bool are_close(Instant one, Instant other) {
  return one - other <= ClockTrust::kAgreement && other - one <= ClockTrust::kAgreement;
}

}  // namespace

std::string_view to_string(TimeSource source) {
  switch (source) {
    case TimeSource::battery:
      return "a battery clock";
    case TimeSource::memory:
      return "it was trusted before, since this start of the machine";
    case TimeSource::person:
      return "a person said that it is right";
    case TimeSource::network:
      return "network time";
    case TimeSource::service_centre:
      return "the time stamp of a text";
  }
  return "";
}

void ClockTrust::offer(TimeSource source, std::string name, Instant said, const ClockReading& at) {
  const Offer offer{source, std::move(name), said - at.uptime, at.uptime};
  // One word of each source counts, except for texts: two of them may bear each other out.
  if (source != TimeSource::service_centre) {
    std::erase_if(offers_,
                  [&](const Offer& old) { return old.source == source && old.name == offer.name; });
  }
  offers_.push_back(offer);
  if (offers_.size() > kKept) {
    const auto oldest = std::ranges::find(offers_, TimeSource::service_centre, &Offer::source);
    offers_.erase(oldest == offers_.end() ? offers_.begin() : oldest);
  }
}

bool ClockTrust::is_outside(const Offer& offer) const {
  if (offer.source != TimeSource::network && offer.source != TimeSource::service_centre)
    return false;
  // A time that is past for certain: a text that waited, a network that does not know the date.
  return !last_known_ || offer.started + offer.uptime + kAgreement >= *last_known_;
}

bool ClockTrust::are_two_witnesses(const Offer& one, const Offer& other) {
  if (one.source != other.source) return true;
  if (one.source == TimeSource::network) return one.name != other.name;
  return one.uptime - other.uptime >= kApart || other.uptime - one.uptime >= kApart;
}

std::optional<std::pair<ClockTrust::Offer, ClockTrust::Offer>> ClockTrust::agreement(
    Milliseconds uptime) const {
  // The latest word counts most.
  for (auto one = offers_.rbegin(); one != offers_.rend(); ++one) {
    if (!is_outside(*one) || uptime - one->uptime > kFresh) continue;
    for (auto other = std::next(one); other != offers_.rend(); ++other) {
      if (!is_outside(*other) || uptime - other->uptime > kFresh) continue;
      if (are_two_witnesses(*one, *other) && are_close(one->started, other->started))
        return std::pair(*one, *other);
    }
  }
  return std::nullopt;
}

std::optional<std::string> ClockTrust::evidence(const ClockReading& now, bool synchronised) const {
  if (synchronised) return "synchronised by NTP";
  if (const auto two = agreement(now.uptime); two && are_close(two->first.started, now.started())) {
    return std::string(to_string(two->first.source)) + " and " +
           std::string(to_string(two->second.source)) + " agree with it";
  }
  const bool past = last_known_ && now.wall + kAgreement < *last_known_;
  for (const Offer& offer : offers_) {
    if (!are_close(offer.started, now.started())) continue;
    if (offer.source == TimeSource::person) return std::string(to_string(offer.source));
    const bool own = offer.source == TimeSource::battery || offer.source == TimeSource::memory;
    if (own && !past) return std::string(to_string(offer.source));
  }
  return std::nullopt;
}

void ClockTrust::judge(const ClockReading& now, bool synchronised) {
  jumped_ = Milliseconds(0);
  if (judged_ && !are_close(judged_->started(), now.started()))
    jumped_ = now.started() - judged_->started();
  const bool was_trusted = trusted_ && jumped_ == Milliseconds(0);
  judged_ = now;
  if (auto found = evidence(now, synchronised)) {
    trusted_ = true;
    why_ = std::move(*found);
    last_known_ = now.wall;
    return;
  }
  trusted_ = was_trusted;
  if (trusted_) {
    last_known_ = now.wall;
  } else if (last_known_ && now.wall + kAgreement < *last_known_) {
    why_ = "it shows an earlier time than it did before";
  } else if (jumped_ != Milliseconds(0)) {
    why_ = "it was set, and nothing has borne that out";
  }
}

std::optional<Instant> ClockTrust::right_time(const ClockReading& now) const {
  const auto two = agreement(now.uptime);
  if (!two || are_close(two->first.started, now.started())) return std::nullopt;
  return two->first.started + now.uptime;
}

}  // namespace pigeon::reminders
