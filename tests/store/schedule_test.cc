// What waits for its instant, what is let go, held and approved; series and their next texts.
#include <gtest/gtest.h>

#include "fixture.h"

namespace pigeon::store {
namespace {

using reminders::Reminder;
using reminders::Series;

class ScheduleTest : public StoreTest {
 protected:
  static Reminder stage(std::string text, Instant due, std::string appointment = "visit 7") {
    Reminder reminder{.to = kAnn, .text = text, .zone = "Europe/London", .asked = due, .due = due};
    reminder.appointment = std::move(appointment);
    reminder.key = reminder.appointment + "|" + text;
    return reminder;
  }
  MessageId plan(const Reminder& reminder) { return store().plan(reminder, 1, kNow).value(); }
  void let_go(MessageId id) { ASSERT_TRUE(store().release({.go = {id}}, kNow)); }

  static Series series() {
    Series series{.to = kAnn, .text = "Rehearsal", .zone = "Europe/London"};
    series.quiet_zone = series.zone;
    series.rule = "FREQ=DAILY";
    series.said = "every day 18:00";
    series.key = "band";
    series.since = kNow;
    return series;
  }
  static NextOf next_at(Instant due) {
    return NextOf{.text = {.occurrence = due,
                           .reminder = stage("Rehearsal " + format_rfc3339(due), due, "")}};
  }
};

TEST_F(ScheduleTest, what_is_due_is_told_soonest_first_whatever_its_priority_and_modem) {
  Draft one = draft("second");
  one.not_before = kNow + minutes(2);
  one.priority = 9;
  const MessageId second = queue(one);
  one.not_before = kNow + minutes(1);
  one.priority = -9;
  one.modem = "sim2";
  const MessageId first = queue(one);
  const MessageId third = plan(stage("third", kNow + minutes(3)));
  queue(draft("at once"));
  EXPECT_EQ(store().next_due().value(), kNow + minutes(1));
  EXPECT_TRUE(store().due(kNow, 10).value().empty());
  std::vector<MessageId> due;
  const auto all = store().due(kNow + minutes(3), 10).value();
  for (const DueText& text : all)
    due.push_back(text.id);
  EXPECT_EQ(due, (std::vector{first, second, third}));
  EXPECT_EQ(store().overdue(kNow + minutes(2), 10).value(), 2);
  EXPECT_EQ(store().overdue(kNow + minutes(3), 2).value(), 2);
  let_go(first);
  EXPECT_EQ(next("sim2", kNow + minutes(3)).text, "at once");
  EXPECT_EQ(next("sim2", kNow + minutes(3), {}).message, first);
  EXPECT_EQ(message(first).modem, "sim2");
}

TEST_F(ScheduleTest, a_stage_is_superseded_by_a_later_one_that_is_due_or_has_gone) {
  const MessageId day = plan(stage("a day", kNow + hours(1)));
  const MessageId hour = plan(stage("an hour", kNow + hours(24)));
  plan(stage("another visit", kNow + hours(24), "visit 8"));
  EXPECT_FALSE(store().due(kNow + hours(2), 10).value().at(0).superseded);
  const auto both = store().due(kNow + hours(24), 10).value();
  ASSERT_EQ(both.size(), 3u);
  EXPECT_TRUE(both[0].superseded);
  EXPECT_FALSE(both[1].superseded);
  EXPECT_FALSE(both[2].superseded);
  let_go(hour);
  ASSERT_EQ(next("sim1", kNow + hours(24)).message, hour);
  // The clock is set back: the earlier stage comes too late all the same.
  EXPECT_TRUE(store().due(kNow + hours(2), 10).value().at(0).superseded);
  ASSERT_TRUE(store().release({.stale = {day}}, kNow));
  EXPECT_EQ(state(day), State::expired);
  EXPECT_EQ(message(day).error->code(), "stale");
}

TEST_F(ScheduleTest, of_two_stages_moved_to_one_instant_one_goes) {
  plan(stage("a day", kNow + hours(1)));
  plan(stage("an hour", kNow + hours(1)));
  const auto due = store().due(kNow + hours(1), 10).value();
  ASSERT_EQ(due.size(), 2u);
  EXPECT_NE(due[0].superseded, due[1].superseded);
}

TEST_F(ScheduleTest, a_release_said_twice_or_too_late_changes_nothing) {
  const MessageId id = plan(stage("visit", kNow));
  ASSERT_TRUE(store().cancel(id, kNow));
  let_go(id);
  ASSERT_TRUE(store().release({.useless = {id}}, kNow));
  EXPECT_EQ(state(id), State::cancelled);
  const MessageId other = plan(stage("other", kNow));
  let_go(other);
  ASSERT_TRUE(store().release({.held = {other}, .batch = 1}, kNow));
  EXPECT_EQ(next("sim1", kNow).message, other);
}

TEST_F(ScheduleTest, what_was_let_go_and_has_not_gone_can_be_recalled) {
  const MessageId id = plan(stage("visit", kNow));
  const MessageId at_once = queue(draft("at once"));
  let_go(id);
  EXPECT_EQ(store().recall().value(), 1);
  EXPECT_EQ(next("sim1", kNow).message, at_once);
  no_claim("sim1", kNow);
  EXPECT_EQ(store().due(kNow, 10).value().size(), 1u);
}

TEST_F(ScheduleTest, a_held_batch_goes_when_somebody_says_so_first_things_first) {
  const std::int64_t batch = store().open_batch("many at once", kNow).value();
  std::vector<std::pair<Reminder, int>> many;
  for (int i = 0; i < 5; ++i)
    many.emplace_back(stage("visit", kNow + hours(5 - i), "visit " + std::to_string(i)), 1);
  EXPECT_EQ(store().count_new(many).value(), 5);
  const auto planned = store().plan(many, batch, kNow).value();
  EXPECT_EQ(store().count_new(many).value(), 0);
  EXPECT_FALSE(store().next_due().value());
  EXPECT_EQ(store().planned(10).value().at(0).batch, batch);
  const auto held = store().batches().value();
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].texts, 5);
  EXPECT_EQ(held[0].first, kNow + hours(1));
  EXPECT_EQ(held[0].last, kNow + hours(5));
  EXPECT_EQ(held[0].why, "many at once");

