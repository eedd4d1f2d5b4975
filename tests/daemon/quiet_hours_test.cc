// Quiet hours as they are asked for once more when a text is handed to a modem. The clock is made
// up; the store and its gate are the real ones.
#include <gtest/gtest.h>

#include <sstream>

#include "daemon/quiet_hours.h"
#include "playbook/judge.h"
#include "store/fixture.h"

namespace pigeon::daemon {
namespace {

using messages::Origin;
using messages::State;

Instant quiet_instant(std::string_view text) {
  return parse_rfc3339(text).value();
}

const Config kQuietHouse{.data = {},
                         .socket = {},
                         .playbooks = {},
                         .country = "GB",
                         .zone = calendar::Zone::find("Europe/London").value(),
                         .quiet = calendar::DailyWindow::parse("20:00-08:00").value(),
                         .modems = {}};

replies::Assistant quiet_assistant(const std::string& name, const std::string& quiet) {
  playbook::Playbook playbook;
  playbook.program.name = name;
  playbook.program.quiet = quiet;
  return replies::Assistant::prepare(std::move(playbook), {.timezone = "Europe/London"}).value();
}

class HandOverTest : public store::StoreTest {
 protected:
  HandOverTest() {
    std::vector<replies::Assistant> assistants{quiet_assistant("visits", "19:00-09:00"),
                                               quiet_assistant("taxi", "none")};
    hours_ = std::make_shared<QuietHours>(kQuietHouse, assistants);
    keep();
  }
  void keep() {
    store().keep_quiet(
        [this](const store::AboutToGo& text, Instant at) { return hours_->end_of(text, at); });
  }
  void agree(const PhoneNumber& number) {
    ASSERT_TRUE(
        store().append({.at = store::kNow, .number = number, .event = consent::Event::granted}));
  }

