// Texts between modems and phones: sending, receiving, reports, memories that are full, faults.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "simulator/made_up_world.h"
#include "simulator/tpdu.h"
#include "sms/decode.h"

namespace pigeon::simulator {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view kPhone = "+447700900101";
constexpr std::string_view kSecond = "+447700900002";

// The text of the DELIVER in slot `index` of the modem.
std::string text_in_slot(World& world, int modem, int index) {
  const StoredMessage* message = world.modem(modem).memory(Modem::reading).at(index);
  if (message == nullptr) return "(empty)";
  return text_form(message->pdu)->text;
}

void arm(World& world, Fault::Kind kind) {
  Fault fault;
  fault.kind = kind;
  fault.line = "+CMS ERROR: 500";
  world.modem(0).faults().arm(fault, world.scheduler.now());
}

TEST(Sending, a_text_to_a_phone_is_recorded) {
  World world(1);
  world.set_up(0);
  EXPECT_EQ(world.send(0, kPhone, "Hello"), "\r\n+CMGS: 0\r\n\r\nOK\r\n");
  const auto submits = world.events("submit");
  ASSERT_THAT(submits, SizeIs(1));
  EXPECT_EQ(submits[0]["modem"], 0);
  EXPECT_EQ(submits[0]["from"], "+447700900001");
  EXPECT_EQ(submits[0]["to"], kPhone);
  EXPECT_EQ(submits[0]["text"], "Hello");
  EXPECT_EQ(submits[0]["parts"], 1);
  EXPECT_EQ(submits[0]["reference"], 0);
  EXPECT_EQ(submits[0]["at"], "2026-11-24T17:30:00Z");
  EXPECT_EQ(submits[0]["handed"], "2026-11-24T17:30:00Z");
  EXPECT_THAT(world.events("text"), SizeIs(1));
}

TEST(Sending, the_reference_counts_up_and_begins_again_after_255) {
  World world(1);
  world.set_up(0);
  for (int i = 0; i < 256; ++i)
    world.send(0, kPhone, "x");
  EXPECT_EQ(world.send(0, kPhone, "x"), "\r\n+CMGS: 0\r\n\r\nOK\r\n");
}

TEST(Sending, a_long_text_is_joined_once_its_last_part_has_come) {
  World world(1);
  world.set_up(0);
  const std::string text = std::string(152, 'a') + "[" + std::string(200, 'b') + "€ 🕊";
  world.send(0, kPhone, text);
  EXPECT_THAT(world.events("submit"), SizeIs(6));
  const auto texts = world.events("text");
  ASSERT_THAT(texts, SizeIs(1));
  EXPECT_EQ(texts[0]["text"], text);
  EXPECT_EQ(texts[0]["parts"], 6);
}

TEST(Sending, a_national_number_is_completed) {
  World world(2);
  world.set_up(0);
  world.set_up(1);
  world.send(0, "07700900002", "Hello");
  EXPECT_EQ(world.events("submit")[0]["to"], kSecond);
  EXPECT_EQ(text_in_slot(world, 1, 1), "Hello");
}

TEST(Sending, takes_its_time) {
  World world(1, {.send_latency = Milliseconds(1500)});
  world.set_up(0);
  EXPECT_EQ(world.send(0, kPhone, "Hello"), "");
  EXPECT_EQ(world.at(0, "AT"), "");
  EXPECT_THAT(world.events("submit"), IsEmpty());
  world.scheduler.pass(Milliseconds(1500));
  EXPECT_EQ(world.desk(0).take(), "\r\n+CMGS: 0\r\n\r\nOK\r\n\r\nOK\r\n");
  EXPECT_EQ(world.events("submit")[0]["handed"], "2026-11-24T17:30:00Z");
  EXPECT_EQ(world.events("submit")[0]["at"], "2026-11-24T17:30:01.500Z");
}

TEST(Sending, escape_takes_it_back) {
  World world(1);
  world.set_up(0);
  EXPECT_EQ(world.at(0, "AT+CMGS=20"), "\r\n> ");
  world.modem(0).feed("0011\x1b");
  EXPECT_EQ(world.desk(0).take(), "\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT"), "\r\nOK\r\n");
  EXPECT_THAT(world.events("submit"), IsEmpty());
}

