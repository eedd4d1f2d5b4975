// A year of appointments with three stages each, on a machine whose clock is set to anything, whose
// power goes and which is started again: each stage is sent at most once, none when it is of no use
// any more, none is lost: what was not sent stands in the account with the reason. The store is the
// real one; the network takes every text at once.
//
// In short by default; PIGEON_YEAR="10000 1000" is the whole proof (appointments, jumps).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

#include "daemon/schedule.h"
#include "reminders/clock_trust.h"
#include "reminders/schedule.h"
#include "store/fixture.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using reminders::ClockTrust;
using reminders::ScheduledText;
using store::MessageId;
using store::Settlement;

// 2026-01-01T00:00:00Z.
constexpr Instant kNewYear = Instant(1'767'225'600s);
constexpr auto kYear = 365 * 24h;
constexpr Instant kEnd = kNewYear + kYear + 5 * 24h;
// A clock within so much of the truth is trusted.
constexpr Milliseconds kTolerance = ClockTrust::kAgreement + 1s;

struct Fortune {
  std::string appointment;
  Instant due;
  Instant expires;
  bool was_held = false;
  int sent = 0;
  Instant sent_at = {};
};

struct YearAccount {
  int jumps = 0, cuts = 0, restarts = 0, batches = 0;
  int stages = 0, once = 0, joined = 0, stale = 0, no_power_or_time = 0, approved_too_late = 0,
      unknown = 0;

  int sum() const { return once + joined + stale + no_power_or_time + approved_too_late + unknown; }
  std::string text() const {
    std::ostringstream out;
    out << stages << " stages = " << once << " sent once + " << joined
        << " in the text of another + " << stale << " stale, a later one went + "
        << no_power_or_time << " of no use when power and time were back + " << approved_too_late
        << " held and approved too late + " << unknown << " unknown after a cut; " << jumps
        << " jumps, " << cuts << " power cuts, " << restarts << " restarts, " << batches
        << " batches approved";
    return out.str();
  }
};

class Year {
 public:
  Year(int appointments, int jumps, unsigned seed, bool automatic)
      : random_(seed), automatic_(automatic), pace_(kYear / jumps), jumps_left_(jumps) {
    open();
    plan(appointments);
    mishap_ = true_now_ + any(pace_);
    set_next_jump();
  }

  void live() {
    start();
    while (true_now_ < kEnd) {
      step();
      Instant next = std::min({mishap_, jump_at_, true_now_ + 6h});
      if (known_again_) next = std::min(next, *known_again_);
      if (approval_) next = std::min(next, *approval_);
      if (next_due_ && trust_->trusted()) next = std::min(next, *next_due_ - wrong_by_);
      true_now_ = std::max(next, true_now_ + 1ms);
    }
  }

  YearAccount account() {
    std::map<std::string, Instant> last_stages;
    for (const auto& [id, fortune] : texts_) {
      Instant& last = last_stages.try_emplace(fortune.appointment, fortune.due).first->second;
      last = std::max(last, fortune.due);
    }
    account_.stages = static_cast<int>(texts_.size());
    for (const auto& [id, fortune] : texts_) {
      const auto message = store_->message(id).value();
      using messages::State;
      SCOPED_TRACE(message.text + " due " + format_rfc3339(fortune.due) + " is " +
                   std::string(to_string(message.state)) + " " +
                   (message.error ? message.error->code() : ""));
      EXPECT_LE(fortune.sent, 1);
      if (message.state == State::sent) {
        ++account_.once;
      } else if (message.state == State::unknown) {
        ++account_.unknown;
      } else if (message.state == State::cancelled) {
        EXPECT_EQ(fortune.sent, 0);
        count_joined(fortune, message, last_stages.at(fortune.appointment));
      } else if (message.state == State::expired) {
        EXPECT_EQ(fortune.sent, 0);
        count_unsent(fortune, message.error && message.error->code() == "stale",
                     last_stages.at(fortune.appointment));
      }
      if (fortune.sent == 0) continue;
      EXPECT_GE(fortune.sent_at, fortune.due - kTolerance) << "too early";
      EXPECT_LE(fortune.sent_at, fortune.expires + kTolerance) << "of no use any more";
    }
    EXPECT_EQ(account_.sum(), account_.stages) << "some are lost";
    return account_;
  }

 private:
  Milliseconds any(Milliseconds most) {
    return Milliseconds(std::uniform_int_distribution<std::int64_t>(0, most.count())(random_));
  }
  bool one_in(int n) { return std::uniform_int_distribution<int>(1, n)(random_) == 1; }

  Instant wall() const { return true_now_ + wrong_by_; }
  reminders::ClockReading clocks() const { return {wall(), true_now_ - started_}; }

  void open() {
    store_.reset();
    store_ = std::make_unique<store::Store>(store::Store::open(folder_.file("year.db")).value());
  }

  // Appointments of a year, in opening hours, three stages each.
  void plan(int appointments) {
    const auto london = calendar::Zone::find("Europe/London").value();
    reminders::Scheduling scheduling{.stages = reminders::parse_stages("2d at 10:00,1d,2h").value(),
                                     .text = "{summary} {starts}",
                                     .quiet = calendar::DailyWindow::parse("20:00-08:00").value(),
                                     .now = kNewYear,
                                     .until = kNewYear + kYear + 24h};
    std::vector<reminders::Appointment> all;
    for (int i = 0; i < appointments; ++i) {
      const auto day = std::chrono::floor<std::chrono::days>(std::chrono::local_seconds(
          (kNewYear + any(kYear)).time_since_epoch().count() * 1s / 1000));
      const calendar::LocalTime civil =
          day + 8h + 15min * std::uniform_int_distribution<int>(0, 40)(random_);
      reminders::Appointment one{.key = "visit " + std::to_string(i),
                                 .start = {.at = london.to_utc(civil), .civil = civil},
                                 .zone = london};
      one.values["summary"] = one.key;
      one.to = {"+4477009" + std::to_string(10'000 + i % 3000)};
      all.push_back(std::move(one));
    }
    const auto texts = reminders::schedule(all, scheduling).value();
    for (const ScheduledText& text : texts) {
      if (!text.plan) continue;
      reminders::Reminder reminder{.to = PhoneNumber::from_stored(text.to),
                                   .text = text.text,
                                   .zone = "Europe/London",
                                   .asked = text.plan->asked.at,
                                   .due = text.plan->due,
                                   .expires = text.plan->expires,
                                   .key = text.key,
                                   .family = text.family,
                                   .appointment = text.appointment};
      reminders_.emplace_back(std::move(reminder), 1);
    }
    const auto planned = store_->plan(reminders_, std::nullopt, kNewYear).value();
    for (std::size_t i = 0; i < planned.size(); ++i) {
      const reminders::Reminder& reminder = reminders_[i].first;
      texts_[planned[i].id] = {
          .appointment = reminder.appointment, .due = reminder.due, .expires = *reminder.expires};
    }
  }

  // The machine is switched on, or only the daemon is started.
  void start(bool machine = true) {
    open();
    ASSERT_TRUE(store_->recover(wall()));
    ASSERT_TRUE(store_->recall());
    if (machine) started_ = true_now_;
    trust_ = std::make_unique<ClockTrust>(Schedule::last_look(*store_).value());
    schedule_ = std::make_unique<Schedule>(calendar::DailyWindow(), automatic_);
    was_trusted_ = false;
    next_due_.reset();
    // NTP comes in sooner or later.
    if (!known_again_) known_again_ = true_now_ + any(one_in(4) ? 10h : 5min);
  }

  void step() {
    if (approval_ && *approval_ <= true_now_) approve_all();
    if (true_now_ >= jump_at_) jump();
    if (true_now_ >= mishap_) something_happens();
    bool synchronised = false;
    if (known_again_ && *known_again_ <= true_now_) {
      known_again_.reset();
      wrong_by_ = 0ms;
      synchronised = true;
    }
    trust_->judge(clocks(), synchronised);
    if (!trust_->trusted() && was_trusted_) {
      ASSERT_TRUE(store_->recall());
    }
    was_trusted_ = trust_->trusted();
    if (trust_->trusted()) look();
    send_all();
  }

  void look() {
    looks_.push_back(true_now_);
    for (bool more = true; more;) {
      const auto account = schedule_->look(*store_, wall()).value();
      more = account.more;
      next_due_ = account.next;
      if (account.held > 0) note_held();
      if (account.batch != 0 && !approval_) approval_ = true_now_ + any(one_in(5) ? 30h : 20min);
      if (one_in(200)) return cut_power();  // in the middle
    }
  }

  void note_held() {
    const auto held = store_->list({.direction = messages::Direction::out,
                                    .state = messages::State::held,
                                    .since = 0,
                                    .limit = 100'000});
    for (const auto& message : held.value())
      texts_.at(message.id).was_held = true;
  }

  void send_all() {
    std::vector<Settlement> last;
    for (;;) {
      const auto turn = store_->advance(last, "sim1", wall()).value();
      last.clear();
      if (turn.claims.empty()) return;
      const store::Claim& claim = turn.claims.front();
      Fortune& fortune = texts_.at(claim.message);
      ++fortune.sent;
      fortune.sent_at = true_now_;
      if (one_in(500)) return cut_power();  // before the outcome is written
      last.push_back(store::sent(claim));
    }
  }

  void approve_all() {
    approval_.reset();
    if (!trust_->trusted()) {
      approval_ = true_now_ + 10min;
      return;
    }
    const auto held = store_->batches().value();
    for (const store::HeldBatch& batch : held) {
      ASSERT_TRUE(store_->approve(batch.id, std::nullopt, wall()));
      ++account_.batches;
    }
  }

  void something_happens() {
    mishap_ = true_now_ + any(2 * pace_);
    if (one_in(3)) {
      ++account_.restarts;
      return start(false);
    }
    cut_power();
    // The calendar is read again after a start: nothing is planned twice.
    if (one_in(10)) {
      ASSERT_TRUE(store_->plan(reminders_, std::nullopt, wall()));
    }
  }

  // So that all of them find their place in what is left of the year, however long power is off.
  void set_next_jump() {
    if (jumps_left_ == 0) {
      jump_at_ = kEnd;
    } else {
      const Milliseconds left = std::max<Milliseconds>(kNewYear + kYear - true_now_, 0ms);
      jump_at_ = true_now_ + any(2 * left / (jumps_left_ + 1));
    }
  }

  void jump() {
    ++account_.jumps;
    --jumps_left_;
    set_next_jump();
    const Milliseconds most = one_in(3) ? Milliseconds(24h) : Milliseconds(5 * kYear);
    wrong_by_ = any(2 * most) - most;
    known_again_ = true_now_ + any(one_in(4) ? 20h : 10min);
  }

  // Off for a while; on again with the time at which it went off, or with nonsense.
  void cut_power() {
    ++account_.cuts;
    // What was let go at this look had no time to leave.
    if (!looks_.empty() && looks_.back() == true_now_) looks_.pop_back();
    const Milliseconds off = any(one_in(10) ? 72h : 30min);
    true_now_ += off;
    wrong_by_ = one_in(4) ? any(10 * kYear) - 5 * kYear : wrong_by_ - off;
    known_again_.reset();
    start();
  }

  // Its words are in the text of another appointment of the same person, and so is its fate.
  void count_joined(const Fortune& fortune, const messages::Message& message, Instant last_stage) {
    const std::string meaning = message.error ? message.error->meaning() : "";
    if (!message.error || !message.error->is("joined")) {
      ADD_FAILURE() << "nobody has cancelled it";
      return;
    }
    const MessageId into = std::stoll(meaning.substr(meaning.rfind(' ') + 1));
    if (texts_.at(into).sent == 1) {
      ++account_.joined;
    } else {
      count_unsent(fortune, false, last_stage);
    }
  }

  // Not sent, and why: a later stage took its place; or while it was of use there was no moment at
  // which the machine was on and knew the time; or a person let it go too late.
  void count_unsent(const Fortune& fortune, bool stale, Instant last_stage) {
    const auto look = std::ranges::lower_bound(looks_, fortune.due + kTolerance);
    const bool could_go = look != looks_.end() && *look + kTolerance < fortune.expires;
    if (stale) {
      EXPECT_GT(last_stage, fortune.due) << "no later stage took its place";
      ++account_.stale;
    } else if (fortune.was_held) {
      EXPECT_FALSE(automatic_);
      ++account_.approved_too_late;
    } else {
      EXPECT_FALSE(could_go) << "could have gone at " << format_rfc3339(*look);
      ++account_.no_power_or_time;
    }
  }

  std::mt19937_64 random_;
  bool automatic_;
  Milliseconds pace_;  // between cuts or restarts, about
  int jumps_left_;
  store::TempFolder folder_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<ClockTrust> trust_;
  std::unique_ptr<Schedule> schedule_;
  std::vector<std::pair<reminders::Reminder, int>> reminders_;
  std::map<MessageId, Fortune> texts_;
  std::vector<Instant> looks_;  // true moments at which the schedule was looked at
  Instant true_now_ = kNewYear;
  Instant started_ = kNewYear;
  Instant mishap_ = {};
  Instant jump_at_ = {};
  Milliseconds wrong_by_{0};
  bool was_trusted_ = true;
  std::optional<Instant> known_again_ = {};
  std::optional<Instant> approval_ = {};
  std::optional<Instant> next_due_ = {};  // on the wall clock
  YearAccount account_;
};

TEST(AYear, of_jumps_and_power_cuts_sends_each_stage_at_most_once_and_none_in_vain_or_not_at_all) {
  int appointments = 120;
  int jumps = 40;
  if (const char* whole = std::getenv("PIGEON_YEAR"); whole != nullptr)
    std::istringstream(whole) >> appointments >> jumps;
  for (const bool automatic : {true, false}) {
    SCOPED_TRACE(automatic ? "late ones go by themselves" : "late ones are held");
    Year year(appointments, jumps, 20261124, automatic);
    year.live();
    const YearAccount account = year.account();
    std::cout << appointments << " appointments, 3 stages, "
              << (automatic ? "catch_up = \"auto\": " : "held and approved: ") << account.text()
              << '\n';
    EXPECT_EQ(account.jumps, jumps);
    EXPECT_GT(account.once, appointments);
  }
}

}  // namespace
}  // namespace pigeon::daemon
