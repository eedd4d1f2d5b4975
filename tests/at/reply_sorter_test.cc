#include "at/reply_sorter.h"

#include <gmock/gmock.h>

#include "at/phrasebook.h"

namespace pigeon::at {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "answer +CSQ: 1", "urc RING", "echo", …: what each line was taken for.
class ReplySorting : public testing::Test {
 protected:
  std::vector<std::string> sort(std::initializer_list<const char*> lines) {
    std::vector<std::string> shown;
    for (const char* line : lines) {
      const Sorted sorted = sorter.sort(Token{Token::Kind::line, line});
      for (const Urc& urc : sorted.urcs) {
        shown.push_back("urc " + urc.line + (urc.pdu.empty() ? "" : " | " + urc.pdu));
      }
      switch (sorted.kind) {
        case Sorted::Kind::echo:
          shown.push_back("echo");
          break;
        case Sorted::Kind::answer:
          shown.push_back("answer " + sorted.answer);
          break;
        case Sorted::Kind::result:
          shown.push_back(sorted.result->is_success() ? "success" : sorted.result->error().code());
          break;
        case Sorted::Kind::stray:
          shown.push_back("stray");
          break;
        case Sorted::Kind::prompt:
          shown.push_back("prompt");
          break;
        case Sorted::Kind::nothing:
          break;
      }
    }
    return shown;
  }