TEST(Sending, a_damaged_pdu_is_refused) {
  struct Row {
    std::string_view what;
    std::string_view length;
    std::string_view pdu;
  };
  constexpr Row kRows[] = {
      {"not hexadecimal", "20", "00xx"},
      {"shorter than announced", "20", "0031000C91447700090020"},
      {"odd", "20", "001"},
      {"a DELIVER", "24", "00040C91447700090010000062114271629100054E329BFD0600"},
      {"cut off", "14", "0031000C914477000900200000A7A0"},
      {"nothing", "20", ""},
  };
  World world(1);
  world.set_up(0);
  for (const Row& row : kRows) {
    world.at(0, "AT+CMGS=" + std::string(row.length));
    world.modem(0).feed(std::string(row.pdu) + "\x1a");
    EXPECT_EQ(world.desk(0).take(), "\r\n+CMS ERROR: 304\r\n") << row.what;
  }
  EXPECT_EQ(world.at(0, "AT+CMGS=3"), "\r\n+CMS ERROR: 304\r\n");
}

TEST(Sending, in_text_mode_a_line_end_is_part_of_the_text) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(world.at(0, "AT+CMGS=\"+447700900101\""), "\r\n> ");
  world.modem(0).feed("Hi\rthere\r\nand\n\nthere\x1a");
  EXPECT_EQ(world.desk(0).take(), "\r\n+CMGS: 0\r\n\r\nOK\r\n");
  EXPECT_EQ(world.events("text")[0]["text"], "Hi\nthere\nand\n\nthere");
}

TEST(Sending, text_mode_speaks_ucs2_when_asked_to) {
  World world(1);
  world.at(0, "ATE0;+CSCS=\"UCS2\"");
  world.at(0, "AT+CMGS=\"002B003400340037003700300030003900300030003100300031\"");
  world.modem(0).feed("041F0440\x1a");
  EXPECT_EQ(world.events("text")[0]["text"], "Пр");
  EXPECT_EQ(world.events("text")[0]["to"], kPhone);
}

TEST(Sending, needs_the_radio) {
  World world(1);
  world.set_up(0);
  world.at(0, "AT+CFUN=4");
  EXPECT_EQ(world.at(0, "AT+CREG?"), "\r\n+CREG: 0,0\r\n\r\nOK\r\n");
  EXPECT_THAT(world.send(0, kPhone, "Hello"), HasSubstr("+CMS ERROR: 331"));
}

TEST(Sending, from_memory_what_was_written_there) {
  World world(1);
  world.set_up(0);
  sms::SubmitOptions options;
  options.to = kPhone;
  const auto part = sms::encode_submit("Later", options)->front();
  world.at(0, "AT+CMGW=" + std::to_string(part.tpdu_length));
  world.modem(0).feed(part.hex + "\x1a");
  EXPECT_EQ(world.desk(0).take(), "\r\n+CMGW: 1\r\n\r\nOK\r\n");
  EXPECT_THAT(world.at(0, "AT+CMGL=2"), HasSubstr("+CMGL: 1,2,,"));
  EXPECT_EQ(world.at(0, "AT+CMSS=1"), "\r\n+CMSS: 0\r\n\r\nOK\r\n");
  EXPECT_EQ(world.events("text")[0]["text"], "Later");
  EXPECT_THAT(world.at(0, "AT+CMGL=3"), HasSubstr("+CMGL: 1,3,,"));
  EXPECT_EQ(world.at(0, "AT+CMSS=7"), "\r\n+CMS ERROR: 321\r\n");
}

