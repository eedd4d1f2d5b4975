// What passed between us and one number lately, and what follows from it: texts that must not be
// answered again, and how much has been said already (talking.md 2.3, "Loop guards").
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "messages/message.h"
#include "playbook/spans.h"

namespace pigeon::replies {

// One text of either direction.
struct Passed {
  messages::Direction direction = messages::Direction::in;
  messages::MessageId id = 0;
  Instant at;  // received, or queued
  std::string text;
  messages::Origin origin = messages::Origin::reply;  // of an outgoing one
  std::optional<messages::MessageId> answers = {};    // the incoming one that it answers
};

// The budget of answers to one contact; beyond it, silence. A confirmation of STOP is always sent.
inline constexpr int kMostIn10Minutes = 6;
inline constexpr int kMostInADay = 20;
// The same words within this time are answered once.
inline constexpr std::chrono::minutes kSameText{5};
inline constexpr std::chrono::hours kHelpOnce{1};
inline constexpr std::chrono::hours kHelpOnceWhenBlocked{24};
// The fallback text goes out at most this often in a day.
inline constexpr int kMostFallbacks = 2;
// Nobody types that fast that often; a machine is left alone for an hour.
inline constexpr std::chrono::seconds kAtOnce{8};
inline constexpr int kMostAtOnce = 4;
inline constexpr std::chrono::hours kMuted{1};
// How far back `Recent` has to reach for all of these: a day, and what an answer may lie behind the
// text that it answers.
inline constexpr std::chrono::hours kReach{25};

// "Automatic reply", "I'm driving", in the six languages.
bool says_it_is_a_machine(std::string_view text);

class Recent {
 public:
  Recent() = default;
  // In any order; the text that is being answered may be among them.
  explicit Recent(std::vector<Passed> texts) : texts_(std::move(texts)) {}

  // How often the sender wrote the same words before `id`, at or after `since`.
  int times_heard(std::string_view text, messages::MessageId id, Instant since) const;

  // Whether the sender's text just before `id` said the same.
  bool repeats_the_last(std::string_view text, messages::MessageId id) const;

  // Whether a HELP was answered at or after `since`.
  bool helped(Instant since) const;

  // Whether the budget of answers is used up; `limits` of a playbook, else the defaults.
  bool budget_spent(Instant now, const std::vector<playbook::Quota>& limits = {}) const;

  // Whether that many texts of our own accord went out.
  bool proactive_spent(Instant now, const playbook::Quota& limit) const;

  // Whether a machine writes: it says so, or the sender has answered at once again and again.
  bool is_machine(Instant now) const;

  // How often one of `texts` went out at or after `since`.
  int times_said(const std::vector<std::string>& texts, Instant since) const;

 private:
  int answers_since(Instant since) const;

  std::vector<Passed> texts_;
};

}  // namespace pigeon::replies
