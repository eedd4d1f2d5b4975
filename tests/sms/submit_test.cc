#include "sms/submit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sms/decode.h"
#include "sms/join.h"

namespace pigeon::sms {
namespace {

SubmitOptions to(std::string number) {
  SubmitOptions options;
  options.to = std::move(number);
  return options;
}

std::string hex_of(std::string_view text, const SubmitOptions& options,
                   const SegmentOptions& segments = {}) {
  const auto parts = encode_submit(text, options, segments);
  if (!parts) return parts.error().code();
  return parts->size() == 1 ? parts->front().hex : std::to_string(parts->size()) + " parts";
}

TEST(Submit, the_example_of_every_modem_manual) {
  const auto parts = encode_submit("hellohello", to("+46708251358"));
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1u);
  EXPECT_EQ(parts->front().hex, "0001000B916407281553F800000AE8329BFD4697D9EC37");
  EXPECT_EQ(parts->front().tpdu_length, 22);
}

TEST(Submit, each_option_has_its_place) {
  SubmitOptions options = to("60777");
  options.report = true;
  EXPECT_EQ(hex_of("A", options), "00210005810677F700000141");
  options.reject_duplicates = true;
  EXPECT_EQ(hex_of("A", options), "00250005810677F700000141");
  options.validity = Validity::relative(std::chrono::hours(24));
  EXPECT_EQ(hex_of("A", options), "00350005810677F70000A70141");
  options.message_class = 0;
  EXPECT_EQ(hex_of("A", options), "00350005810677F70010A70141");
  EXPECT_EQ(hex_of("ж", options), "00350005810677F70018A7020436");
}

TEST(Submit, a_service_centre_stands_in_front_and_is_not_counted) {
  SubmitOptions options = to("60777");
  options.smsc = "+447785016005";
  const auto parts = encode_submit("A", options);
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->front().hex, "0791447758100650010005810677F700000141");
  EXPECT_EQ(parts->front().tpdu_length, 11);
}

TEST(Submit, what_cannot_be_encoded_is_refused_by_name) {
  EXPECT_EQ(hex_of("A", to("hello")), "invalid-number");
  EXPECT_EQ(hex_of("A", to("")), "invalid-number");
  EXPECT_EQ(hex_of("", to("60777")), "empty-text");
  EXPECT_EQ(hex_of("\xFF", to("60777")), "invalid-utf8");
  EXPECT_EQ(hex_of(std::string(255 * 153 + 1, 'a'), to("60777")), "text-too-long");
  for (const int bad : {-1, 4}) {
    SubmitOptions options = to("60777");
    options.message_class = bad;
    EXPECT_EQ(hex_of("A", options), "invalid-class");
    EXPECT_EQ(encode_submit(*segment("A"), 0, options).error().code(), "invalid-class");
  }
  SubmitOptions options = to("60777");
  options.smsc = "there";
  EXPECT_EQ(hex_of("A", options), "invalid-number");
}

TEST(Submit, a_national_table_is_named_in_the_header) {
  SegmentOptions segments;
  segments.languages = only_language(1);
  EXPECT_EQ(hex_of("ş", to("60777"), segments), "00410005810677F700000703240101D8CC01");
}

TEST(Submit, a_part_alone_is_the_same_as_among_all) {
  SubmitOptions options = to("+447700900101");
  options.concat_reference = 7;
  const std::string text(500, 'a');
  const auto segmentation = segment(text);
  const auto all = encode_submit(text, options);
  ASSERT_EQ(all->size(), segmentation->size());
  for (std::size_t i = 0; i < all->size(); ++i)
    EXPECT_EQ(encode_submit(*segmentation, i, options), (*all)[i]);
}

TEST(Submit, a_long_text_comes_back_whole) {
  SubmitOptions options = to("+447700900101");
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
    for (const Pdu& pdu : pdus) {
      submits.push_back(pdu.submit());
      told += pdu.submit()->text;
      ASSERT_TRUE(pdu.submit()->concat);
      EXPECT_EQ(pdu.submit()->concat->reference, wide ? 0x1234 : 0x34);
      EXPECT_EQ(pdu.submit()->concat->sequence, submits.size());
      EXPECT_EQ(pdu.submit()->concat->total, parts->size());
    }
    EXPECT_EQ(join(std::span<const Submit* const>(submits)), text);
    EXPECT_EQ(told, text);
  }
}

}  // namespace
}  // namespace pigeon::sms
