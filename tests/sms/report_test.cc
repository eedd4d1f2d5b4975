#include "sms/report.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

std::vector<std::uint8_t> octets(std::string_view hex) {
  return from_hex(hex).value();
}

TEST(Report, rp_ack_of_a_deliver_report_may_be_two_octets) {
  const auto report = decode_deliver_report(octets("0000"));
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->is_error());
  EXPECT_FALSE(report->pid || report->service_centre_time);
  EXPECT_TRUE(report->text.empty());
}

TEST(Report, rp_ack_of_a_deliver_report_with_text) {
  const auto report = decode_deliver_report(octets("0007000005E8329BFD06"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->pid, 0);
  EXPECT_EQ(report->text, "hello");
}

TEST(Report, rp_error_of_a_deliver_report_says_its_cause) {
  const auto plain = decode_deliver_report(octets("00D300"));  // D3: memory capacity exceeded
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->cause, 0xD3);
  const auto with_text = decode_deliver_report(octets("00D30405E8329BFD06"));
  ASSERT_TRUE(with_text);
  EXPECT_EQ(with_text->cause, 0xD3);
  EXPECT_EQ(with_text->text, "hello");
}

TEST(Report, rp_ack_of_a_submit_report_has_the_time_of_the_service_centre) {
  const auto report = decode_submit_report(octets("010062211001000040"));
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->is_error());
  EXPECT_EQ(report->service_centre_time->rfc3339(), "2026-12-01T10:00:00+01:00");
}

TEST(Report, rp_error_of_a_submit_report_with_text) {
  const auto report = decode_submit_report(octets("01C30762211001000040000005E8329BFD06"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->cause, 0xC3);  // the subscriber is not known at the service centre
  EXPECT_EQ(report->pid, 0);
  EXPECT_EQ(report->text, "hello");
}

TEST(Report, another_type_and_what_is_cut_off_are_errors) {
  EXPECT_FALSE(decode_deliver_report(octets("0100")));
  EXPECT_FALSE(decode_submit_report(octets("0000")));
  EXPECT_FALSE(decode_deliver_report({}));
  EXPECT_FALSE(decode_submit_report(octets("01")));
  const auto cut = decode_submit_report(octets("0100622110"));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().offset, 2u);
}

}  // namespace
}  // namespace pigeon::sms
