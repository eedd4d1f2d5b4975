#include "at/phrasebook.h"

#include <gmock/gmock.h>

namespace pigeon::at {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;

TEST(Phrasebook, spells_as_the_standards_do) {
  const std::pair<Command, const char*> rows[] = {
      {probe(), "AT"},
      {echo_off(), "ATE0"},
      {verbose(), "ATV1"},
      {quiet_off(), "ATQ0"},
      {numeric_errors(), "AT+CMEE=1"},
      {text_errors(), "AT+CMEE=2"},
      {reset_profile(), "ATZ"},
      {manufacturer(), "AT+CGMI"},
      {model(), "AT+CGMM"},
      {firmware(), "AT+CGMR"},
      {serial_number(), "AT+CGSN"},
      {subscriber(), "AT+CIMI"},
      {card(), "AT+CCID"},
      {about(), "ATI"},
      {pin_state(), "AT+CPIN?"},
      {enter_pin("0000"), "AT+CPIN=\"0000\""},
      {pin_tries_left(), "AT+CPINR"},
      {pdu_mode(), "AT+CMGF=0"},
      {mode_query(), "AT+CMGF?"},
      {service_query(), "AT+CSMS=?"},
      {select_service(1), "AT+CSMS=1"},
      {storages_query(), "AT+CPMS=?"},
      {storage_use(), "AT+CPMS?"},
      {select_storages("ME"), "AT+CPMS=\"ME\""},
      {select_storages("ME", "SM"), "AT+CPMS=\"ME\",\"SM\""},
      {select_storages("ME", "SM", "MT"), "AT+CPMS=\"ME\",\"SM\",\"MT\""},
      {indications_query(), "AT+CNMI=?"},
      {indications(), "AT+CNMI?"},
      {select_indications(2, 1, 0, 1, 0), "AT+CNMI=2,1,0,1,0"},
      {list_all(), "AT+CMGL=4"},
      {read_message(0), "AT+CMGR=0"},
      {erase_message(12), "AT+CMGD=12"},
      {submit_message(17), "AT+CMGS=17"},
      {acknowledge(), "AT+CNMA"},
      {acknowledge_pdu(), "AT+CNMA=1"},
      {signal_quality(), "AT+CSQ"},
      {registration(), "AT+CREG?"},
      {packet_registration(), "AT+CGREG?"},
      {lte_registration(), "AT+CEREG?"},
      {report_registration(2), "AT+CREG=2"},
      {network_operator(), "AT+COPS?"},
      {service_centre(), "AT+CSCA?"},
      {set_service_centre("+447785016005"), "AT+CSCA=\"+447785016005\",145"},
      {set_service_centre("07785016005"), "AT+CSCA=\"07785016005\",129"},
      {functionality(), "AT+CFUN?"},
      {set_functionality(4), "AT+CFUN=4"},
      {restart(), "AT+CFUN=1,1"},
  };
  for (const auto& [command, wire_text] : rows)
    EXPECT_EQ(command.wire_text(), wire_text);
}

TEST(Phrasebook, patience_fits_the_command) {
  EXPECT_EQ(probe().deadline(), seconds(2));
  EXPECT_EQ(signal_quality().deadline(), seconds(10));
  EXPECT_EQ(enter_pin("0000").deadline(), seconds(30));
  EXPECT_EQ(select_storages("SM").deadline(), seconds(20));
  EXPECT_EQ(list_all().deadline(), seconds(60));
  EXPECT_EQ(submit_message(1).deadline(), seconds(120));
  EXPECT_EQ(set_functionality(1).deadline(), seconds(15));
  EXPECT_EQ(set_functionality(4).deadline(), seconds(40));
  EXPECT_EQ(submit_message(1).within(seconds(180)).deadline(), seconds(180));
}

TEST(Phrasebook, each_answer_is_known_by_its_own_prefix) {
  EXPECT_THAT(signal_quality().prefixes(), ElementsAre("+CSQ:"));
  EXPECT_THAT(select_storages("SM").prefixes(), ElementsAre("+CPMS:"));
  EXPECT_TRUE(list_all().owns("+CMGL: 1,1,,5"));
  EXPECT_FALSE(list_all().owns("+CMGR: 1,,5"));
  EXPECT_TRUE(list_all().takes_bare_lines());
  EXPECT_FALSE(signal_quality().takes_bare_lines());
  EXPECT_TRUE(serial_number().takes_bare_lines());
  EXPECT_TRUE(echo_off().expects_no_lines());
  EXPECT_FALSE(signal_quality().expects_no_lines());
  EXPECT_TRUE(lte_registration().has_registration_shape());
}

TEST(Phrasebook, a_pin_is_secret_however_it_is_spelled) {
  EXPECT_TRUE(enter_pin("1234").is_secret());
  EXPECT_TRUE(typed("at+cpin=1234", seconds(1)).is_secret());
  EXPECT_FALSE(typed("AT+CPIN?", seconds(1)).is_secret());
  EXPECT_FALSE(pin_state().is_secret());
}

TEST(Phrasebook, what_a_person_types_is_taken_with_or_without_at) {
  for (const char* text : {"AT+CSQ", "at+CSQ", "+CSQ", " AT+CSQ"}) {
    EXPECT_EQ(typed(text, seconds(1)).wire_text(), "AT+CSQ") << text;
  }
  EXPECT_THAT(typed("at+csq", seconds(1)).prefixes(), ElementsAre("+CSQ:"));
  EXPECT_THAT(typed("AT+CPMS=\"SM\"", seconds(1)).prefixes(), ElementsAre("+CPMS:"));
  EXPECT_EQ(typed("AT", seconds(1)).wire_text(), "AT");
  EXPECT_EQ(typed("", seconds(1)).wire_text(), "AT");
}

TEST(Phrasebook, what_a_person_types_can_not_leave_the_dialogue) {
  EXPECT_EQ(typed("AT+CSQ\r\nAT+CFUN=0\x1A\x1B", seconds(1)).wire_text(), "AT+CSQAT+CFUN=0");
}

TEST(Phrasebook, a_call_may_end_with_no_carrier) {
  EXPECT_TRUE(typed("ATD+447700900101;", seconds(1)).dials());
  EXPECT_TRUE(typed("ATA", seconds(1)).dials());
  EXPECT_FALSE(typed("AT+CSQ", seconds(1)).dials());
}

}  // namespace
}  // namespace pigeon::at
