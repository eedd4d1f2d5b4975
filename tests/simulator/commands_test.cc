// What a modem answers to each command: rows of 27.005, 27.007 and V.250.
#include <gtest/gtest.h>

#include "simulator/made_up_world.h"

namespace pigeon::simulator {
namespace {

struct Row {
  std::string_view line;
  std::string_view answer;  // lines, "|" between them
};

// "\r\n+CSQ: 23,0\r\n\r\nOK\r\n" as "+CSQ: 23,0|OK".
std::string lines(std::string_view written) {
  std::string text;
  std::size_t start = 0;
  while (start < written.size()) {
    const std::size_t end = written.find("\r\n", start);
    const std::string_view line = written.substr(start, end - start);
    if (!line.empty()) text += (text.empty() ? "" : "|") + std::string(line);
    if (end == std::string_view::npos) break;
    start = end + 2;
  }
  return text;
}

void expect_rows(World& world, std::span<const Row> rows) {
  for (const Row& row : rows)
    EXPECT_EQ(lines(world.at(0, row.line)), row.answer) << row.line;
}

TEST(Commands, tell_what_the_modem_is) {
  World world(2);
  world.at(0, "ATE0");
  const Row rows[] = {
      {"AT", "OK"},
      {"ATI", "Manufacturer: Pigeon|Model: Made-up modem|Revision: 1.0|IMEI: 356723110000012|OK"},
      {"AT+CGMI", "Pigeon|OK"},
      {"AT+GMM", "Made-up modem|OK"},
      {"AT+CGMR", "1.0|OK"},
      {"AT+CGSN", "356723110000012|OK"},
      {"AT+CGSN=?", "OK"},
      {"AT+CIMI", "234150000000001|OK"},
      {"AT+CCID", "+CCID: 8944150000000000017|OK"},
      {"AT+CNUM", "+CNUM: ,\"+447700900001\",145|OK"},
      {"AT+GCAP", "+GCAP: +CGSM|OK"},
      {"AT+CCLK?", "+CCLK: \"26/11/24,17:30:00+00\"|OK"},
      {"AT+CBC", "+CBC: 0,100|OK"},
  };
  expect_rows(world, rows);
  EXPECT_NE(world.modem(0).imei(), world.modem(1).imei());
}

TEST(Commands, tell_of_the_network) {
  World world(1);
  world.at(0, "ATE0");
  const Row rows[] = {
      {"AT+CSQ", "+CSQ: 23,0|OK"},
      {"AT+CSQ=?", "+CSQ: (0-31,99),(0-7,99)|OK"},
      {"AT+CREG?", "+CREG: 0,1|OK"},
      {"AT+CREG=2;+CREG?", "+CREG: 2,1,\"00A1\",\"0001C0DE\",7|OK"},
      {"AT+CGREG=?", "+CGREG: (0-2)|OK"},
      {"AT+CEREG?", "+CEREG: 0,1|OK"},
      {"AT+COPS?", "+COPS: 0,0,\"Pigeon Net\",7|OK"},
      {"AT+COPS=3,2;+COPS?", "+COPS: 0,2,\"23415\",7|OK"},
      {"AT+CLIP=1;+CLIP?", "+CLIP: 1,1|OK"},
      {"ATH", "OK"},
      {"ATD+447700900101;", "NO CARRIER"},
  };
  expect_rows(world, rows);
}

TEST(Commands, settings_are_tested_read_and_set) {
  World world(1);
  world.at(0, "ATE0");
  const Row rows[] = {
      {"AT+CMGF?", "+CMGF: 1|OK"},
      {"AT+CMGF=?", "+CMGF: (0-1)|OK"},
      {"AT+CMGF=0;+CMGF?", "+CMGF: 0|OK"},
      {"AT+CMGF=2", "ERROR"},
      {"AT+CMEE=?", "+CMEE: (0-2)|OK"},
      {"AT+CMEE=1", "OK"},
      {"AT+CMGF=2", "+CME ERROR: 50"},
      {"AT+NOPE", "+CME ERROR: 4"},
      {"AT+CMEE=2;+NOPE", "+CME ERROR: operation not supported"},
      {"AT+CSMS=?", "+CSMS: (0,1)|OK"},
      {"AT+CSMS=1;+CSMS?", "+CSMS: 1,1,1|+CSMS: 1,1,1,1|OK"},
      {"AT+CSMS=128", "+CMS ERROR: operation not supported"},
      {"AT+CNMI=?", "+CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)|OK"},
      {"AT+CNMI=2,1,0,2,0;+CNMI?", "+CNMI: 2,1,0,2,0|OK"},
      {"AT+CNMI=1,,,1;+CNMI?", "+CNMI: 1,1,0,1,0|OK"},
      {"AT+CNMI=2,1,0,3,0", "+CMS ERROR: operation not supported"},
      {"AT+CNMI?", "+CNMI: 1,1,0,1,0|OK"},
      {"AT+CSCA?", "+CSCA: \"+447700900999\",145|OK"},
      {"AT+CSCA=\"+447700900998\",145;+CSCA?", "+CSCA: \"+447700900998\",145|OK"},
      {"AT+CSCS=?", "+CSCS: (\"GSM\",\"IRA\",\"UCS2\")|OK"},
      {"AT+CSCS=\"UCS2\";+CSCS?", "+CSCS: \"UCS2\"|OK"},
      {"AT+CSCS=\"KOI8\"", "+CME ERROR: Incorrect parameters"},
      {"AT+CMMS=2;+CMMS?", "+CMMS: 2|OK"},
      {"AT+CSMP=49,167,0,0;+CSMP?", "+CSMP: 49,167,0,0|OK"},
  };
  expect_rows(world, rows);
}

TEST(Commands, memories_are_listed_and_chosen) {
  World world(1);
  world.at(0, "ATE0");
  const Row rows[] = {
      {"AT+CPMS=?", "+CPMS: (\"ME\",\"SM\"),(\"ME\",\"SM\"),(\"ME\",\"SM\")|OK"},
      {"AT+CPMS?", "+CPMS: \"ME\",0,50,\"ME\",0,50,\"ME\",0,50|OK"},
      {"AT+CPMS=\"SM\",\"SM\"", "+CPMS: 0,50,0,50,0,50|OK"},
      {"AT+CPMS?", "+CPMS: \"SM\",0,50,\"SM\",0,50,\"ME\",0,50|OK"},
      {"AT+CPMS=\"XX\"", "+CMS ERROR: 302"},
      {"AT+CMGR=1", "+CMS ERROR: 321"},
      {"AT+CMGR=51", "+CMS ERROR: 321"},
      {"AT+CMGL=4", "+CMS ERROR: 302"},  // a number in text mode
      {"AT+CMGL=\"ALL\"", "OK"},
      {"AT+CMGF=0;+CMGL=4", "OK"},
      {"AT+CMGD=?", "+CMGD: (1-50),(0-4)|OK"},
      {"AT+CMGD=1", "OK"},
      {"AT+CMGD=0", "+CMS ERROR: 321"},
  };
  expect_rows(world, rows);
}

TEST(Commands, a_line_with_an_unknown_command_stops_there) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(lines(world.at(0, "AT+CSQ;+NOPE;+CMGF=0")), "+CSQ: 23,0|ERROR");
  EXPECT_EQ(lines(world.at(0, "AT+CMGF?")), "+CMGF: 1|OK");
}

TEST(Commands, formats_of_answers_follow_e_v_and_q) {
  World world(1);
  EXPECT_EQ(world.at(0, "AT"), "AT\r\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "ATE0"), "ATE0\r\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT"), "\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "ATV0"), "0\r");
  EXPECT_EQ(world.at(0, "AT+CSQ"), "+CSQ: 23,0\r\n0\r");
  EXPECT_EQ(world.at(0, "AT+NOPE"), "4\r");
  EXPECT_EQ(world.at(0, "ATV1Q1"), "");
  EXPECT_EQ(world.at(0, "AT+CSQ"), "\r\n+CSQ: 23,0\r\n");
  EXPECT_EQ(world.at(0, "ATZ"), "\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT"), "AT\r\r\nOK\r\n");
}

