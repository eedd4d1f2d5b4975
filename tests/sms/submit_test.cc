#include "sms/submit.h"

#include <gtest/gtest.h>

#include "sms/decode.h"
#include "sms/join.h"

namespace pigeon::sms {
namespace {

TEST(Submit, the_example_of_every_modem_manual) {
  SubmitOptions options;
  options.to = "+46708251358";
  const auto parts = encode_submit("hellohello", options);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1u);
  EXPECT_EQ(parts->front().hex, "0001000B916407281553F800000AE8329BFD4697D9EC37");
  EXPECT_EQ(parts->front().tpdu_length, 22);
}

TEST(Submit, a_long_text_comes_back_whole) {
  SubmitOptions options;
  options.to = "+447700900101";
  options.concat_reference = 0x1234;
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += i % 7 == 0 ? "€" : "a";
  for (const bool wide : {false, true}) {
    SegmentOptions segments;
    segments.sixteen_bit_reference = wide;
    const auto parts = encode_submit(text, options, segments);
    ASSERT_TRUE(parts);
    std::vector<Pdu> pdus;
    for (const auto& part : *parts)
      pdus.push_back(decode_received(part.hex).value());
    std::vector<const Submit*> submits;
    std::string told;
    for (const auto& pdu : pdus) {
      submits.push_back(pdu.submit());
      told += pdu.submit()->text;
      ASSERT_TRUE(pdu.submit()->concat);
      EXPECT_EQ(pdu.submit()->concat->reference, wide ? 0x1234 : 0x34);
      EXPECT_EQ(pdu.submit()->concat->sequence, submits.size());
    }
    EXPECT_EQ(join(std::span<const Submit* const>(submits)), text);
    EXPECT_EQ(told, text);
  }
}

}  // namespace
}  // namespace pigeon::sms
