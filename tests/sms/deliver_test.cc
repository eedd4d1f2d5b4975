#include "sms/deliver.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sms/decode.h"
#include "sms/join.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

DeliverFields from(const Address& originator, std::string text) {
  DeliverFields fields;
  fields.originator = originator;
  fields.text = std::move(text);
  fields.time = parse_rfc3339("2026-12-01T09:00:00Z").value();
  fields.offset = std::chrono::minutes(60);
  return fields;
}

TEST(Deliver, octet_by_octet) {
  DeliverFields fields = from(*Address::from_number("+447700900101"), "hello");
  fields.smsc = *Address::from_number("+447877016005");
  const auto parts = encode_deliver(fields);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1u);
  EXPECT_EQ(parts->front().hex,
            "0791448777100650040C914477000910100000"
            "6221100100004005E8329BFD06");
  EXPECT_EQ(parts->front().tpdu_length, 24);
}

TEST(Deliver, what_was_put_in_is_read_out) {
  DeliverFields fields = from(*Address::from_name("Bright"), "приём 😀");
  fields.pid = 0x40;
  fields.message_class = 0;
  fields.report = true;
  const auto parts = encode_deliver(fields);
  const auto pdu = decode_received(parts->front().hex);
  ASSERT_TRUE(pdu);
  const Deliver& deliver = *pdu->deliver();
  EXPECT_FALSE(pdu->smsc);
  EXPECT_EQ(deliver.originator, fields.originator);
  EXPECT_EQ(deliver.text, fields.text);
  EXPECT_EQ(deliver.service_centre_time.rfc3339(), "2026-12-01T10:00:00+01:00");
  EXPECT_EQ(deliver.pid, 0x40);
  EXPECT_EQ(deliver.dcs.message_class(), 0);
  EXPECT_TRUE(deliver.sri());
  EXPECT_TRUE(deliver.mms());
}

TEST(Deliver, a_long_text_goes_in_parts_and_only_the_last_says_no_more) {
  DeliverFields fields = from(*Address::from_number("60777"), std::string(400, '['));
  fields.concat_reference = 0x99;
  const auto parts = encode_deliver(fields);
  ASSERT_TRUE(parts);
  std::vector<Pdu> pdus;
  for (const auto& part : *parts)
    pdus.push_back(decode_received(part.hex).value());
  std::vector<const Deliver*> delivers;
  for (const Pdu& pdu : pdus) {
    delivers.push_back(pdu.deliver());
    EXPECT_EQ(pdu.deliver()->concat->reference, 0x99);
    EXPECT_EQ(pdu.deliver()->mms(), delivers.size() == parts->size());
  }
  EXPECT_EQ(join(std::span<const Deliver* const>(delivers)), fields.text);
}

TEST(Deliver, a_submit_is_handed_on_as_it_is) {
  SubmitOptions options;
  options.to = "+447700900102";
  for (const std::string& text :
       {std::string("hello €"), std::string(200, 'x'), std::string("ж")}) {
    const auto submits = encode_submit(text, options);
    for (const auto& part : *submits) {
      const auto submit = decode_received(part.hex);
      const DeliverHead head = from(*Address::from_number("+447700900101"), "");
      const auto handed_on = encode_deliver(head, *submit->submit());
      ASSERT_TRUE(handed_on);
      const auto deliver = decode_received(handed_on->hex);
      EXPECT_EQ(deliver->deliver()->user_data, submit->submit()->user_data);
      EXPECT_EQ(deliver->deliver()->concat, submit->submit()->concat);
      EXPECT_EQ(deliver->deliver()->text, submit->submit()->text);
      EXPECT_EQ(deliver->deliver()->originator.text, "+447700900101");
    }
  }
}

TEST(Deliver, what_cannot_be_encoded_is_refused_by_name) {
  EXPECT_EQ(encode_deliver(from(Address{"+44x", 1, 1}, "a")).error().code(), "invalid-number");
  EXPECT_EQ(encode_deliver(from(Address{"a name too long", 5, 0}, "a")).error().code(),
            "invalid-sender");
  EXPECT_EQ(encode_deliver(from(Address{}, "")).error().code(), "empty-text");
  DeliverFields fields = from(Address{}, "a");
  fields.smsc = Address{"x", 0, 1};
  EXPECT_EQ(encode_deliver(fields).error().code(), "invalid-number");
  EXPECT_EQ(encode_deliver(DeliverHead(fields), UserData{}).error().code(), "invalid-number");
}

TEST(StatusReport, what_was_put_in_is_read_out) {
  StatusReportFields fields;
  fields.reference = 0x25;
  fields.recipient = *Address::from_number("+447700900101");
  fields.service_centre_time = parse_rfc3339("2026-12-01T09:00:00Z").value();
  fields.discharge = parse_rfc3339("2026-12-01T09:00:10Z").value();
  fields.offset = std::chrono::minutes(60);
  fields.status = 0x46;
  const auto part = encode_status_report(fields);
  ASSERT_TRUE(part);
  EXPECT_EQ(part->hex, "0006250C91447700091010622110010000406221100100014046");
  EXPECT_EQ(part->tpdu_length, 25);
  const auto pdu = decode_received(part->hex);
  EXPECT_EQ(pdu->status_report()->status, 0x46);
  EXPECT_EQ(pdu->status_report()->recipient, fields.recipient);
}

TEST(StatusReport, an_address_that_cannot_be_written_is_refused) {
  StatusReportFields fields;
  fields.recipient = Address{"+44x", 1, 1};
  EXPECT_EQ(encode_status_report(fields).error().code(), "invalid-number");
  fields.recipient = Address{};
  fields.smsc = Address{"x", 0, 1};
  EXPECT_EQ(encode_status_report(fields).error().code(), "invalid-number");
}

}  // namespace
}  // namespace pigeon::sms
