#include "at/answers.h"

#include <gmock/gmock.h>

namespace pigeon::at {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Response said(std::initializer_list<const char*> lines) {
  return Response{{lines.begin(), lines.end()}};
}

TEST(Answers, identity_comes_with_or_without_prefix_and_quotes) {
  EXPECT_EQ(plain_answer(said({"867698041234567"})), "867698041234567");
  EXPECT_EQ(plain_answer(said({"+CGSN: \"867698041234567\""})), "867698041234567");
  EXPECT_EQ(plain_answer(said({"+CGMI: SIMCOM_Ltd"})), "SIMCOM_Ltd");
  EXPECT_EQ(plain_answer(said({})), "");
}

TEST(Answers, the_pin_state_is_the_first_word) {
  EXPECT_EQ(pin_state_of(said({"+CPIN: READY"})), "READY");
  EXPECT_EQ(pin_state_of(said({"+CPIN:SIM PIN"})), "SIM PIN");
  EXPECT_EQ(pin_state_of(said({"+CPIN: SIM PUK,10,3,10,3"})), "SIM PUK");  // Huawei
  EXPECT_EQ(pin_state_of(said({})), "");
}

TEST(Answers, pin_tries_are_those_of_the_first_pin) {
  EXPECT_EQ(pin_tries_of(said({"+CPINR: SIM PUK,10,10", "+CPINR: SIM PIN,2,3"})), 2);
  EXPECT_FALSE(pin_tries_of(said({"+CPINR: SIM PIN2,3,3"})));
}

TEST(Answers, signal_is_in_dbm_unless_it_is_not_known) {
  EXPECT_EQ(signal_dbm(said({"+CSQ: 0,99"})), -113);
  EXPECT_EQ(signal_dbm(said({"+CSQ: 17,99"})), -79);
  EXPECT_EQ(signal_dbm(said({"+CSQ: 31,0"})), -51);
  EXPECT_EQ(signal_dbm(said({"+CSQ: 191,99"})), -25);
  for (const char* unknown : {"+CSQ: 99,99", "+CSQ: 199,99", "+CSQ: -1,0", "+CSQ:", "+CSQ: x"}) {
    EXPECT_FALSE(signal_dbm(said({unknown}))) << unknown;
  }
}

TEST(Answers, registration_is_read_from_answers_and_urcs) {
  const auto home = registration_of(said({"+CREG: 2,1,\"00A1\",\"01B2C3\",7"}));
  ASSERT_TRUE(home);
  EXPECT_EQ(home->stat, 1);
  EXPECT_EQ(home->area, "00A1");
  EXPECT_EQ(home->cell, "01B2C3");
  EXPECT_EQ(registration_of(said({"+CREG: 0,5"}))->stat, 5);
  // A URC stood before the answer, or was all that came.
  EXPECT_EQ(registration_of(said({"+CREG: 2", "+CREG: 2,1"}))->stat, 1);
  EXPECT_EQ(registration_of(said({"+CREG: 2,1", "+CREG: 3"}))->stat, 1);
  EXPECT_EQ(registration_of(said({"+CREG: 3,\"00A1\",\"01B2\""}))->stat, 3);
  EXPECT_EQ(registration_of_urc("+CEREG: 5,\"00A1\",\"01B2\",7")->stat, 5);
  EXPECT_FALSE(registration_of(said({})));
  EXPECT_FALSE(registration_of_urc("+CREG: nonsense"));
}

TEST(Answers, six_states_of_registration_can_text) {
  std::vector<int> usable;
  for (int stat = 0; stat <= 11; ++stat) {
    Registration registration;
    registration.stat = stat;
    if (registration.can_text()) usable.push_back(stat);
  }
  EXPECT_THAT(usable, ElementsAre(1, 5, 6, 7, 9, 10));
}

TEST(Answers, the_operator_is_the_third_value) {
  EXPECT_EQ(operator_of(said({"+COPS: 0,0,\"EE, Ltd\",7"})), "EE, Ltd");
  EXPECT_EQ(operator_of(said({"+COPS: 0"})), "");
}

TEST(Answers, the_service_centre_gets_its_plus) {
  EXPECT_EQ(service_centre_of(said({"+CSCA: \"+447785016005\",145"})), "+447785016005");
  EXPECT_EQ(service_centre_of(said({"+CSCA: \"447785016005\",145"})), "+447785016005");
  EXPECT_EQ(service_centre_of(said({"+CSCA: \"07785016005\",129"})), "07785016005");
  EXPECT_EQ(service_centre_of(said({"+CSCA: \"\",145"})), "");
}

TEST(Answers, storages_are_read_in_every_shape_seen) {
  struct Row {
    const char* line;
    std::vector<std::string> reading, writing, receiving;
  };
  const Row rows[] = {
      {"+CPMS: (\"SM\",\"ME\"),(\"SM\",\"ME\"),(\"SM\",\"ME\")",
       {"SM", "ME"},
       {"SM", "ME"},
       {"SM", "ME"}},
      {"+CPMS: \"SM\",\"SM\",\"SM\"", {"SM"}, {"SM"}, {"SM"}},
      {"+CPMS: ((\"SM\",\"BM\",\"SR\"),(\"SM\"))", {"SM", "BM", "SR"}, {"SM"}, {"SM"}},
      {"+CPMS: (\"ME\",\"MT\"),\"ME\",(\"SM\")", {"ME", "MT"}, {"ME"}, {"SM"}},
      {"+CPMS: \"ME\",\"MT\",\"SM\"", {"ME"}, {"MT"}, {"SM"}},
      {"+CPMS: (),(),()", {}, {}, {}},
      {"+CPMS: (SM,ME),(sm),( \"ME\" , \"SM\" )", {"SM", "ME"}, {"SM"}, {"ME", "SM"}},
      {"+CPMS: (\"SM\",\"ME\")", {"SM", "ME"}, {"SM", "ME"}, {"SM", "ME"}},
  };
  for (const Row& row : rows) {
    const auto sets = storage_sets_of(said({row.line}));
    ASSERT_TRUE(sets) << row.line;
    EXPECT_EQ(sets->memories[0], row.reading) << row.line;
    EXPECT_EQ(sets->memories[1], row.writing) << row.line;
    EXPECT_EQ(sets->memories[2], row.receiving) << row.line;
  }
  EXPECT_FALSE(storage_sets_of(said({})));
  EXPECT_FALSE(storage_sets_of(said({"+CPMS:"})));
}

TEST(Answers, storage_use_comes_with_or_without_names) {
  const auto shown = [](const char* line) {
    std::vector<std::string> uses;
    for (const StorageUse& use : storage_use_of(said({line}))) {
      uses.push_back(use.memory + " " + std::to_string(use.used) + "/" + std::to_string(use.total));
    }
    return uses;
  };
  EXPECT_THAT(shown("+CPMS: \"SM\",3,30,\"ME\",1,100,\"SM\",3,30"),
              ElementsAre("SM 3/30", "ME 1/100", "SM 3/30"));
  EXPECT_THAT(shown("+CPMS: 3,30,1,100,3,30"), ElementsAre(" 3/30", " 1/100", " 3/30"));
  EXPECT_THAT(shown("+CPMS: 3,30"), ElementsAre(" 3/30"));
  EXPECT_THAT(shown("+CPMS: ,,,,,,,,"), IsEmpty());
  EXPECT_THAT(shown(""), IsEmpty());
}

TEST(Answers, indication_sets_are_read_with_brackets_and_blanks_missing) {
  struct Row {
    const char* line;
    std::array<std::vector<int>, 5> allowed;
  };
  const Row rows[] = {
      {"+CNMI: (0-3),(0-3),(0,2),(0,1),(0,1)",
       {{{0, 1, 2, 3}, {0, 1, 2, 3}, {0, 2}, {0, 1}, {0, 1}}}},
      {"+CNMI: (0,1,2),(0-3),(0,2,3),(0-2),(1)",
       {{{0, 1, 2}, {0, 1, 2, 3}, {0, 2, 3}, {0, 1, 2}, {1}}}},
      {"+CNMI: ( 0 - 2 ), 0-1 ,2,(0),1", {{{}, {0, 1}, {2}, {0}, {1}}}},
      {"+CNMI: (1-2),(0-1),(0),(0-1)", {{{1, 2}, {0, 1}, {0}, {0, 1}, {}}}},
      {"+CNMI: (0-3,5),(0-1)", {{{0, 1, 2, 3, 5}, {0, 1}, {}, {}, {}}}},
  };
  for (const Row& row : rows) {
    const auto sets = indication_sets_of(said({row.line}));
    ASSERT_TRUE(sets) << row.line;
    EXPECT_EQ(sets->allowed, row.allowed) << row.line;
  }
  EXPECT_FALSE(indication_sets_of(said({})));
}

TEST(Answers, of_a_group_left_out_only_zero_is_allowed) {
  const auto sets = indication_sets_of(said({"+CNMI: (1,2),(0-3)"}));
  EXPECT_TRUE(sets->allows(0, 2));
  EXPECT_FALSE(sets->allows(0, 0));
  EXPECT_TRUE(sets->allows(4, 0));
  EXPECT_FALSE(sets->allows(4, 1));
}

TEST(Answers, a_range_without_end_is_no_loop_without_end) {
  const auto sets = indication_sets_of(said({"+CNMI: (0-2000000000),(0-1)"}));
  EXPECT_LE(sets->allowed[0].size(), 256U);
}

TEST(Answers, indications_now_set_are_five_values) {
  EXPECT_EQ(indications_of(said({"+CNMI: 2,1,0,1,0"})), (std::array<int, 5>{2, 1, 0, 1, 0}));
  EXPECT_EQ(indications_of(said({"+CNMI: 2,1"})), (std::array<int, 5>{2, 1, 0, 0, 0}));
  EXPECT_FALSE(indications_of(said({"+CNMI: a,1"})));
  EXPECT_FALSE(indications_of(said({})));
}

TEST(Answers, services_are_a_list_a_range_or_both) {
  EXPECT_THAT(services_of(said({"+CSMS: (0,1)"})), ElementsAre(0, 1));
  EXPECT_THAT(services_of(said({"+CSMS: (0-1,128)"})), ElementsAre(0, 1, 128));
  EXPECT_THAT(services_of(said({"+CSMS: 0,128"})), ElementsAre(0, 128));
  EXPECT_THAT(services_of(said({})), IsEmpty());
}

TEST(Answers, a_listing_is_headers_with_their_pdus) {
  const auto messages =
      listing_of(said({"+CMGL: 0,1,,5", "0011223344AA", "+CMGL: 12,0,\"\",5", "00556677 ",
                       "+CMGL: 13,1,,0", "+CMGL: 14,3,,5", "0011223344BB"}));
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[0].index, 0);
  EXPECT_EQ(messages[0].status, 1);
  EXPECT_EQ(messages[0].length, 5);
  EXPECT_EQ(messages[0].pdu, "0011223344AA");
  EXPECT_EQ(messages[1].index, 12);
  EXPECT_EQ(messages[1].pdu, "00556677");
  EXPECT_EQ(messages[2].pdu, "") << "an empty slot";
  EXPECT_EQ(messages[3].index, 14);
  EXPECT_EQ(messages[3].pdu, "0011223344BB");
}

