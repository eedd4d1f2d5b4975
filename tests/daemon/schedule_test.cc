// The schedule at work on a real store: what is joined, paused, and follows the time-zone data.
#include "daemon/schedule.h"

#include <gtest/gtest.h>

#include "daemon/zone_data.h"
#include "store/fixture.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using messages::State;
using reminders::Reminder;
using store::MessageId;

class ScheduleAtWork : public store::StoreTest {
 protected:
  MessageId stage(std::string text, Instant due, const std::string& appointment,
                  PhoneNumber to = store::kAnn) {
    Reminder reminder{.to = std::move(to),
                      .text = std::move(text),
                      .zone = "Europe/London",
                      .asked = due,
                      .due = due};
    reminder.appointment = appointment;
    reminder.exact = appointment.empty();
    return store().plan(reminder, 1, store::kNow).value();
  }
  Schedule::Account look(Instant now) { return schedule_.look(store(), now).value(); }

  Schedule schedule_{calendar::DailyWindow(), false};
};

TEST_F(ScheduleAtWork, a_person_with_several_appointments_gets_one_text) {
  const Instant due = store::kNow + 1h;
  const MessageId first = stage("Ann 9:00.", due, "visit 1");
  const MessageId second = stage("Ben 9:10.", due + 10min, "visit 2");
  const MessageId not_yet = stage("Cat 9:30.", due + 30min, "visit 3");
  const MessageId exact = stage("Call them.", due + 1min, "");
  const MessageId of_bob = stage("Bob 9:00.", due, "visit 4", store::kBob);
  EXPECT_EQ(look(due).joined, 1);
  EXPECT_EQ(message(first).text, "Ann 9:00.\nBen 9:10.");
  EXPECT_EQ(message(second).state, State::cancelled);
  EXPECT_EQ(message(second).error->code(), "joined");
  EXPECT_EQ(message(of_bob).text, "Bob 9:00.");
  for (const MessageId id : {not_yet, exact})
    EXPECT_EQ(store().waiting_reminder(id).value()->due, message(id).not_before);
}

TEST_F(ScheduleAtWork, what_is_due_in_a_pause_is_held_and_goes_when_it_ends) {
  const Instant due = store::kNow + 1h;
  const MessageId one = stage("One", due, "visit 1");
  ASSERT_TRUE(store().pause("all", due + 2h, "paused", store::kNow));
  EXPECT_EQ(look(due).paused, 1);
  EXPECT_EQ(message(one).state, State::held);
  EXPECT_EQ(look(due + 1h).next, due + 2h);
  EXPECT_EQ(look(due + 2h).went, 1);
  EXPECT_EQ(next("sim1", due + 2h).message, one);
}

TEST_F(ScheduleAtWork, what_waits_follows_another_edition_of_the_time_zone_data_once) {
  const Instant due = std::chrono::floor<std::chrono::days>(store::kNow) + 48h + 9h;
  const MessageId id = stage("One", due, "visit 1");
  auto planned = store().waiting_reminder(id).value();
  planned->civil = calendar::Zone::find("Europe/London")->to_local(due) + 1h;
  ASSERT_TRUE(store().put_off(std::span(&*planned, 1)));
  EXPECT_EQ(follow_zone_data(store(), "2025b").value(), 0) << "by these it was planned";
  EXPECT_EQ(store().next_due().value(), due);
  EXPECT_EQ(follow_zone_data(store(), "2026a").value(), 1);
  EXPECT_EQ(store().next_due().value(), due + 1h);
  EXPECT_EQ(follow_zone_data(store(), "2026a").value(), 0);
}

}  // namespace
}  // namespace pigeon::daemon
