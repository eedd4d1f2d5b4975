#include "consent/gate.h"

#include <gtest/gtest.h>

namespace pigeon::consent {
namespace {

constexpr Instant kNow{std::chrono::hours(12)};

const Standing kNeverHeardOf;
const Standing kAsked{.last = Event::asked};
const Standing kGranted{.last = Event::granted, .had_consent = true};
const Standing kConfirmed{.last = Event::confirmed, .had_consent = true};
const Standing kDeclined{.last = Event::declined, .had_consent = true};
const Standing kStopped{.last = Event::revoked, .had_consent = true};
const Standing kResumed{.last = Event::resumed, .had_consent = true};

constexpr bool kProactive = true;
constexpr bool kNeedsConsent = true;

struct Row {
  const char* story;
  const Standing& standing;
  bool proactive;
  bool needs_consent;
  bool goes;
};

TEST(Gate, who_may_be_sent_what) {
  const Row rows[] = {
      {"the owner's own word to a stranger", kNeverHeardOf, kProactive, false, true},
      {"a program to a stranger", kNeverHeardOf, kProactive, kNeedsConsent, false},
      {"a program whose question is open", kAsked, kProactive, kNeedsConsent, false},
      {"a program to whom it was granted", kGranted, kProactive, kNeedsConsent, true},
      {"a program after YES", kConfirmed, kProactive, kNeedsConsent, true},
      {"a program after NO to a later question", kDeclined, kProactive, kNeedsConsent, false},
      {"the owner's own word after that NO", kDeclined, kProactive, false, true},
      {"a program after STOP", kStopped, kProactive, kNeedsConsent, false},
      {"the owner's own word after STOP", kStopped, kProactive, false, false},
      {"a program after START", kResumed, kProactive, kNeedsConsent, true},
      {"the owner's own word after START", kResumed, kProactive, false, true},
      {"an answer to a stranger who wrote", kNeverHeardOf, false, false, true},
      {"the confirmation of STOP", kStopped, false, false, true},
      {"an answer of a program to a stranger who wrote", kNeverHeardOf, false, kNeedsConsent, true},
  };
  for (const Row& row : rows) {
    const Request request{
        .proactive = row.proactive, .needs_consent = row.needs_consent, .program = "Dentist"};
    const Verdict verdict = may_send(row.standing, request, kNow);
    EXPECT_EQ(std::holds_alternative<MayGo>(verdict), row.goes) << row.story;
    EXPECT_EQ(std::holds_alternative<Never>(verdict), !row.goes) << row.story;
  }
}

std::string why_never(const Standing& standing, const Request& request) {
  const Verdict verdict = may_send(standing, request, kNow);
  const auto* never = std::get_if<Never>(&verdict);
  return never ? never->why : "it may go";
}

TEST(Gate, while_a_stop_is_suspected_what_is_proactive_waits_and_answers_go) {
  const Standing suspected{.last = Event::granted, .had_consent = true, .suspected = true};
  const auto verdict = may_send(suspected, Request{.needs_consent = true}, kNow);
  const auto* wait = std::get_if<Wait>(&verdict);
  ASSERT_NE(wait, nullptr);
  EXPECT_EQ(wait->until, kNow + kSuspicionLooksAgain);
  EXPECT_TRUE(std::holds_alternative<Wait>(may_send(suspected, Request{}, kNow)));
  EXPECT_TRUE(
      std::holds_alternative<MayGo>(may_send(suspected, Request{.proactive = false}, kNow)));
}

TEST(Gate, a_refusal_says_why) {
  const Request request{.needs_consent = true, .program = "Dentist"};
  EXPECT_EQ(why_never(kStopped, request), "They said STOP");
  EXPECT_EQ(why_never(kNeverHeardOf, request), "They have not consented to the texts of Dentist");
  EXPECT_EQ(why_never(kDeclined, request), "They declined the texts of Dentist");
}

TEST(Gate, a_request_is_proactive_unless_it_says_otherwise) {
  EXPECT_EQ(why_never(kStopped, Request{}), "They said STOP");
}

}  // namespace
}  // namespace pigeon::consent