TEST(Commands, a_line_is_edited_with_backspace_and_repeated_with_a_slash) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(lines(world.at(0, "AT+CSX\bQ")), "+CSQ: 23,0|OK");
  world.modem(0).feed("A/");
  EXPECT_EQ(lines(world.desk(0).take()), "+CSQ: 23,0|OK");
}

TEST(Commands, a_line_may_come_in_any_pieces_and_after_noise) {
  World world(1);
  world.at(0, "ATE0");
  for (const char c : std::string("\n\n~!at+c"))
    world.modem(0).feed(std::string(1, c));
  EXPECT_EQ(lines(world.at(0, "sq")), "+CSQ: 23,0|OK");
}

TEST(Commands, a_line_without_at_is_no_command) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(world.at(0, "hello"), "");
  EXPECT_EQ(lines(world.at(0, "AT")), "OK");
}

TEST(Commands, two_lines_in_one_write_are_answered_in_turn) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(lines(world.at(0, "AT+CSQ\rAT+CMGF?")), "+CSQ: 23,0|OK|+CMGF: 1|OK");
}

TEST(Commands, wait_for_the_pin) {
  World world(1, {.pin = "0000"});
  world.at(0, "ATE0+CMEE=1");
  const Row locked[] = {
      {"AT+CPIN?", "+CPIN: SIM PIN|OK"},
      {"AT+CREG?", "+CREG: 0,0|OK"},
      {"AT+CIMI", "+CME ERROR: 11"},
      {"AT+CPMS?", "+CMS ERROR: 311"},
      {"AT+CPINR", "+CPINR: SIM PIN,3,3|+CPINR: SIM PUK,10,10|OK"},
      {"AT+CPIN=\"1234\"", "+CME ERROR: 16"},
      {"AT+CPINR=\"SIM PIN\"", "+CPINR: SIM PIN,2,3|OK"},
      {"AT+CPIN=\"0000\"", "OK"},
      {"AT+CPIN?", "+CPIN: READY|OK"},
      {"AT+CPMS?", "+CMS ERROR: 314"},  // the SIM is still being read
  };
  expect_rows(world, locked);
  world.scheduler.pass(kSmsReadyTime);
  EXPECT_EQ(lines(world.desk(0).take()), "SMS Ready");
  EXPECT_EQ(lines(world.at(0, "AT+CPMS=\"SM\"")), "+CPMS: 0,50,0,50,0,50|OK");
  EXPECT_EQ(lines(world.at(0, "AT+CPIN=\"0000\"")), "+CME ERROR: 3");
}

