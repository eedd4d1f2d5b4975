#include "daemon/recollection.h"

#include <utility>

namespace pigeon::daemon {
namespace {

// Far above every budget of answers: who writes more than this in a day is a machine, and the
// budget has silenced us long before.
constexpr std::size_t kMostPerNumber = 100;

}  // namespace

void Recollection::add(const PhoneNumber& number, replies::Passed passed) {
  std::deque<replies::Passed>& texts = texts_[number.text()];
  texts.push_back(std::move(passed));
  if (texts.size() > kMostPerNumber) texts.pop_front();
}

void Recollection::add(const messages::Message& message) {
  const bool incoming = message.direction == messages::Direction::in;
  const auto at = incoming ? message.received_at : message.queued_at;
  if (!at) return;
  add(message.number, replies::Passed{.direction = message.direction,
                                      .id = message.id,
                                      .at = *at,
                                      .text = message.text,
                                      .origin = message.origin,
                                      .answers = message.answers});
}

replies::Recent Recollection::with(const PhoneNumber& number, Instant since) const {
  const auto found = texts_.find(number.text());
  if (found == texts_.end()) return {};
  std::vector<replies::Passed> recent;
  for (const replies::Passed& passed : found->second) {
    if (passed.at >= since) recent.push_back(passed);
  }
  return replies::Recent(std::move(recent));
}

void Recollection::forget_before(Instant limit) {
  for (auto each = texts_.begin(); each != texts_.end();) {
    std::deque<replies::Passed>& texts = each->second;
    while (!texts.empty() && texts.front().at < limit)
      texts.pop_front();
    each = texts.empty() ? texts_.erase(each) : std::next(each);
  }
}

}  // namespace pigeon::daemon
