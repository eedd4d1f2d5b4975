// AT+CMGS in PDU mode (27.005 section 4.3) as modems in the field really do it.
#include <gmock/gmock.h>

#include "at/dialogue_fixture.h"
#include "at/phrasebook.h"

namespace pigeon::at {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kPdu = "0011000B914477009001010000AA03D4F29C";
const std::string kCommand = "AT+CMGS=17\r";
const std::string kHandedOver = kPdu + "\x1A";

class Submitting : public DialogueTest {
 protected:
  // Our side: submits, then asks for the signal, so that a line out of step shows.
  void submit_while(Script modem_side) {
    converse(std::move(modem_side), [&]() -> async::Task<> {
      exchange = co_await dialogue->submit(submit_message(17).within(milliseconds(400)), kPdu);
      if (asks_afterwards) afterwards = told(co_await dialogue->ask(signal_quality()));
    });
  }

  async::Task<> resync() {
    co_await modem.expect("\x1B");
    co_await modem.answer("AT\r", "\r\nOK\r\n");
  }

  async::Task<> answer_signal() {
    co_await modem.answer("AT+CSQ\r", "\r\n+CSQ: 17,99\r\n\r\nOK\r\n");
  }

  void expect_sent(const std::vector<std::string>& lines) {
    EXPECT_TRUE(exchange.handed_over);
    EXPECT_EQ(told(exchange.response), lines);
    EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
  }

  void expect_not_sent(const std::string& code) {
    EXPECT_FALSE(exchange.handed_over);
    EXPECT_THAT(told(exchange.response), ElementsAre(code));
    EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
  }

  bool asks_afterwards = true;
  Exchange exchange;
  std::vector<std::string> afterwards;
};

TEST_F(Submitting, the_pdu_follows_the_prompt_and_the_reference_comes_back) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.answer(kHandedOver, "\r\n+CMGS: 23\r\n\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
  EXPECT_THAT(transcript.text(),
              HasSubstr("> AT+CMGS=17\n< >\n> " + kPdu + "\\u{1A}\n< +CMGS: 23\n< OK\n"));
}

TEST_F(Submitting, each_known_shape_of_the_prompt_is_one) {
  for (const char* prompt :
       {"\r\n> ", "\r\n>\r\n", ">", "AT+CMGS=17\r\r\n> ", "\n> \r\n", "\r\r\n>"}) {
    SCOPED_TRACE(testing::PrintToString(prompt));
    io.restart();
    submit_while([&]() -> async::Task<> {
      co_await modem.answer(kCommand, prompt);
      co_await modem.answer(kHandedOver, "\r\n+CMGS: 1\r\n\r\nOK\r\n");
      co_await answer_signal();
    });
    expect_sent({"+CMGS: 1"});
    EXPECT_THAT(urcs, IsEmpty());
  }
}

TEST_F(Submitting, urcs_around_the_prompt_are_urcs) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n+CMTI: \"SM\",1\r\n\r\n> \r\n+CMTI: \"SM\",2\r\n");
    co_await modem.answer(
        kHandedOver, "\r\n+CDS: ,5\r\n0011223344AA\r\n\r\n+CMGS: 23\r\n\r\nRING\r\n\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
  EXPECT_THAT(urcs, ElementsAre(Urc{"+CMTI: \"SM\",1", ""}, Urc{"+CMTI: \"SM\",2", ""},
                                Urc{"+CDS: ,5", "0011223344AA"}, Urc{"RING", ""}));
}

TEST_F(Submitting, the_echo_of_the_pdu_is_dropped_with_or_without_ornament) {
  for (const std::string& echo : {kPdu, kPdu + "\x1A", "> " + kPdu + "\x1A", " " + kPdu}) {
    io.restart();
    submit_while([&]() -> async::Task<> {
      co_await modem.answer(kCommand, kCommand + "\r\n> ");
      co_await modem.answer(kHandedOver, echo + "\r\n\r\n+CMGS: 23\r\n\r\nOK\r\n");
      co_await answer_signal();
    });
    expect_sent({"+CMGS: 23"});
    EXPECT_THAT(urcs, IsEmpty());
  }
}

TEST_F(Submitting, a_urc_inside_the_echo_of_the_pdu_breaks_nothing) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, kCommand + "\r\n> ");
    co_await modem.answer(kHandedOver, kPdu.substr(0, 12) + "\r\n+CMTI: \"SM\",2\r\n" +
                                           kPdu.substr(12) + "\x1A\r\n\r\n+CMGS: 23\r\n\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
  EXPECT_THAT(urc_lines(), ElementsAre("+CMTI: \"SM\",2"));
}