  // One is due by now and goes at once; the other waits for its time.
  EXPECT_EQ(store().approve(batch, 2, kNow + hours(1)).value(), 2);
  EXPECT_EQ(next("sim1", kNow + hours(1)).message, planned[4].id);
  EXPECT_EQ(store().next_due().value(), kNow + hours(2));
  EXPECT_EQ(store().drop_batch(batch).value(), 3);
  EXPECT_EQ(state(planned[0].id), State::cancelled);
  EXPECT_TRUE(store().batches().value().empty());
  EXPECT_EQ(store().approve(batch, {}, kNow).error().code(), "no-such-batch");
  EXPECT_EQ(store().drop_batch(77).error().code(), "no-such-batch");
}

TEST_F(ScheduleTest, who_was_told_the_old_time_of_a_visit_to_come_is_known) {
  const auto of = [](Instant start, Instant due) {
    Reminder reminder = stage("visit", due, "");
    reminder.family = "visit 7|1d|";
    reminder.key = reminder.family + format_rfc3339(start);
    return std::vector{std::pair(reminder, 1)};
  };
  const auto plan_now = [&](Instant start, Instant due, Instant now) {
    return store().plan(of(start, due), std::nullopt, now).value().at(0);
  };
  const Planned old = plan_now(kNow + hours(24), kNow, kNow);
  EXPECT_FALSE(old.told);
  let_go(old.id);
  next("sim1", kNow);
  const Planned moved = plan_now(kNow + hours(48), kNow + hours(24), kNow + hours(1));
  EXPECT_TRUE(moved.told);
  EXPECT_FALSE(moved.existed);
  // The next visit of the same person has nothing to do with one that is over.
  EXPECT_FALSE(plan_now(kNow + hours(99), kNow + hours(90), kNow + hours(50)).told);
}