  std::shared_ptr<QuietHours> hours_;
};

struct HandOverRow {
  const char* to;
  Origin origin;
  const char* program;
  const char* zone;  // of a reminder; "exact" waits for nothing
  int parts;
  const char* now;
  const char* goes;  // "" at once
};

// Winter: London is UTC, Berlin an hour, New York five hours behind, Los Angeles eight.
constexpr HandOverRow kHandOverRows[] = {
    {"+447700900101", Origin::program, "visits", "", 1, "2026-12-01T18:59:59Z", ""},
    {"+447700900101", Origin::program, "visits", "", 1, "2026-12-01T19:00:00Z",
     "2026-12-02T09:00:00Z"},
    {"+447700900101", Origin::program, "visits", "", 1, "2026-12-02T08:59:00Z",
     "2026-12-02T09:00:00Z"},
    {"+4915735550101", Origin::program, "visits", "", 1, "2026-12-01T18:30:00Z",
     "2026-12-02T08:00:00Z"},
    // All clocks of North America at once: Newfoundland's evening, the Pacific morning.
    {"+12015550123", Origin::program, "visits", "", 1, "2026-12-01T15:00:00Z",
     "2026-12-01T19:00:00Z"},
    {"+447700900101", Origin::program, "taxi", "", 1, "2026-12-01T23:00:00Z", ""},
    // A program whose playbook is gone keeps the hours of the house.
    {"+447700900101", Origin::program, "gone", "", 1, "2026-12-01T19:30:00Z", ""},
    {"+447700900101", Origin::program, "gone", "", 1, "2026-12-01T20:30:00Z",
     "2026-12-02T08:00:00Z"},
    // The last part would come in the night.
    {"+447700900101", Origin::program, "visits", "", 3, "2026-12-01T18:59:45Z",
     "2026-12-02T09:00:00Z"},
    {"+447700900101", Origin::program, "visits", "", 3, "2026-12-01T18:59:30Z", ""},
    {"+447700900101", Origin::reminder, "", "Europe/London", 1, "2026-12-01T21:00:00Z",
     "2026-12-02T08:00:00Z"},
    {"+447700900101", Origin::reminder, "", "America/New_York", 1, "2026-12-01T23:00:00Z", ""},
    {"+447700900101", Origin::reminder, "", "America/New_York", 1, "2026-12-02T02:00:00Z",
     "2026-12-02T13:00:00Z"},
    {"+447700900101", Origin::reminder, "", "exact", 1, "2026-12-01T21:00:00Z", ""},
    {"+447700900101", Origin::hand, "", "", 1, "2026-12-01T23:00:00Z", ""},
    {"+447700900101", Origin::reply, "visits", "", 1, "2026-12-01T23:00:00Z", ""},
    {"+447700900101", Origin::confirmation, "visits", "", 1, "2026-12-01T23:00:00Z", ""},
    // The night of the time change is an hour shorter.
    {"+447700900101", Origin::program, "visits", "", 1, "2027-03-27T23:00:00Z",
     "2027-03-28T08:00:00Z"},
};

TEST_F(HandOverTest, what_waited_into_the_night_goes_in_the_morning) {
  int rows = 0;
  for (const HandOverRow& row : kHandOverRows) {
    SCOPED_TRACE(std::string(row.to) + " " + row.program + row.zone + " at " + row.now);
    const PhoneNumber to = store::number(row.to);
    agree(to);
    const Instant now = quiet_instant(row.now);
    const std::string modem = "sim" + std::to_string(++rows);
    store::MessageId id = 0;
    if (row.origin == Origin::reminder) {
      const bool exact = std::string_view(row.zone) == "exact";
      const reminders::Reminder reminder{.to = to,
                                         .text = "Visit",
                                         .zone = "UTC",
                                         .asked = now - store::minutes(1),
                                         .due = now - store::minutes(1),
                                         .quiet_zone = exact ? "Europe/London" : row.zone,
                                         .exact = exact};
      id = store().plan(reminder, row.parts, now - store::hours(3)).value();
      release_due(now);
    } else {
      store::Draft text = store::draft("Visit", to);
      text.origin = row.origin;
      text.program = row.program;
      text.modem = modem;
      id = queue(text, row.parts, now - store::hours(3));
    }
    const std::string goes = row.goes;
    if (!goes.empty()) {
      const store::Turn turn = no_claim(modem, now);
      ASSERT_TRUE(turn.look_again);
      EXPECT_EQ(format_rfc3339(*turn.look_again), goes);
      EXPECT_EQ(state(id), State::queued);
      EXPECT_EQ(message(id).error->code(), "quiet-hours");
      no_claim(modem, quiet_instant(goes) - store::seconds(1));
    }
    const Instant then = goes.empty() ? now : quiet_instant(goes);
    for (int part = 0; part < row.parts; ++part) {
      const store::Claim claim = next(modem, then);
      EXPECT_EQ(claim.message, id);
      ASSERT_TRUE(store().settle(std::vector{store::sent(claim)}, modem, then));
    }
    EXPECT_EQ(state(id), State::sent);
    EXPECT_FALSE(message(id).error);
  }
}

TEST_F(HandOverTest, the_rest_of_a_long_text_whose_modem_left_waits_for_the_morning) {
  agree(store::kAnn);
  store::Draft text = store::draft("long");
  text.origin = Origin::program;
  text.program = "visits";
  const auto id = queue(text, 2, quiet_instant("2026-12-01T18:00:00Z"));
  const store::Claim first = next("sim1", quiet_instant("2026-12-01T18:00:00Z"));
  no_claim("sim1", quiet_instant("2026-12-01T19:10:00Z"), store::sent(first));
  reopen();
  keep();
  no_claim("sim1", quiet_instant("2026-12-02T08:59:59Z"));
  EXPECT_EQ(next("sim1", quiet_instant("2026-12-02T09:00:00Z")).part, 1);
  EXPECT_EQ(state(id), State::sending);
}

TEST_F(HandOverTest, what_is_of_no_use_in_the_morning_expires_in_the_evening) {
  agree(store::kAnn);
  store::Draft text = store::draft("Your taxi comes");
  text.origin = Origin::program;
  text.program = "visits";
  text.expires = quiet_instant("2026-12-02T09:00:00Z");
  const auto id = queue(text, 1, quiet_instant("2026-12-01T18:00:00Z"));
  no_claim("sim1", quiet_instant("2026-12-01T19:00:00Z"));
  EXPECT_EQ(state(id), State::expired);
  EXPECT_EQ(message(id).error->code(), "quiet-hours");
}

// Ten thousand texts queued at five in the evening, one a second: the modem has not sent half of
// them when the night begins. Not one goes in it, and in the morning the rest does.
TEST_F(HandOverTest, a_queue_that_is_too_long_for_the_evening_goes_on_in_the_morning) {
  const bool whole = std::getenv("PIGEON_NIGHT") != nullptr;
  const int count = whole ? 10'000 : 600;
  const Milliseconds a_text = store::hours(4) / count;  // half of them until 19:00
  std::vector<std::pair<store::Draft, int>> texts;
  for (int i = 0; i < count; ++i) {
    const PhoneNumber to = store::number("+44770" + std::to_string(1'000'000 + i));
    agree(to);
    store::Draft text = store::draft("Visit", to);
    text.origin = Origin::program;
    text.program = "visits";
    texts.emplace_back(text, 1);
  }
  Instant now = quiet_instant("2026-12-01T17:00:00Z");
  ASSERT_TRUE(store().enqueue(texts, now));
  int sent = 0, at_night = 0;
  std::optional<store::Settlement> last;
  while (now < quiet_instant("2026-12-02T12:00:00Z")) {
    const auto turn = store().advance(store::outcomes(last), "sim1", now).value();
    last.reset();
    if (turn.claims.empty()) {
      if (!turn.look_again) break;
      now = std::max(now, *turn.look_again);
      continue;
    }
    ++sent;
    if (now >= quiet_instant("2026-12-01T19:00:00Z") && now < quiet_instant("2026-12-02T09:00:00Z"))
      ++at_night;
    last = store::sent(turn.claims.front());
    now += a_text;
  }
  EXPECT_EQ(sent, count);
  EXPECT_EQ(at_night, 0);
}

}  // namespace
}  // namespace pigeon::daemon