TEST(Receiving, a_text_between_modems_is_stored_and_indicated) {
  World world(2);
  world.set_up(0);
  world.set_up(1);
  world.send(0, kSecond, "Hello");
  EXPECT_EQ(world.desk(1).take(), "\r\n+CMTI: \"ME\",1\r\n");
  EXPECT_THAT(world.at(1, "AT+CMGL=0"), HasSubstr("+CMGL: 1,0,,24\r\n"));
  EXPECT_EQ(world.at(1, "AT+CMGL=0"), "\r\nOK\r\n");  // listing has marked it read
  EXPECT_THAT(world.at(1, "AT+CMGR=1"), HasSubstr("+CMGR: 1,,24\r\n0791447700099099"));
  EXPECT_EQ(text_in_slot(world, 1, 1), "Hello");
  EXPECT_THAT(world.events("deliver"), SizeIs(1));
}

TEST(Receiving, the_user_data_of_a_submit_arrives_untouched) {
  World world(2);
  world.set_up(0);
  world.set_up(1);
  world.send(0, kSecond, std::string(200, 'x') + "🕊");
  const auto first = sms::decode_received(world.modem(1).memory(Modem::reading).at(1)->pdu);
  ASSERT_TRUE(first && first->deliver() != nullptr);
  EXPECT_EQ(first->deliver()->originator.text, "+447700900001");
  EXPECT_EQ(first->deliver()->service_centre_time.utc(), world.scheduler.now());
  ASSERT_TRUE(first->deliver()->concat);
  EXPECT_EQ(first->deliver()->concat->total, 4);
  EXPECT_EQ(first->deliver()->concat->sequence, 1);
}

TEST(Receiving, text_mode_shows_sender_time_and_text) {
  World world(1);
  world.at(0, "ATE0;+CNMI=2,2,0,1,0");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Yes"});
  EXPECT_EQ(world.desk(0).take(),
            "\r\n+CMT: \"+447700900101\",,\"26/11/24,17:30:00+00\"\r\nYes\r\n");
  world.at(0, "AT+CNMI=2,1");
  world.network.inject({.to = 0, .from = "Bright", .text = "No"});
  EXPECT_THAT(world.at(0, "AT+CMGL=\"REC UNREAD\""),
              HasSubstr("+CMGL: 1,\"REC UNREAD\",\"Bright\",,\"26/11/24,17:30:00+00\"\r\nNo\r\n"));
}

TEST(Receiving, no_indication_is_given_unless_asked_for) {
  World world(1);
  world.at(0, "ATE0;+CMGF=0");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Yes"});
  EXPECT_EQ(world.desk(0).take(), "");
  EXPECT_EQ(text_in_slot(world, 0, 1), "Yes");
}

TEST(Receiving, mode_0_holds_indications_back) {
  World world(1);
  world.at(0, "ATE0;+CMGF=0;+CNMI=0,1");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Yes"});
  EXPECT_EQ(world.desk(0).take(), "");
  EXPECT_EQ(world.at(0, "AT+CNMI=2,1,0,0,0"), "\r\n+CMTI: \"ME\",1\r\n\r\nOK\r\n");
  world.at(0, "AT+CNMI=0");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Yes"});
  EXPECT_EQ(world.at(0, "AT+CNMI=2,1,0,0,1"), "\r\nOK\r\n");
}

TEST(Receiving, direct_delivery_is_acknowledged_one_by_one) {
  World world(1);
  world.set_up(0, "2,2,0,0,0");
  world.at(0, "AT+CSMS=1");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "one"});
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "two"});
  const std::string first = world.desk(0).take();
  EXPECT_THAT(first, HasSubstr("\r\n+CMT: ,22\r\n0791"));
  EXPECT_EQ(first.find("+CMT"), first.rfind("+CMT"));
  EXPECT_THAT(world.at(0, "AT+CNMA=0"), HasSubstr("\r\nOK\r\n\r\n+CMT: ,22\r\n"));
  EXPECT_EQ(world.at(0, "AT+CNMA"), "\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT+CNMA"), "\r\n+CMS ERROR: 340\r\n");
  EXPECT_EQ(world.modem(0).memory(Modem::reading).used(), 0u);
}