TEST_F(ScheduleTest, what_a_source_has_planned_can_be_listed_and_taken_back) {
  Reminder one = stage("visit", kNow + hours(2));
  one.source = "/home/ann/calendar";
  const MessageId waiting = plan(one);
  one.key = one.appointment + "|early";
  const MessageId gone = plan(one);
  plan(stage("of no source", kNow + hours(2), "visit 8"));
  let_go(gone);
  next("sim1", kNow + hours(2));
  const auto all = store().of_source("/home/ann/calendar").value();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].waits && !all[0].went);
  EXPECT_TRUE(!all[1].waits && all[1].went);
  EXPECT_EQ(all[1].key, "visit 7|early");
  EXPECT_EQ(all[0].zone, "Europe/London");
  EXPECT_EQ(store().of_family("visit 7|").value().size(), 2u);
  EXPECT_TRUE(store().of_source("").value().empty());
  const std::vector ids{waiting, gone};
  EXPECT_EQ(store().take_back(ids).value(), 1);
  EXPECT_EQ(state(waiting), State::cancelled);
}

TEST_F(ScheduleTest, of_a_series_only_the_next_text_is_planned) {
  const std::vector<BegunSeries> begun{{series(), next_at(kNow + hours(2))}};
  const Planned first = store().begin(begun, kNow).value().at(0);
  EXPECT_FALSE(first.existed);
  EXPECT_TRUE(store().begin(begun, kNow).value().at(0).existed);
  ASSERT_EQ(store().planned(10).value().size(), 1u);
  EXPECT_TRUE(store().due_series(kNow, 10).value().empty());

  const auto due = store().due_series(kNow + hours(2), 10).value();
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].rule, "FREQ=DAILY");
  EXPECT_EQ(due[0].last, kNow + hours(2));
  EXPECT_EQ(due[0].until, Instant::max());
  const std::vector<std::pair<std::int64_t, std::optional<NextOf>>> next_one{
      {due[0].id, next_at(kNow + hours(26))}};
  ASSERT_TRUE(store().go_on(next_one, kNow + hours(2)));
  EXPECT_EQ(state(first.id), State::queued) << "it is due, not taken back";
  EXPECT_TRUE(store().due_series(kNow + hours(2), 10).value().empty());
  EXPECT_EQ(store().planned(10).value().size(), 2u);

  const std::vector<std::pair<std::int64_t, std::optional<NextOf>>> end{{due[0].id, std::nullopt}};
  ASSERT_TRUE(store().go_on(end, kNow + hours(26)));
  EXPECT_TRUE(store().due_series(kNow + hours(9999), 10).value().empty());
}

TEST_F(ScheduleTest, a_clock_that_is_set_back_takes_back_what_a_series_has_planned_too_far_ahead) {
  const std::vector<BegunSeries> begun{{series(), next_at(kNow + hours(24 * 365))}};
  const Planned far = store().begin(begun, kNow).value().at(0);
  ASSERT_TRUE(store().reckon_series_anew(kNow));
  const auto due = store().due_series(kNow, 10).value();
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].last, kNow);
  const std::vector<std::pair<std::int64_t, std::optional<NextOf>>> near{
      {due[0].id, next_at(kNow + hours(2))}};
  ASSERT_TRUE(store().go_on(near, kNow));
  EXPECT_EQ(state(far.id), State::cancelled);
  EXPECT_EQ(store().next_due().value(), kNow + hours(2));
}

TEST_F(ScheduleTest, an_erasure_ends_a_series_and_forgets_the_keys_that_name_the_person) {
  const std::vector<BegunSeries> begun{{series(), next_at(kNow + hours(2))}};
  store().begin(begun, kNow).value();
  Reminder named = stage("visit", kNow + hours(2));
  named.key = "visit 7|" + kAnn.text() + "|1d|";
  plan(named);
  ASSERT_TRUE(store().erase(kAnn, "by hand", kNow));
  EXPECT_FALSE(store().next_due().value());
  EXPECT_TRUE(store().of_family("visit 7|").value().empty());
}