  ReplySorter sorter;
};

TEST_F(ReplySorting, while_nobody_asks_every_line_is_a_urc_and_results_are_strays) {
  EXPECT_THAT(sort({"RING", "+CREG: 1", "OK", "ERROR", "0", "NO CARRIER", "what is this"}),
              ElementsAre("urc RING", "urc +CREG: 1", "stray", "stray", "stray", "urc NO CARRIER",
                          "urc what is this"));
}

TEST_F(ReplySorting, the_answer_ends_with_its_result) {
  sorter.begin(signal_quality());
  EXPECT_THAT(sort({"AT+CSQ", "+CSQ: 1,2", "OK", "+CSQ: 3,4", "OK"}),
              ElementsAre("echo", "answer +CSQ: 1,2", "success", "urc +CSQ: 3,4", "stray"));
}

TEST_F(ReplySorting, a_second_line_of_a_one_line_answer_is_a_urc) {
  sorter.begin(signal_quality());
  EXPECT_THAT(sort({"+CSQ: 1,2", "+CSQ: 3,4", "OK"}),
              ElementsAre("answer +CSQ: 1,2", "urc +CSQ: 3,4", "success"));
}

TEST_F(ReplySorting, registration_is_told_apart_by_its_shape) {
  for (const char* answer : {"+CREG: 0,1", "+CREG: 2,5,\"00A1\",\"01B2C3\"", "+CREG: 2,11"}) {
    sorter.begin(registration());
    EXPECT_THAT(sort({answer, "OK"}), ElementsAre("answer " + std::string(answer), "success"));
  }
  for (const char* unclear :
       {"+CREG: 1", "+CREG: 1,\"00A1\",\"01B2\"", "+CREG: 5,00A1,01B2", "+CREG: 1,4711,12"}) {
    sorter.begin(registration());
    EXPECT_THAT(sort({unclear, "+CREG: 2,1", "OK"}),
                ElementsAre("urc " + std::string(unclear), "answer " + std::string(unclear),
                            "answer +CREG: 2,1", "success"));
  }
}

TEST_F(ReplySorting, bare_lines_belong_only_to_commands_that_take_them) {
  sorter.begin(serial_number());
  EXPECT_THAT(
      sort({"867698041234567", "SMS Ready", "+CMTI: \"SM\",1", "OK"}),
      ElementsAre("answer 867698041234567", "urc SMS Ready", "urc +CMTI: \"SM\",1", "success"));
  sorter.begin(signal_quality());
  EXPECT_THAT(sort({"867698041234567", "OK"}), ElementsAre("urc 867698041234567", "success"));
}

TEST_F(ReplySorting, what_a_person_typed_is_answered_by_all_but_known_urcs) {
  sorter.begin(typed("ATI", Command::Duration(1)));
  EXPECT_THAT(sort({"Huawei", "+GCAP: +CGSM,+DS", "^RSSI:3", "OK"}),
              ElementsAre("answer Huawei", "answer +GCAP: +CGSM,+DS", "urc ^RSSI:3", "success"));
}

TEST_F(ReplySorting, numbers_end_only_answers_without_lines) {
  sorter.begin(probe());
  EXPECT_THAT(sort({"0"}), ElementsAre("success"));
  sorter.begin(pdu_mode());
  EXPECT_THAT(sort({"4"}), ElementsAre("at-error"));
  sorter.begin(card());
  EXPECT_THAT(sort({"0", "OK"}), ElementsAre("answer 0", "success"));
}

TEST_F(ReplySorting, the_pdu_of_a_text_delivered_at_once_is_not_taken_for_a_stored_one) {
  sorter.begin(read_message(1));
  EXPECT_THAT(sort({"+CMGR: 1,,5", "+CMT: ,7", "0001020304050607", "0011223344AA", "OK"}),
              ElementsAre("answer +CMGR: 1,,5", "urc +CMT: ,7 | 0001020304050607",
                          "answer 0011223344AA", "success"));
}

TEST_F(ReplySorting, a_line_of_another_length_is_the_answers_not_the_texts) {
  sorter.begin(read_message(1));
  EXPECT_THAT(sort({"+CMGR: 1,,5", "+CMT: ,7", "0011223344AA", "0001020304050607", "OK"}),
              ElementsAre("answer +CMGR: 1,,5", "answer 0011223344AA",
                          "urc +CMT: ,7 | 0001020304050607", "success"));
}

TEST_F(ReplySorting, the_length_of_a_pdu_is_not_held_against_it_when_nothing_else_can_be_meant) {
  EXPECT_THAT(sort({"+CDS: ,99", "0011"}), ElementsAre("urc +CDS: ,99 | 0011"));
}

TEST_F(ReplySorting, a_urc_is_never_the_pdu_of_another) {
  EXPECT_THAT(sort({"+CMT: ,3", "+CMTI: \"SM\",1", "00112233"}),
              ElementsAre("urc +CMTI: \"SM\",1", "urc +CMT: ,3 | 00112233"));
}

TEST_F(ReplySorting, a_text_whose_pdu_never_comes_is_told_without_it) {
  EXPECT_THAT(sort({"+CMT: ,3", "+CMT: ,3", "00112233"}),
              ElementsAre("urc +CMT: ,3", "urc +CMT: ,3 | 00112233"));
  EXPECT_THAT(sort({"+CMT: \"+44\",,\"26/11/24\"", "Hello!", "RING", "RING", "RING", "RING"}),
              ElementsAre("urc Hello!", "urc RING", "urc RING", "urc RING",
                          "urc +CMT: \"+44\",,\"26/11/24\"", "urc RING"));
  sorter.begin(signal_quality());
  EXPECT_THAT(sort({"+CMT: ,3", "+CSQ: 1,2", "OK"}),
              ElementsAre("urc +CMT: ,3", "answer +CSQ: 1,2", "success"));
}

TEST_F(ReplySorting, the_echo_of_our_own_pdu_is_not_a_text_that_arrives) {
  sorter.begin(submit_message(5), ReplySorter::Form::submit);
  sorter.payload_written("001100112233");
  EXPECT_THAT(sort({"+CMT: ,3", "> 001100112233\x1A", "00445566", "+CMGS: 4", "OK"}),
              ElementsAre("echo", "urc +CMT: ,3 | 00445566", "answer +CMGS: 4", "success"));
}

TEST_F(ReplySorting, a_reference_may_follow_its_ok_but_a_second_result_is_nobodys) {
  sorter.begin(submit_message(5), ReplySorter::Form::submit);
  EXPECT_THAT(sort({"OK", "ERROR", "+CMGS: 4", "OK"}),
              ElementsAre("success", "stray", "answer +CMGS: 4", "stray"));
  sorter.end();
  EXPECT_THAT(sort({"+CMGS: 4"}), ElementsAre("urc +CMGS: 4"));
}

TEST_F(ReplySorting, the_late_answer_to_a_text_is_told_though_nobody_waits) {
  sorter.begin(submit_message(5), ReplySorter::Form::submit);
  sorter.payload_written("001100112233");
  sorter.give_up();
  EXPECT_THAT(sort({"+CMGS: 4", "OK"}), ElementsAre("urc +CMGS: 4", "stray", "stray"));
}

TEST_F(ReplySorting, a_command_given_up_answers_nobody) {
  sorter.begin(read_message(1));
  sorter.give_up();
  sorter.begin(probe());
  EXPECT_THAT(sort({"+CMGR: 1,,5", "0011223344AA", "RING", "OK"}),
              ElementsAre("stray", "stray", "urc RING", "success"));
  EXPECT_THAT(sort({"+CMGR: 1,,5"}), ElementsAre("stray"));
  sorter.forget_late();
  EXPECT_THAT(sort({"+CMGR: 1,,5"}), ElementsAre("urc +CMGR: 1,,5"));
}

TEST_F(ReplySorting, a_deaf_probe_does_not_make_the_late_answer_forgotten) {
  sorter.begin(read_message(1));
  sorter.give_up();
  for (int probes = 0; probes < 2; ++probes) {
    sorter.begin(probe());
    sorter.give_up();
  }
  EXPECT_THAT(sort({"+CMGR: 1,,5", "0011223344AA", "OK"}), ElementsAre("stray", "stray", "stray"));
}

TEST_F(ReplySorting, escape_and_ctrl_z_come_back_as_nothing) {
  sorter.begin(probe());
  EXPECT_THAT(sort({"\x1B", "\x1A",
                    "\x1B"
                    "AT",
                    ">", "> OK"}),
              ElementsAre("echo", "success"));
}

TEST_F(ReplySorting, a_secret_lasts_as_long_as_its_command) {
  EXPECT_FALSE(sorter.is_secret());
  sorter.begin(enter_pin("1234"));
  EXPECT_TRUE(sorter.is_secret());
  EXPECT_THAT(sort({"OK"}), ElementsAre("success"));
  EXPECT_FALSE(sorter.is_secret());
}

}  // namespace
}  // namespace pigeon::at