TEST(Answers, an_empty_slot_is_no_message_in_each_of_its_forms) {
  EXPECT_FALSE(message_of(said({})));
  EXPECT_FALSE(message_of(said({"+CMGR: 0,,0"})));
  EXPECT_FALSE(message_of(said({"+CMGR: 0,,0", ""})));
}

TEST(Answers, what_modems_hang_on_to_a_pdu_is_taken_away_and_no_octet_of_it) {
  struct Row {
    const char* header;
    const char* body;
    const char* pdu;
  };
  const Row rows[] = {
      {"+CMGR: 1,,5", "0011223344AA", "0011223344AA"},
      {"+CMGR: 1,,5", "0011223344AA,0", "0011223344AA"},
      {"+CMGR: 1,,5", "0011223344AAFFFFFFFF", "0011223344AA"},
      {"+CMGR: 1,,5", "0011223344aaffff", "0011223344aa"},
      {"+CMGR: 1,,3", "02919911223344", "02919911223344"},  // wrong length: not ours to cut
      {"+CMGR: 1,,3", "029199112233FF", "029199112233"},
      {"+CMGR: 1,,50", "0011", "0011"},  // cut short: the codec will say so
      {"+CMGR: 1,,", "0011FF", "0011FF"},
      {"+CMGR: 1,\"+447700900101\",,\"26/11/24\"", "Hello, you", "Hello, you"},  // text mode
      {"+CMGR: 1,,2", "001", "001"},
  };
  for (const Row& row : rows) {
    const auto message = message_of(said({row.header, row.body}));
    ASSERT_TRUE(message) << row.header << " " << row.body;
    EXPECT_EQ(message->pdu, row.pdu) << row.header;
    EXPECT_EQ(message->index, -1);
    EXPECT_EQ(message->status, 1);
  }
}