TEST_F(Submitting, a_reference_behind_its_ok_still_counts) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.answer(kHandedOver, "\r\nOK\r\n");
    co_await async::sleep_for(milliseconds(5));
    co_await modem.say("\r\n+CMGS: 23\r\n");
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
}

TEST_F(Submitting, ok_without_a_reference_is_sent_all_the_same) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.answer(kHandedOver, "\r\n\r\n\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_sent({});
}

TEST_F(Submitting, a_reference_without_its_ok_is_sent) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.answer(kHandedOver, "\r\n+CMGS: 23\r\n");
    co_await resync();
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
}

TEST_F(Submitting, without_a_prompt_nothing_is_sent_and_escape_brings_the_line_back) {
  submit_while([&]() -> async::Task<> {
    co_await modem.expect(kCommand);
    co_await resync();
    co_await answer_signal();
  });
  expect_not_sent("at-timeout");
}

TEST_F(Submitting, a_prompt_that_comes_too_late_takes_no_command_for_a_text) {
  submit_while([&]() -> async::Task<> {
    co_await modem.expect(kCommand);
    co_await modem.answer("\x1B", "\r\n> \r\nOK\r\n");
    co_await modem.answer("AT\r", "\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_not_sent("at-timeout");
  EXPECT_THAT(urcs, IsEmpty());
}

TEST_F(Submitting, a_refusal_instead_of_the_prompt_means_not_sent) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\r\nERROR\r\n", "at-error"},
      {"\r\n+CMS ERROR: 302\r\n", "cms-302"},
      {"\r\n+CMS ERROR: SIM busy\r\n", "cms-314"},
      {"\r\nOK\r\n", "at-error"},
  };
  for (const auto& [reply, code] : rows) {
    io.restart();
    submit_while([&]() -> async::Task<> {
      co_await modem.answer(kCommand, reply);
      co_await resync();
      co_await answer_signal();
    });
    expect_not_sent(code);
  }
}

TEST_F(Submitting, a_refusal_after_the_pdu_is_the_networks_word) {
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.answer(kHandedOver, "\r\n+CMS ERROR: 500\r\n");
    co_await answer_signal();
  });
  EXPECT_TRUE(exchange.handed_over);
  EXPECT_THAT(told(exchange.response), ElementsAre("cms-500"));
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
}

TEST_F(Submitting, silence_after_the_pdu_is_unknown_and_its_late_answer_is_only_told) {
  settings.settle = milliseconds(200);
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.expect(kHandedOver);
    co_await modem.expect("\x1B");
    co_await modem.answer("AT\r", "\r\n+CMGS: 23\r\n\r\nOK\r\n");
    co_await async::sleep_for(milliseconds(10));
    co_await modem.say("\r\nOK\r\n");
    co_await answer_signal();
  });
  EXPECT_TRUE(exchange.handed_over);
  EXPECT_THAT(told(exchange.response), ElementsAre("at-timeout"));
  EXPECT_THAT(afterwards, ElementsAre("+CSQ: 17,99"));
  EXPECT_THAT(urcs, ElementsAre(Urc{"+CMGS: 23", ""}));
}

TEST_F(Submitting, a_line_that_goes_after_the_pdu_leaves_the_outcome_unknown) {
  asks_afterwards = false;
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand, "\r\n> ");
    co_await modem.expect(kHandedOver);
    modem.hang_up();
  });
  EXPECT_TRUE(exchange.handed_over);
  EXPECT_THAT(told(exchange.response), ElementsAre("line-gone"));
}

TEST_F(Submitting, a_line_that_goes_before_the_prompt_means_not_sent) {
  asks_afterwards = false;
  submit_while([&]() -> async::Task<> {
    co_await modem.expect(kCommand);
    modem.hang_up();
  });
  EXPECT_FALSE(exchange.handed_over);
  EXPECT_THAT(told(exchange.response), ElementsAre("line-gone"));
}

TEST_F(Submitting, a_modem_that_never_prompts_gets_the_pdu_at_once) {
  settings.sends_no_prompt = true;
  submit_while([&]() -> async::Task<> {
    co_await modem.answer(kCommand + kHandedOver, "\r\n+CMGS: 23\r\n\r\nOK\r\n");
    co_await answer_signal();
  });
  expect_sent({"+CMGS: 23"});
}

}  // namespace
}  // namespace pigeon::at
