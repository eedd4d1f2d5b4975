#include <gtest/gtest.h>

#include "fixture.h"

namespace pigeon::store {
namespace {

using reminders::Reminder;

class RemindersTest : public StoreTest {
 protected:
  static Reminder reminder(std::string text, Instant due) {
    return Reminder{.to = kAnn,
                    .text = std::move(text),
                    .said = "tomorrow 9am",
                    .zone = "Europe/London",
                    .asked = due - minutes(30),
                    .due = due,
                    .why_moved = "quiet hours until 08:00",
                    .exact = true};
  }
};

TEST_F(RemindersTest, a_plan_is_a_text_of_the_same_id_that_waits_for_its_time) {
  const MessageId id = store().plan(reminder("Visit", kNow + hours(2)), 3, kNow).value();
  reopen();
  const Message planned = message(id);
  EXPECT_EQ(planned.state, State::queued);
  EXPECT_EQ(planned.origin, Origin::reminder);
  EXPECT_EQ(planned.segments, 3);
  EXPECT_EQ(planned.text, "Visit");
  EXPECT_EQ(planned.not_before, kNow + hours(2));
  EXPECT_EQ(store().next_due().value(), kNow + hours(2));
  release_due(kNow + hours(2));
  EXPECT_EQ(next("sim1", kNow + hours(2)).message, id);
}

TEST_F(RemindersTest, what_was_meant_is_kept_beside_what_was_reckoned) {
  const MessageId id = store().plan(reminder("Visit", kNow + hours(2)), 1, kNow).value();
  const auto planned = store().planned(10).value();
  ASSERT_EQ(planned.size(), 1u);
  EXPECT_EQ(planned[0].id, id);
  EXPECT_EQ(planned[0].to, kAnn);
  EXPECT_EQ(planned[0].text, "Visit");
  EXPECT_EQ(planned[0].said, "tomorrow 9am");
  EXPECT_EQ(planned[0].zone, "Europe/London");
  EXPECT_EQ(planned[0].asked, kNow + minutes(90));
  EXPECT_EQ(planned[0].due, kNow + hours(2));
  EXPECT_EQ(planned[0].why_moved, "quiet hours until 08:00");
  EXPECT_TRUE(planned[0].exact);
}

TEST_F(RemindersTest, the_soonest_is_first_and_what_has_gone_or_was_cancelled_is_not_planned) {
  store().plan(reminder("third", kNow + hours(3)), 1, kNow).value();
  store().plan(reminder("gone", kNow + hours(1)), 1, kNow).value();
  const MessageId cancelled = store().plan(reminder("off", kNow + hours(1)), 1, kNow).value();
  store().plan(reminder("second", kNow + hours(2)), 1, kNow).value();
  queue(draft("no reminder"));
  ASSERT_TRUE(store().cancel(cancelled, kNow));
  const Claim plain = next("sim1", kNow);
  release_due(kNow + hours(1));
  EXPECT_EQ(next("sim1", kNow + hours(1), sent(plain)).text, "gone");

  std::vector<std::string> texts;
  const auto all = store().planned(10).value();
  for (const Reminder& planned : all)
    texts.push_back(planned.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"second", "third"}));
  EXPECT_EQ(store().planned(1).value().at(0).text, "second");
}

Reminder of_appointment(Reminder reminder, const std::string& family, const std::string& start) {
  reminder.family = family;
  reminder.key = family + start;
  return reminder;
}

TEST_F(RemindersTest, the_same_text_of_the_same_appointment_is_planned_once) {
  const Reminder visit =
      of_appointment(reminder("Visit", kNow + hours(2)), "visit 7|1d|", "2026-12-01T09:00:00Z");
  const MessageId id = store().plan(visit, 1, kNow).value();
  EXPECT_EQ(store().plan(visit, 1, kNow).value(), id);
  EXPECT_EQ(store().planned(10).value().size(), 1u);
  ASSERT_TRUE(store().cancel(id, kNow));
  EXPECT_EQ(store().plan(visit, 1, kNow).value(), id);
  EXPECT_TRUE(store().planned(10).value().empty());
}

TEST_F(RemindersTest, an_appointment_that_has_moved_takes_what_waits_with_it) {
  const std::string family = "visit 7|1d|";
  const MessageId old =
      store()
          .plan(of_appointment(reminder("Visit", kNow + hours(2)), family, "2026-12-01T09:00:00Z"),
                1, kNow)
          .value();
  const MessageId other = store()
                              .plan(of_appointment(reminder("Other", kNow + hours(3)),
                                                   "visit 7|1d2|", "2026-12-01T09:00:00Z"),
                                    1, kNow)
                              .value();
  const MessageId moved =
      store()
          .plan(of_appointment(reminder("Visit", kNow + hours(5)), family, "2026-12-01T12:00:00Z"),
                1, kNow)
          .value();
  EXPECT_EQ(message(old).state, State::cancelled);
  EXPECT_EQ(message(other).state, State::queued);
  EXPECT_EQ(message(moved).not_before, kNow + hours(5));
}

TEST_F(RemindersTest, what_can_only_come_too_late_expires) {
  Reminder visit = reminder("Visit", kNow + hours(2));
  visit.expires = kNow + hours(3);
  const MessageId id = store().plan(visit, 1, kNow).value();
  release_due(kNow + hours(2));
  no_claim("sim1", kNow + hours(4));
  EXPECT_EQ(message(id).state, State::expired);
}

}  // namespace
}  // namespace pigeon::store
