#include "at/dialogue.h"

#include <gmock/gmock.h>

#include "at/dialogue_fixture.h"
#include "at/phrasebook.h"

namespace pigeon::at {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Asking = DialogueTest;
using std::chrono::milliseconds;

TEST_F(Asking, an_answer_is_its_lines_without_the_ok) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CSQ\r", "\r\n+CSQ: 17,99\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(signal_quality());
        EXPECT_THAT(told(response), ElementsAre("+CSQ: 17,99"));
      });
}

TEST_F(Asking, the_echo_is_dropped) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CGSN\r", "AT+CGSN\r\r\n867698041234567\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(serial_number());
        EXPECT_THAT(told(response), ElementsAre("867698041234567"));
        EXPECT_THAT(urcs, IsEmpty());
      });
}

TEST_F(Asking, urcs_before_and_between_the_lines_of_an_answer_are_no_part_of_it) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CMGL=4\r",
                              "\r\n+CMTI: \"SM\",4\r\n"
                              "\r\n+CMGL: 1,1,,5\r\n0011223344AA\r\n"
                              "\r\nRING\r\n"
                              "+CMGL: 2,0,,5\r\n\r\n^RSSI:12\r\n0055667788BB\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(list_all());
        EXPECT_THAT(told(response),
                    ElementsAre("+CMGL: 1,1,,5", "0011223344AA", "+CMGL: 2,0,,5", "0055667788BB"));
        EXPECT_THAT(urc_lines(), ElementsAre("+CMTI: \"SM\",4", "RING", "^RSSI:12"));
      });
}

TEST_F(Asking, a_urc_in_the_middle_of_the_echo_splits_nothing_else) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT*EMRDY?\r",
                              "AT*EMRD\r\n\r\n*EMRDY: 1\r\n\r\nY?\r\r\n*EMRDY: 1\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        Command command = Command("*EMRDY?", milliseconds(500)).with_bare_lines();
        const auto response = co_await dialogue->ask(command);
        EXPECT_THAT(told(response), IsEmpty());
        EXPECT_THAT(urc_lines(), ElementsAre("*EMRDY: 1", "*EMRDY: 1"));
      });
}

TEST_F(Asking, a_line_that_contains_ok_is_not_the_end) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("ATI\r", "\r\nOK Modems Ltd\r\nRevision OK\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(about());
        EXPECT_THAT(told(response), ElementsAre("OK Modems Ltd", "Revision OK"));
      });
}

TEST_F(Asking, a_message_that_comes_directly_is_one_urc_with_its_pdu) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer(
            "AT+CSQ\r", "\r\n+CMT: ,7\r\n\r\n\r\n0001020304050607\r\n\r\n+CSQ: 9,99\r\n\r\nOK\r\n");
        co_await modem.say("\r\n+CDS: ,5\r\n0011223344AA\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(signal_quality());
        EXPECT_THAT(told(response), ElementsAre("+CSQ: 9,99"));
        co_await urcs_arrive(2);
        EXPECT_THAT(urcs, ElementsAre(Urc{"+CMT: ,7", "0001020304050607"},
                                      Urc{"+CDS: ,5", "0011223344AA"}));
      });
}

TEST_F(Asking, no_carrier_ends_no_command_that_does_not_dial) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CSQ\r", "\r\nNO CARRIER\r\n\r\n+CSQ: 9,99\r\n\r\nOK\r\n");
        co_await modem.answer("ATD123;\r", "\r\nNO CARRIER\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(signal_quality());
        EXPECT_THAT(told(response), ElementsAre("+CSQ: 9,99"));
        EXPECT_THAT(urc_lines(), ElementsAre("NO CARRIER"));
        const auto call = co_await dialogue->ask(typed("ATD123;", milliseconds(500)));
        EXPECT_THAT(told(call), ElementsAre("at-error"));
      });
}

TEST_F(Asking, a_refusal_has_its_number_whether_told_in_digits_or_in_words) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CPIN?\r", "\r\n+CME ERROR: 10\r\n");
        co_await modem.answer("AT+CPIN?\r", "\r\n+CME ERROR: SIM not inserted\r\n");
        co_await modem.answer("AT+CPIN?\r", "\r\nERROR\r\n");
      },
      [&]() -> async::Task<> {
        for (const char* code : {"cme-10", "cme-10", "at-error"}) {
          const auto response = co_await dialogue->ask(pin_state());
          EXPECT_THAT(told(response), ElementsAre(code));
        }
      });
}

