// Getting back in step: after a time-out, over stale bytes, out of a prompt.
#include <gmock/gmock.h>

#include "at/dialogue_fixture.h"
#include "at/phrasebook.h"

namespace pigeon::at {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Resync : public DialogueTest {
 protected:
  Script resync_then_ask() {
    return [&]() -> async::Task<> {
      const auto resynced = co_await dialogue->resync();
      outcome = resynced ? "" : resynced.error().code();
      if (resynced) afterwards = told(co_await dialogue->ask(signal_quality()));
    };
  }

  async::Task<> answer_signal() {
    co_await modem.answer("AT+CSQ\r", "\r\n+CSQ: 17,99\r\n\r\nOK\r\n");
  }

  std::string outcome = "never ended";
  std::vector<std::string> afterwards;
};

TEST_F(Resync, stale_bytes_of_an_earlier_session_answer_nothing) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.say("+CSQ: 3,99\r\n\r\nOK\r\n\r\nERROR\r\n0\r\nhalf a li");
        co_await modem.expect("\x1B");
        co_await modem.answer("AT\r", "\r\nOK\r\n");
        co_await answer_signal();
      },
      resync_then_ask());
  EXPECT_EQ(outcome, "");
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Resync, a_urc_among_the_noise_is_not_lost) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("\x1B", "\r\n+CMTI: \"SM\",7\r\n");
        co_await modem.answer("AT\r", "\r\n+CMTI: \"SM\",8\r\n\r\nOK\r\n");
        co_await answer_signal();
      },
      resync_then_ask());
  EXPECT_THAT(urc_lines(), ElementsAre("+CMTI: \"SM\",7", "+CMTI: \"SM\",8"));
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Resync, a_modem_that_misses_the_first_probe_is_asked_again) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect(
            "\x1B"
            "AT\r"
            "AT\r"
            "AT\r");
        co_await modem.expect("\x1A\r");
        co_await modem.answer("AT\r", "\r\nOK\r\n");
        co_await answer_signal();
      },
      resync_then_ask());
  EXPECT_EQ(outcome, "");
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Resync, an_error_to_the_probe_is_a_sign_of_life_and_no_agreement) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("\x1B");
        co_await modem.answer("AT\r", "\r\nERROR\r\n");
        co_await modem.answer("AT\r", "\r\nOK\r\n");
        co_await answer_signal();
      },
      resync_then_ask());
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Resync, a_modem_in_numeric_mode_says_zero_for_ok) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("\x1B");
        co_await modem.answer("AT\r", "0\r");
        co_await answer_signal();
      },
      resync_then_ask());
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Resync, a_deaf_modem_is_told_as_a_time_out) {
  settings.probe_tries = 2;
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect(
            "\x1B"
            "AT\r"
            "AT\r");
      },
      resync_then_ask());
  EXPECT_EQ(outcome, "at-timeout");
}

TEST_F(Resync, a_late_answer_after_a_time_out_goes_to_nobody) {
  std::vector<std::string> first;
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("AT+CMGR=3\r");
        co_await modem.expect("\x1B");
        // Busy with the old command until now; then both results come.
        co_await modem.answer("AT\r", "\r\n+CMGR: 1,,5\r\n0011223344AA\r\n\r\nOK\r\n\r\nOK\r\n");
        co_await answer_signal();
      },
      [&]() -> async::Task<> {
        first = told(co_await dialogue->ask(read_message(3).within(milliseconds(50))));
        afterwards = told(co_await dialogue->ask(signal_quality()));
      });
  EXPECT_THAT(first, ElementsAre("at-timeout"));
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
  EXPECT_THAT(urcs, IsEmpty());
  EXPECT_THAT(transcript.text(), HasSubstr("# no answer to AT+CMGR=3 within"));
}

TEST_F(Resync, who_waits_in_the_queue_is_asked_only_once_the_line_is_in_step) {
  using async::asio::experimental::awaitable_operators::operator&&;
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("AT+COPS?\r");
        co_await modem.expect("\x1B");
        co_await modem.answer("AT\r", "\r\n+COPS: 0,0,\"EE\"\r\n\r\nOK\r\n\r\nOK\r\n");
        co_await answer_signal();
      },
      [&]() -> async::Task<> {
        const auto [slow, queued] =
            co_await (dialogue->ask(network_operator().within(milliseconds(50))) &&
                      dialogue->ask(signal_quality()));
        EXPECT_THAT(told(slow), ElementsAre("at-timeout"));
        EXPECT_THAT(told(queued), ElementsAre("+CSQ: 17,99"));
      });
  EXPECT_THAT(urcs, IsEmpty());
}

TEST_F(Resync, a_line_that_goes_meanwhile_is_told_as_gone) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect(
            "\x1B"
            "AT\r");
        modem.hang_up();
      },
      resync_then_ask());
  EXPECT_EQ(outcome, "line-gone");
}

}  // namespace
}  // namespace pigeon::at