TEST_F(ScheduleTest, ending_a_series_leaves_nothing_to_come) {
  const std::vector<BegunSeries> begun{{series(), next_at(kNow + hours(2))}};
  const Planned first = store().begin(begun, kNow).value().at(0);
  ASSERT_TRUE(store().end_series_of(first.id));
  ASSERT_TRUE(store().cancel(first.id, kNow));
  EXPECT_FALSE(store().next_due().value());
  EXPECT_EQ(store().end_series_of(queue(draft("plain"))).error().code(), "not-repeating");
}

TEST_F(ScheduleTest, a_clock_that_is_set_back_keeps_no_other_attempt_waiting) {
  const MessageId id = queue(draft("text"));
  store()
      .advance(std::vector{outcome(next(), Settlement::Outcome::try_again, kNow + hours(9999))},
               "sim1", kNow)
      .value();
  ASSERT_TRUE(store().retry_now(kNow));
  EXPECT_EQ(next("sim1", kNow).message, id);
}

TEST_F(ScheduleTest, of_what_was_held_together_a_later_stage_replaces_an_earlier_one) {
  const MessageId early = plan(stage("1d", kNow + minutes(1)));
  const MessageId late = plan(stage("2h", kNow + minutes(2)));
  const auto batch = store().open_batch("late", kNow).value();
  ASSERT_TRUE(store().release({.held = {early, late}, .batch = batch}, kNow));
  EXPECT_EQ(store().approve(batch, std::nullopt, kNow + hours(1)).value(), 1);
  EXPECT_EQ(message(early).error->code(), "stale");
  EXPECT_EQ(next("sim1", kNow + hours(1)).message, late);
}

TEST_F(ScheduleTest, a_pause_holds_what_comes_due_until_it_ends) {
  const MessageId one = plan(stage("one", kNow + minutes(1)));
  const MessageId other = plan(stage("other", kNow + hours(9), "visit 8"));
  EXPECT_EQ(store().resume("all", kNow).error().code(), "not-paused");
  ASSERT_TRUE(store().pause("all", kNow + hours(2), "paused", kNow));
  ASSERT_TRUE(store().pause("all", kNow + hours(3), "said again", kNow));
  const auto paused = store().pauses().value();
  ASSERT_EQ(paused.size(), 1u);
  EXPECT_EQ(paused[0].until, kNow + hours(3));
  EXPECT_EQ(store().next_due().value(), kNow + minutes(1));
  ASSERT_TRUE(store().release({.paused = {{one, paused[0].batch}}}, kNow + minutes(1)));
  EXPECT_EQ(store().next_due().value(), kNow + hours(3)) << "its end";
  EXPECT_EQ(store().resume("all", kNow + hours(3)).value(), 1);
  EXPECT_EQ(next("sim1", kNow + hours(3)).message, one);
  EXPECT_TRUE(store().pauses().value().empty());

  // One text is held at once, and waits for its time again when that is still to come.
  ASSERT_TRUE(store().pause("text " + std::to_string(other), {}, "paused", kNow));
  EXPECT_EQ(message(other).state, State::held);
  EXPECT_EQ(store().resume("text " + std::to_string(other), kNow).value(), 1);
  EXPECT_EQ(store().next_due().value(), kNow + hours(9));
  EXPECT_EQ(store().pause("text 999", {}, "paused", kNow).error().code(), "too-late");
}