TEST(Receiving, what_is_not_acknowledged_comes_again_and_direct_delivery_ends) {
  World world(1);
  world.set_up(0, "2,2,0,0,0");
  world.at(0, "AT+CSMS=1");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "one"});
  world.desk(0).take();
  world.scheduler.pass(Modem::kAcknowledgementTime);
  EXPECT_EQ(world.at(0, "AT+CNMI?"), "\r\n+CNMI: 2,0,0,0,0\r\n\r\nOK\r\n");
  EXPECT_EQ(text_in_slot(world, 0, 1), "one");
}

TEST(Receiving, parts_come_in_the_order_and_as_often_as_wanted) {
  World world(1);
  world.set_up(0);
  const auto parts = world.network.inject({.to = 0,
                                           .from = std::string(kPhone),
                                           .text = std::string(400, 'x'),
                                           .parts_order = {2, 0, 1},
                                           .repeat = {1}});
  ASSERT_TRUE(parts);
  EXPECT_EQ(*parts, 3);
  std::vector<int> sequences;
  for (int index = 1; index <= 4; ++index) {
    const auto pdu = sms::decode_received(world.modem(0).memory(Modem::reading).at(index)->pdu);
    sequences.push_back(pdu->deliver()->concat->sequence);
  }
  EXPECT_THAT(sequences, ::testing::ElementsAre(3, 1, 2, 2));
  const auto refused = world.network.inject(
      {.to = 0, .from = std::string(kPhone), .text = "short", .parts_order = {1}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), "invalid-part");
}

TEST(Receiving, what_finds_no_room_waits_in_the_network) {
  World world(1);
  world.set_up(0);
  for (int i = 1; i <= 52; ++i) {
    world.network.inject({.to = 0, .from = std::string(kPhone), .text = std::to_string(i)});
  }
  EXPECT_EQ(world.network.waiting_for(0), 2u);
  world.desk(0).take();
  EXPECT_EQ(world.at(0, "AT+CMGD=7"), "\r\nOK\r\n\r\n+CMTI: \"ME\",7\r\n");
  EXPECT_EQ(text_in_slot(world, 0, 7), "51");
  EXPECT_EQ(world.network.waiting_for(0), 1u);
  world.at(0, "AT+CMGL=4");
  world.at(0, "AT+CMGD=1,1");
  EXPECT_EQ(world.network.waiting_for(0), 0u);
  EXPECT_EQ(text_in_slot(world, 0, 1), "52");
  EXPECT_EQ(world.modem(0).memory(Modem::reading).used(), 1u);
}

TEST(Receiving, delflags_delete_by_state) {
  World world(1);
  world.set_up(0);
  for (int i = 0; i < 3; ++i) {
    world.network.inject({.to = 0, .from = std::string(kPhone), .text = "x"});
  }
  world.at(0, "AT+CMGR=2");
  world.at(0, "AT+CMGD=1,2");
  EXPECT_EQ(world.modem(0).memory(Modem::reading).used(), 2u);
  world.at(0, "AT+CMGD=1,4");
  EXPECT_EQ(world.modem(0).memory(Modem::reading).used(), 0u);
}

TEST(Receiving, a_modem_that_is_off_gets_it_later) {
  World world(1);
  world.set_up(0);
  world.at(0, "AT+CFUN=4");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Hello"});
  EXPECT_EQ(world.network.waiting_for(0), 1u);
  EXPECT_THAT(world.at(0, "AT+CFUN=1"), HasSubstr("+CMTI"));
}

sms::SubmitOptions with_report(std::string_view to) {
  sms::SubmitOptions options;
  options.to = to;
  options.report = true;
  return options;
}

