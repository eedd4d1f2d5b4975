#include "sms/decode.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

// A DELIVER from the service centre +447785016005, sender +447700900101, DCS 00, 2026-12-01
// 10:00:00 at +01:00, "hello".
constexpr std::string_view kHello =
    "0791448777100650040C9144770009101000006221100100004005E8329BFD06";

const Deliver& deliver_of(const Decoded<Pdu>& pdu) {
  EXPECT_TRUE(pdu.has_value()) << (pdu ? "" : pdu.error().reason);
  return *pdu->deliver();
}

TEST(Decode, a_deliver_gives_every_field) {
  const auto pdu = decode_received(kHello);
  const Deliver& deliver = deliver_of(pdu);
  EXPECT_EQ(pdu->smsc->text, "+447877016005");
  EXPECT_EQ(pdu->tpdu_offset, 8u);
  EXPECT_EQ(pdu->trailing, 0u);
  EXPECT_EQ(deliver.originator.text, "+447700900101");
  EXPECT_EQ(deliver.pid, 0);
  EXPECT_EQ(deliver.dcs.value(), 0);
  EXPECT_EQ(deliver.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(deliver.length, 5);
  EXPECT_EQ(deliver.text, "hello");
  EXPECT_FALSE(deliver.truncated);
  EXPECT_TRUE(deliver.mms());
  EXPECT_FALSE(deliver.lp() || deliver.sri() || deliver.rp() || deliver.has_header);
}

TEST(Decode, a_status_report_gives_what_became_of_the_text) {
  const auto pdu = decode_received(
      "0006250C914477000910106221100100004062211001000140"
      "00");
  ASSERT_TRUE(pdu) << pdu.error().reason;
  const StatusReport& report = *pdu->status_report();
  EXPECT_EQ(report.reference, 0x25);
  EXPECT_EQ(report.recipient.text, "+447700900101");
  EXPECT_EQ(report.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(report.discharge.rfc3339(), "2026-12-01T10:00:10+01:00");
  EXPECT_EQ(report.status, 0);
  EXPECT_FALSE(report.pid);
  EXPECT_FALSE(report.truncated);
}

}  // namespace
}  // namespace pigeon::sms