TEST_F(Asking, a_stray_error_after_a_refusal_is_not_the_next_answer) {
  settings.after_refusal = milliseconds(200);
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CMGR=3\r", "\r\n+CMS ERROR: 321\r\n");
        co_await async::sleep_for(milliseconds(20));
        co_await modem.say("\r\nERROR\r\n");
        co_await modem.answer("AT+CSQ\r", "\r\n+CSQ: 1,99\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto refused = co_await dialogue->ask(read_message(3));
        EXPECT_THAT(told(refused), ElementsAre("cms-321"));
        const auto response = co_await dialogue->ask(signal_quality());
        EXPECT_THAT(told(response), ElementsAre("+CSQ: 1,99"));
      });
}

TEST_F(Asking, an_answer_whose_ok_never_comes_counts_where_modems_are_known_for_it) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CPIN?\r", "\r\n+CPIN: READY\r\n");
        co_await modem.answer("\x1B", "");
        co_await modem.answer("AT\r", "\r\nOK\r\n");
        co_await modem.answer("AT+CSQ\r", "\r\n+CSQ: 1,99\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto state = co_await dialogue->ask(pin_state());
        EXPECT_THAT(told(state), ElementsAre("+CPIN: READY"));
        const auto response = co_await dialogue->ask(signal_quality());
        EXPECT_THAT(told(response), ElementsAre("+CSQ: 1,99"));
      });
}

TEST_F(Asking, several_who_ask_are_answered_in_turn) {
  std::vector<std::string> order;
  const auto ask_and_note = [&](Command command) -> async::Task<> {
    const auto response = co_await dialogue->ask(command);
    order.push_back(told(response).at(0));
  };
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("AT+CSQ\r");
        EXPECT_EQ(co_await modem.unexpected_within(milliseconds(30)), "") << "asked out of turn";
        co_await modem.say("\r\n+CSQ: 1,99\r\n\r\nOK\r\n");
        co_await modem.answer("AT+CFUN?\r", "\r\n+CFUN: 1\r\n\r\nOK\r\n");
        co_await modem.answer("AT+CMGF?\r", "\r\n+CMGF: 0\r\n\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        using async::asio::experimental::awaitable_operators::operator&&;
        co_await (ask_and_note(signal_quality()) && ask_and_note(functionality()) &&
                  ask_and_note(mode_query()));
      });
  EXPECT_THAT(order, ElementsAre("+CSQ: 1,99", "+CFUN: 1", "+CMGF: 0"));
}

TEST_F(Asking, a_line_that_goes_ends_every_wait_at_once) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.expect("AT+CMGL=4\r");
        modem.hang_up();
      },
      [&]() -> async::Task<> {
        using async::asio::experimental::awaitable_operators::operator&&;
        const auto [asked, queued] =
            co_await (dialogue->ask(list_all()) && dialogue->ask(signal_quality()));
        EXPECT_THAT(told(asked), ElementsAre("line-gone"));
        EXPECT_THAT(told(queued), ElementsAre("line-gone"));
        EXPECT_TRUE(dialogue->is_gone());
      });
}

TEST_F(Asking, the_pin_is_in_no_transcript_even_when_the_modem_echoes_it_in_pieces) {
  converse(
      [&]() -> async::Task<> {
        co_await modem.answer("AT+CPIN=\"4711\"\r",
                              "AT+CPIN=\"47\r\n\r\nRING\r\n\r\n11\"\r\r\nOK\r\n");
      },
      [&]() -> async::Task<> {
        const auto response = co_await dialogue->ask(enter_pin("4711"));
        EXPECT_THAT(told(response), IsEmpty());
        EXPECT_THAT(transcript.text(), HasSubstr("> AT+CPIN=\"****\""));
        EXPECT_THAT(transcript.text(), testing::Not(HasSubstr("47")));
        EXPECT_THAT(transcript.text(), testing::Not(HasSubstr("11\"")));
        EXPECT_THAT(urc_lines(), ElementsAre("RING"));
      });
}

}  // namespace
}  // namespace pigeon::at