TEST(Reports, come_as_cds_some_time_after_the_text) {
  World world(1);
  world.set_up(0);
  world.send(0, kPhone, "x");
  world.send(0, with_report(kPhone), "Hello");
  EXPECT_EQ(world.desk(0).take(), "");
  world.scheduler.pass(Milliseconds(200));
  const std::string line = world.desk(0).take();
  ASSERT_THAT(line, HasSubstr("\r\n+CDS: 25\r\n"));
  const auto pdu = sms::decode_received(line.substr(12, line.size() - 14));
  ASSERT_TRUE(pdu && pdu->status_report() != nullptr);
  EXPECT_EQ(pdu->status_report()->reference, 1);
  EXPECT_EQ(pdu->status_report()->recipient.text, kPhone);
  EXPECT_EQ(pdu->status_report()->status, 0);
  EXPECT_EQ(pdu->status_report()->discharge.rfc3339(), "2026-11-24T17:30:00+00:00");
  EXPECT_THAT(world.events("report"), SizeIs(1));
}

TEST(Reports, are_stored_under_ds_2) {
  World world(1);
  world.set_up(0, "2,1,0,2,0");
  world.send(0, with_report(kPhone), "Hello");
  world.scheduler.pass(Milliseconds(200));
  EXPECT_EQ(world.desk(0).take(), "\r\n+CDSI: \"ME\",1\r\n");
  EXPECT_THAT(world.at(0, "AT+CMGR=1"), HasSubstr("+CMGR: 0,,25\r\n"));
}

TEST(Reports, are_dropped_when_nobody_wants_them) {
  World world(1);
  world.set_up(0, "2,1,0,0,0");
  world.send(0, with_report(kPhone), "Hello");
  world.scheduler.pass(Milliseconds(200));
  EXPECT_EQ(world.desk(0).take(), "");
  EXPECT_EQ(world.network.waiting_for(0), 0u);
}

TEST(Reports, say_what_they_are_told_to) {
  World world(1);
  world.set_up(0);
  world.network.set_reports({.status = 70, .delay = Milliseconds(5000)});
  world.at(0, "AT+CMGF=1;+CSMP=49,167,0,0");
  world.at(0, "AT+CMGS=\"+447700900101\"");
  world.modem(0).feed("Hello\x1a");
  world.desk(0).take();
  world.scheduler.pass(Milliseconds(4999));
  EXPECT_EQ(world.desk(0).take(), "");
  world.scheduler.pass(Milliseconds(1));
  EXPECT_EQ(world.desk(0).take(),
            "\r\n+CDS: 6,0,\"+447700900101\",145,\"26/11/24,17:30:00+00\","
            "\"26/11/24,17:30:05+00\",70\r\n");
}

TEST(Trouble, a_network_error_ends_the_command_and_nothing_is_sent) {
  World world(1);
  world.set_up(0);
  arm(world, Fault::Kind::error);
  EXPECT_EQ(world.send(0, kPhone, "Hello"), "\r\n+CMS ERROR: 500\r\n");
  EXPECT_THAT(world.events("submit"), IsEmpty());
  EXPECT_THAT(world.send(0, kPhone, "Hello"), HasSubstr("+CMGS: 0"));
}

TEST(Trouble, without_a_final_result_the_text_is_sent_all_the_same) {
  World world(1);
  world.set_up(0);
  arm(world, Fault::Kind::no_final);
  EXPECT_EQ(world.send(0, kPhone, "Hello"), "");
  EXPECT_THAT(world.events("submit"), SizeIs(1));
  EXPECT_EQ(world.at(0, "AT"), "\r\nOK\r\n");
  EXPECT_THAT(world.send(0, kPhone, "Hello"), HasSubstr("+CMGS: 1"));
}

TEST(Trouble, a_modem_that_hangs_answers_nothing_until_it_is_reset) {
  World world(1);
  world.set_up(0);
  arm(world, Fault::Kind::hang);
  EXPECT_EQ(world.at(0, "AT"), "");
  EXPECT_EQ(world.at(0, "AT+CSQ"), "");
  world.modem(0).reboot();
  world.scheduler.pass(kBootTime + kSmsReadyTime);
  world.desk(0).take();
  EXPECT_EQ(world.at(0, "AT"), "AT\r\r\nOK\r\n");
}

