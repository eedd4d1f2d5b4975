#include "at/urc.h"

#include <gtest/gtest.h>

namespace pigeon::at {
namespace {

TEST(Urc, each_known_one_has_its_kind) {
  struct Row {
    const char* line;
    UrcKind kind;
  };
  const Row rows[] = {
      {"+CMTI: \"SM\",3", UrcKind::message_stored},
      {"+CMT: ,23", UrcKind::message},
      {"+CDSI: \"SM\",1", UrcKind::report_stored},
      {"+CDS: ,25", UrcKind::report},
      {"+CBM: 88", UrcKind::broadcast},
      {"RING", UrcKind::call},
      {"+CLIP: \"+447700900101\",145", UrcKind::call},
      {"NO CARRIER", UrcKind::call},
      {"+CREG: 1", UrcKind::registration},
      {"+CEREG: 5,\"00A1\"", UrcKind::registration},
      {"*PSUTTZ: 2026,11,24", UrcKind::time},
      {"+CTZV: +4", UrcKind::time},
      {"+CIEV: 2,3", UrcKind::indicator},
      {"+CIEV: smsfull,1", UrcKind::memory_full},
      {"+CUSD: 0,\"£5\",15", UrcKind::ussd},
      {"+CPIN: NOT READY", UrcKind::sim},
      {"+QUSIM: 1", UrcKind::sim},
      {"RDY", UrcKind::boot},
      {"^SYSSTART", UrcKind::boot},
      {"*ATREADY: 1", UrcKind::boot},
      {"NORMAL POWER DOWN", UrcKind::boot},
      {"SMS Ready", UrcKind::ready},
      {"SMS DONE", UrcKind::ready},
      {"+QIND: SMS DONE", UrcKind::ready},
      {"^SMMEMFULL: \"SM\"", UrcKind::memory_full},
      {"UNDER-VOLTAGE WARNNING", UrcKind::power},
      {"^RSSI:12", UrcKind::radio},
      {"+ZUSIMR:2", UrcKind::toolkit},
      {"$GPGGA,1", UrcKind::wrong_port},
      {"^BOOT:17,0", UrcKind::other},
      {"+PIGEON: 1", UrcKind::other},
      {"867698041234567", UrcKind::other},
      {"", UrcKind::other},
  };
  for (const Row& row : rows)
    EXPECT_EQ(kind_of(row.line), row.kind) << row.line;
}

TEST(Urc, a_foreign_prefix_or_a_known_word_looks_unsolicited) {
  for (const char* line : {"+CMTI: \"SM\",3", "^RSSI:12", "*EPEV", "#QSS: 3", "$GPGGA",
                           "%NWSTATE: 1", "_OSIGQ: 3", "RING", "SMS Ready", "RDY"}) {
    EXPECT_TRUE(looks_unsolicited(line)) << line;
  }
  for (const char* line : {"867698041234567", "SIMCOM_SIM800L", "0011223344", ""}) {
    EXPECT_FALSE(looks_unsolicited(line)) << line;
  }
}

TEST(Urc, only_texts_delivered_at_once_bring_a_pdu) {
  EXPECT_TRUE(brings_pdu("+CMT: ,23"));
  EXPECT_TRUE(brings_pdu("+CDS: 25"));
  EXPECT_TRUE(brings_pdu("+CBM: 88"));
  EXPECT_FALSE(brings_pdu("+CMTI: \"SM\",1"));
  EXPECT_FALSE(brings_pdu("+CDSI: \"SM\",1"));
}

}  // namespace
}  // namespace pigeon::at