TEST(Answers, a_pdu_is_whole_if_it_has_as_many_octets_as_the_modem_said) {
  struct Row {
    const char* header;
    const char* pdu;
    bool whole;
  };
  const Row rows[] = {
      {"+CMGR: 1,,5", "001122334455", true},
      {"+CMGR: 1,,3", "02919911223344", false},
      {"+CMGR: 1,,4", "02919911223344", true},  // behind a service centre's number
      {"+CMGR: 1,,5", "0011223344", false},     // an octet was lost
      {"+CMGR: 1,,5", "00112233445", false},    // half of one
      {"+CMGR: 1,,5", "0011223344G5", false},
      {"+CMGR: 1,,50", "05", false},  // nothing but the length of a number
      {"+CMGR: 1,,", "001122334455", false},
      {"+CMGR: 1,,-1", "00", false},
  };
  for (const Row& row : rows) {
    const auto message = message_of(said({row.header, row.pdu}));
    ASSERT_TRUE(message) << row.header;
    EXPECT_EQ(is_whole(*message), row.whole) << row.header << " " << row.pdu;
  }
}

// Line 49 of the checklist of facts about TPDUs, whose other lines are told in tests/sms.
TEST(Checklist, line_49_a_length_that_disagrees_loses_no_octet_of_the_message) {
  // 24 octets behind the service centre's.
  constexpr const char* pdu =
      "00040C91447700091010000062211001000040"
      "05E8329BFD06";
  constexpr const char* padded =
      "00040C91447700091010000062211001000040"
      "05E8329BFD06FFFF";
  for (const char* head : {"+CMGR: 1,,24", "+CMGR: 1,,23", "+CMGR: 1,,10", "+CMGR: 1,,25",
                           "+CMGR: 1,,159", "+CMGR: 1,,0", "+CMGR: 1,,"}) {
    const auto message = message_of(said({head, pdu}));
    ASSERT_TRUE(message) << head;
    EXPECT_EQ(message->pdu, pdu) << head;
  }
  EXPECT_EQ(message_of(said({"+CMGR: 1,,24", padded}))->pdu, pdu);
}