TEST(Trouble, a_modem_that_hangs_after_the_pdu_has_not_sent_it) {
  World world(1);
  world.set_up(0);
  EXPECT_EQ(world.at(0, "AT+CMGS=19"), "\r\n> ");
  arm(world, Fault::Kind::hang);
  world.modem(0).feed("0031000C914477009010100000A705E8329BFD06\x1a");
  EXPECT_EQ(world.desk(0).take(), "");
  EXPECT_THAT(world.events("submit"), IsEmpty());
}

TEST(Trouble, a_modem_that_is_switched_off_gets_its_texts_later) {
  World world(1);
  world.set_up(0);
  world.modem(0).switch_off();
  EXPECT_EQ(world.at(0, "AT"), "");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Hello"});
  EXPECT_EQ(world.network.waiting_for(0), 1u);
  world.modem(0).reboot();
  world.scheduler.pass(kBootTime + kSmsReadyTime);
  EXPECT_EQ(text_in_slot(world, 0, 1), "Hello");
}

TEST(Trouble, a_silent_modem_stores_without_a_word) {
  World world(1);
  world.set_up(0);
  arm(world, Fault::Kind::silent);
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Hello"});
  EXPECT_EQ(world.desk(0).take(), "");
  EXPECT_EQ(text_in_slot(world, 0, 1), "Hello");
}

TEST(Trouble, a_busy_sim_refuses_for_a_while) {
  World world(1);
  world.set_up(0);
  Fault busy;
  busy.kind = Fault::Kind::sim_busy;
  busy.lasts = Milliseconds(1000);
  world.modem(0).faults().arm(busy, world.scheduler.now());
  EXPECT_EQ(world.at(0, "AT+CIMI"), "\r\n+CME ERROR: 14\r\n");
  EXPECT_EQ(world.at(0, "AT+CPMS?"), "\r\n+CMS ERROR: 314\r\n");
  EXPECT_EQ(world.at(0, "AT+CSQ"), "\r\n+CSQ: 23,0\r\n\r\nOK\r\n");
  world.scheduler.pass(Milliseconds(1000));
  EXPECT_THAT(world.at(0, "AT+CIMI"), HasSubstr("OK"));
}

TEST(Trouble, a_reboot_forgets_the_settings_and_keeps_the_messages) {
  World world(1);
  world.set_up(0);
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Hello"});
  world.desk(0).take();
  world.modem(0).reboot();
  EXPECT_EQ(world.at(0, "AT"), "");
  world.network.inject({.to = 0, .from = std::string(kPhone), .text = "Again"});
  world.scheduler.pass(kBootTime);
  EXPECT_EQ(world.desk(0).take(), "\r\nRDY\r\n\r\n+CPIN: READY\r\n");
  EXPECT_THAT(world.at(0, "AT+CPMS?"), HasSubstr("+CMS ERROR: 314"));
  world.scheduler.pass(kSmsReadyTime);
  EXPECT_EQ(world.desk(0).take(), "\r\nSMS Ready\r\n");
  EXPECT_THAT(world.at(0, "AT+CMGF?;+CNMI?"),
              HasSubstr("\r\n+CMGF: 1\r\n\r\n+CNMI: 0,0,0,0,0\r\n"));
  EXPECT_EQ(text_in_slot(world, 0, 1), "Hello");
  EXPECT_EQ(text_in_slot(world, 0, 2), "Again");
}

TEST(Trouble, a_reboot_while_sending_leaves_no_answer_behind) {
  World world(1, {.send_latency = Milliseconds(1000)});
  world.set_up(0);
  world.send(0, kPhone, "Hello");
  world.modem(0).reboot();
  world.scheduler.pass(Milliseconds(5000));
  EXPECT_THAT(world.desk(0).take(), Not(HasSubstr("CMGS")));
  EXPECT_THAT(world.events("submit"), IsEmpty());
}

TEST(Trouble, cfun_1_1_answers_and_restarts) {
  World world(1);
  world.set_up(0);
  EXPECT_EQ(world.at(0, "AT+CFUN=1,1"), "\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT"), "");
  world.scheduler.pass(kBootTime);
  EXPECT_THAT(world.desk(0).take(), HasSubstr("RDY"));
}

}  // namespace
}  // namespace pigeon::simulator