TEST(Commands, three_wrong_pins_leave_the_puk) {
  World world(1, {.pin = "0000"});
  world.at(0, "ATE0+CMEE=1");
  const Row rows[] = {
      {"AT+CPIN=\"1111\"", "+CME ERROR: 16"}, {"AT+CPIN=\"1111\"", "+CME ERROR: 16"},
      {"AT+CPIN=\"1111\"", "+CME ERROR: 12"}, {"AT+CPIN?", "+CPIN: SIM PUK|OK"},
      {"AT+CIMI", "+CME ERROR: 12"},          {"AT+CPIN=\"12345678\",\"2222\"", "OK"},
      {"AT+CPIN?", "+CPIN: READY|OK"},
  };
  expect_rows(world, rows);
}

TEST(Commands, ussd_is_answered_with_the_balance) {
  World world(1);
  world.at(0, "ATE0");
  EXPECT_EQ(lines(world.at(0, "AT+CUSD=1,\"*100#\",15")), "OK");
  world.scheduler.pass(Milliseconds(200));
  EXPECT_EQ(lines(world.desk(0).take()), "+CUSD: 0,\"Your balance is GBP 12.34\",15");
  EXPECT_EQ(lines(world.at(0, "AT+CUSD=?")), "+CUSD: (0-2)|OK");
}

TEST(Commands, a_family_has_its_own_ways) {
  World huawei(1, {}, "huawei");
  huawei.at(0, "ATE0");
  EXPECT_EQ(lines(huawei.at(0, "AT+CMGR=0")), "OK");
  EXPECT_EQ(lines(huawei.at(0, "AT+CMGD=?")), "+CMGD: (0-19),(0-4)|OK");
  EXPECT_EQ(lines(huawei.at(0, "AT+CPMS?")), "+CPMS: \"SM\",0,20,\"SM\",0,20,\"SM\",0,20|OK");

  World sim800(1, {}, "simcom-2g");
  sim800.at(0, "ATE0");
  EXPECT_EQ(lines(sim800.at(0, "AT+CNMI=2,1,0,2,0")), "+CMS ERROR: 303");
  EXPECT_EQ(lines(sim800.at(0, "AT+CNMI=2,1,0,1,0")), "OK");

  World a76xx(1, {}, "simcom-a76xx");
  a76xx.at(0, "ATE0");
  EXPECT_EQ(a76xx.at(0, "AT+CMGF=0;+CMGS=20"), "\r\n>\r\n");
}

}  // namespace
}  // namespace pigeon::simulator