TEST(Answers, a_notice_without_an_index_says_sweep) {
  struct Row {
    const char* line;
    const char* memory;
    std::optional<int> index;
  };
  const Row rows[] = {
      {"+CMTI: \"SM\",3", "SM", 3}, {"+CMTI: \"ME\",0", "ME", 0}, {"+CMTI: \"SM\",-1", "SM", {}},
      {"+CMTI: ,-1", "", {}},       {"+CMTI: -1", "", {}},        {"+CMTI: sm,5", "SM", 5},
      {"+CDSI: \"SR\",2", "SR", 2}, {"+CMTI:", "", {}},           {"+CMTI: \"SM\"", "SM", {}},
  };
  for (const Row& row : rows) {
    const auto notice = stored_notice_of(row.line);
    ASSERT_TRUE(notice) << row.line;
    EXPECT_EQ(notice->memory, row.memory) << row.line;
    EXPECT_EQ(notice->index, row.index) << row.line;
  }
  EXPECT_FALSE(stored_notice_of("+CMT: ,23"));
}

TEST(Answers, a_reference_is_one_octet_or_unknown) {
  EXPECT_EQ(reference_of(said({"+CMGS: 0"})), 0);
  EXPECT_EQ(reference_of(said({"+CMGS: 255,\"26/11/24,10:00:00+00\""})), 255);
  EXPECT_FALSE(reference_of(said({"+CMGS: 256"})));
  EXPECT_FALSE(reference_of(said({"+CMGS: -1"})));
  EXPECT_FALSE(reference_of(said({})));
}

}  // namespace
}  // namespace pigeon::at