TEST_F(ScheduleTest, a_series_that_rests_plans_nothing_even_when_the_clock_is_set_back) {
  const BegunSeries begun(series(), next_at(kNow + hours(1)));
  const auto text = store().begin(std::span(&begun, 1), kNow).value().front().id;
  const auto id = store().series_of(text).value();
  ASSERT_TRUE(store().pause("series " + std::to_string(id), {}, "paused", kNow));
  ASSERT_TRUE(store().resume("series " + std::to_string(id), kNow));
  EXPECT_TRUE(store().due_series(kNow, 9).value().empty()) << "its text is still to come";
  EXPECT_EQ(store().due_series(kNow + hours(1), 9).value().size(), 1u);
  ASSERT_TRUE(store().pause("series " + std::to_string(id), {}, "paused", kNow));
  ASSERT_TRUE(store().reckon_series_anew(kNow - hours(5)));
  EXPECT_TRUE(store().due_series(kNow + hours(99), 9).value().empty());
  EXPECT_EQ(message(text).state, State::held);
  ASSERT_TRUE(store().resume("series " + std::to_string(id), kNow + hours(2)));
  EXPECT_EQ(store().due_series(kNow + hours(2), 9).value().size(), 1u);
  // Said again with other days off, it keeps to those.
  BegunSeries again = begun;
  again.first.days_off = "2026-12-25";
  EXPECT_TRUE(store().begin(std::span(&again, 1), kNow).value().front().existed);
  EXPECT_EQ(store().due_series(kNow + hours(2), 9).value().front().days_off, "2026-12-25");
}

TEST_F(ScheduleTest, texts_that_are_joined_go_as_one_and_count_as_gone) {
  Reminder first = stage("Ann 9:00", kNow + minutes(1), "visit 7");
  Reminder second = stage("Bob 9:15", kNow + minutes(1), "visit 8");
  first.family = "visit 7|1d|";
  second.family = "visit 8|1d|";
  first.key = first.family + format_rfc3339(kNow + hours(24));
  second.key = second.family + format_rfc3339(kNow + hours(24));
  const MessageId into = plan(first);
  const MessageId other = plan(second);
  const Joined joined{.into = into, .text = "Ann 9:00\nBob 9:15", .others = {other}};
  ASSERT_TRUE(store().release({.go = {into, other}, .joined = {joined}}, kNow + minutes(1)));
  EXPECT_EQ(next("sim1", kNow + minutes(1)).text, "Ann 9:00\nBob 9:15");
  EXPECT_TRUE(no_claim("sim1", kNow + minutes(1)).claims.empty());
  // The appointment moves: they were told its old time.
  second.key = second.family + format_rfc3339(kNow + hours(48));
  const std::pair again(second, 1);
  EXPECT_TRUE(store().plan(std::span(&again, 1), {}, kNow + minutes(2)).value()[0].told);
}

TEST_F(ScheduleTest, what_is_put_off_waits_for_its_new_time) {
  const MessageId id = plan(stage("one", kNow + minutes(1)));
  auto waiting = store().waiting_reminder(id).value();
  ASSERT_TRUE(waiting);
  EXPECT_FALSE(waiting->appointment.empty());
  waiting->due = waiting->asked = kNow + hours(5);
  waiting->civil = calendar::LocalTime(kNow.time_since_epoch() + hours(5));
  EXPECT_EQ(store().put_off(std::span(&*waiting, 1)).value(), 1);
  EXPECT_EQ(store().next_due().value(), kNow + hours(5));
  EXPECT_EQ(store().civil_reminders(0, 9).value().size(), 1u);
  EXPECT_TRUE(store().civil_reminders(id, 9).value().empty());
  let_go(id);
  EXPECT_FALSE(store().waiting_reminder(id).value());
  EXPECT_EQ(store().put_off(std::span(&*waiting, 1)).value(), 0);
}

TEST_F(ScheduleTest, a_text_of_a_series_that_is_put_off_goes_beside_the_next_one) {
  const BegunSeries begun(series(), next_at(kNow + hours(1)));
  const auto text = store().begin(std::span(&begun, 1), kNow).value().front().id;
  const auto id = store().series_of(text).value();
  auto later = store().waiting_reminder(text).value();
  later->due = later->asked = kNow + hours(5);
  later->series = 0;
  ASSERT_TRUE(store().put_off(std::span(&*later, 1)));
  const std::pair<std::int64_t, std::optional<NextOf>> next(id, next_at(kNow + hours(25)));
  ASSERT_TRUE(store().go_on(std::span(&next, 1), kNow + hours(1)));
  EXPECT_EQ(message(text).state, State::queued);
  EXPECT_EQ(store().planned(9).value().size(), 2u);
}

}  // namespace
}  // namespace pigeon::store
