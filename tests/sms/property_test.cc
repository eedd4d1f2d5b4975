// Laws that hold for whatever comes: what is encoded is decoded again, and nothing that is mutated
// does harm. Seeds are fixed, so that a failure can be repeated.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/hex.h"
#include "base/utf8.h"
#include "sms/decode.h"
#include "sms/deliver.h"
#include "sms/join.h"
#include "sms/submit.h"

namespace pigeon::sms {
namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool toss() { return below(2) == 0; }

  std::string text() {
    static const std::u32string gsm7 = U"abcXYZ 019@£$Δ_\n\r{}[]~|€^\\\f";
    static const std::u32string any = U"aé€жş😀न\u0000\uFFFF\U0010FFFFé@";
    const auto& letters = below(3) == 0 ? any : gsm7;
    std::string utf8;
    const std::size_t size = 1 + below(toss() ? 40 : 700);
    for (std::size_t i = 0; i < size; ++i)
      append_utf8(utf8, letters[below(letters.size())]);
    return utf8;
  }

  Address address() {
    if (below(4) == 0) return Address::from_name(toss() ? "@Shop[1]@" : "Dentist").value();
    std::string number = toss() ? "+" : "";
    const std::size_t size = 1 + below(20);
    for (std::size_t i = 0; i < size; ++i)
      number += static_cast<char>('0' + below(10));
    return Address::from_number(number).value();
  }

  SegmentOptions segments() {
    SegmentOptions options;
    options.sixteen_bit_reference = toss();
    options.languages = below(3) == 0 ? kAnyLanguage : kNoLanguage;
    if (below(8) == 0) options.alphabet = AlphabetChoice::ucs2;
    return options;
  }

  Validity validity() {
    switch (below(5)) {
      case 0:
        return Validity::relative(relative_validity(static_cast<std::uint8_t>(below(256))));
      case 1:
        return Validity::absolute(time(), std::chrono::minutes(15 * below(50)));
      case 2:
        return Validity::enhanced_minutes(std::chrono::minutes(5 * (1 + below(100))));
      case 3:
        return Validity::enhanced_seconds(std::chrono::seconds(1 + below(300'000)));
      default:
        return {};
    }
  }

  Instant time() { return Instant(std::chrono::seconds(1'500'000'000 + below(1'000'000'000))); }

  std::uint16_t sixteen_bits() { return static_cast<std::uint16_t>(random_()); }

 private:
  std::mt19937 random_;
};

template <class Tpdu>
std::string joined(const std::vector<Pdu>& pdus) {
  std::vector<const UserData*> parts;
  for (const Pdu& pdu : pdus)
    parts.push_back(&std::get<Tpdu>(pdu.tpdu));
  return join(std::span<const UserData* const>(parts));
}

TEST(Property, a_deliver_that_was_encoded_is_decoded_to_the_same) {
  Dice dice(40);
  for (int i = 0; i < 300; ++i) {
    DeliverFields fields;
    fields.originator = dice.address();
    fields.text = dice.text();
    fields.segments = dice.segments();
    fields.concat_reference = dice.sixteen_bits();
    fields.time = dice.time();
    fields.offset = std::chrono::minutes(15) * (static_cast<int>(dice.below(159)) - 79);
    fields.report = dice.toss();
    const auto parts = encode_deliver(fields);
    ASSERT_TRUE(parts) << fields.text;
    std::vector<Pdu> pdus;
    std::string apart;
    for (const auto& part : *parts) {
      ASSERT_LE(part.tpdu_length, 164);
      pdus.push_back(decode_received(part.hex).value());
      const Deliver& deliver = *pdus.back().deliver();
      apart += deliver.text;
      ASSERT_EQ(deliver.originator, fields.originator);
      ASSERT_EQ(deliver.service_centre_time.utc(), fields.time);
      ASSERT_EQ(deliver.service_centre_time.offset(), fields.offset);
      ASSERT_EQ(deliver.sri(), fields.report);
      ASSERT_FALSE(deliver.truncated);
      ASSERT_EQ(pdus.back().trailing, 0u);
      ASSERT_LE(deliver.user_data.size(), 140u);
    }
    ASSERT_EQ(apart, fields.text);
    ASSERT_EQ(joined<Deliver>(pdus), fields.text);
    ASSERT_EQ(count_segments(fields.text, fields.segments).value(), parts->size());
  }
}

TEST(Property, a_submit_that_was_encoded_is_decoded_to_the_same) {
  Dice dice(41);
  for (int i = 0; i < 300; ++i) {
    SubmitOptions options;
    options.to = dice.toss() ? "+447700900101" : "*100#";
    options.report = dice.toss();
    options.reject_duplicates = dice.toss();
    options.concat_reference = dice.sixteen_bits();
    if (dice.toss())
      options.validity = dice.validity();
    const std::string text = dice.text();
    const auto parts = encode_submit(text, options, dice.segments());
    ASSERT_TRUE(parts) << text;
    std::vector<Pdu> pdus;
    for (const auto& part : *parts) {
      pdus.push_back(decode_received(part.hex).value());
      const Submit& submit = *pdus.back().submit();
      ASSERT_EQ(submit.recipient.text, options.to);
      ASSERT_EQ(submit.srr(), options.report);
      ASSERT_EQ(submit.rd(), options.reject_duplicates);
      ASSERT_EQ(submit.validity, options.validity);
      ASSERT_EQ(submit.concat.has_value(), parts->size() > 1);
    }
    ASSERT_EQ(joined<Submit>(pdus), text);
  }
}

TEST(Property, a_mutated_pdu_does_no_harm_and_gives_valid_text) {
  Dice dice(42);
  std::vector<std::vector<std::uint8_t>> seeds;
  for (const std::string_view text : {"hello €", "ж😀", "şey न१"}) {
    SubmitOptions options;
    options.to = "+447700900101";
    SegmentOptions segments;
    segments.languages = kAnyLanguage;
    const auto parts = encode_submit(std::string(text) + std::string(150, 'x'), options, segments);
    for (const EncodedPart& part : *parts)
      seeds.push_back(from_hex(part.hex).value());
  }
  for (int i = 0; i < 3000; ++i) {
    auto octets = seeds[dice.below(seeds.size())];
    for (std::size_t flips = 1 + dice.below(6); flips > 0; --flips)
      octets[dice.below(std::min<std::size_t>(octets.size(), 40))] =
          static_cast<std::uint8_t>(dice.below(256));
    octets.resize(dice.toss() ? octets.size() : dice.below(octets.size() + 1));
    octets.shrink_to_fit();
    const auto pdu = decode_received(std::span<const std::uint8_t>(octets));
    if (!pdu) {
      ASSERT_LE(pdu.error().offset, octets.size());
      continue;
    }
    std::visit(
        [&](const auto& tpdu) {
          ASSERT_TRUE(is_valid_utf8(tpdu.text));
          ASSERT_LE(tpdu.user_data.size(), octets.size());
          ASSERT_TRUE(!tpdu.concat || tpdu.concat->sequence <= tpdu.concat->total);
          const UserData* alone[] = {&tpdu};
          ASSERT_EQ(join(std::span<const UserData* const>(alone)), tpdu.text);
        },
        pdu->tpdu);
  }
}

}  // namespace
}  // namespace pigeon::sms
