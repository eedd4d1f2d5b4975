// Laws that hold for whatever comes: what is encoded is decoded again, and nothing that is mutated
// does harm. Seeds are fixed, so that a failure can be repeated. PIGEON_PROPERTY_RUNS=1000000 in
// the environment makes it a million valid TPDUs and ten million mutated ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
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

// How many valid TPDUs of all kinds are encoded and decoded.
std::size_t runs() {
  const char* wanted = std::getenv("PIGEON_PROPERTY_RUNS");
  return wanted == nullptr ? 1500 : std::strtoull(wanted, nullptr, 10);
}

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
  for (std::size_t tpdus = 0; tpdus < runs() * 45 / 100;) {
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
    tpdus += parts->size();
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
  for (std::size_t tpdus = 0; tpdus < runs() * 45 / 100;) {
    SubmitOptions options;
    options.to = dice.toss() ? "+447700900101" : "*100#";
    options.report = dice.toss();
    options.reject_duplicates = dice.toss();
    options.concat_reference = dice.sixteen_bits();
    if (dice.toss()) options.validity = dice.validity();
    const std::string text = dice.text();
    const auto parts = encode_submit(text, options, dice.segments());
    ASSERT_TRUE(parts) << text;
    tpdus += parts->size();
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

TEST(Property, a_status_report_that_was_encoded_is_decoded_to_the_same) {
  Dice dice(43);
  for (std::size_t tpdus = 0; tpdus < runs() / 10; ++tpdus) {
    StatusReportFields fields;
    fields.reference = static_cast<std::uint8_t>(dice.below(256));
    fields.recipient = dice.address();
    fields.service_centre_time = dice.time();
    fields.discharge = dice.time();
    fields.offset = std::chrono::minutes(15) * (static_cast<int>(dice.below(159)) - 79);
    fields.status = static_cast<std::uint8_t>(dice.below(256));
    if (dice.toss()) fields.smsc = Address::from_number("+447785016005").value();
    const auto pdu = decode_received(encode_status_report(fields)->hex);
    ASSERT_TRUE(pdu && pdu->status_report());
    const StatusReport& report = *pdu->status_report();
    ASSERT_EQ(pdu->smsc, fields.smsc);
    ASSERT_EQ(report.reference, fields.reference);
    ASSERT_EQ(report.recipient, fields.recipient);
    ASSERT_EQ(report.service_centre_time.utc(), fields.service_centre_time);
    ASSERT_EQ(report.discharge.utc(), fields.discharge);
    ASSERT_EQ(report.discharge.offset(), fields.offset);
    ASSERT_EQ(report.status, fields.status);
    ASSERT_FALSE(report.truncated || report.has_user_data || report.pid);
  }
}

TEST(Property, a_mutated_pdu_does_no_harm_and_gives_valid_text) {
  Dice dice(42);
  std::vector<std::vector<std::uint8_t>> seeds;
  for (const std::string_view hex :
       {"0791448777100650440C91447700091010000862110100100040140B05040B8423F000034D020104160436",
        "0006250C9144770009101062211001000040622110010001400007000805E8329BFD06",
        "0044"
        "0BD04279FA8CA603"
        "00D862211001000040"
        "0704010280030401"})
    seeds.push_back(from_hex(hex).value());
  for (const std::string_view text : {"hello €", "ж😀", "şey न१"}) {
    SubmitOptions options;
    options.to = "+447700900101";
    SegmentOptions segments;
    segments.languages = kAnyLanguage;
    const auto parts = encode_submit(std::string(text) + std::string(150, 'x'), options, segments);
    for (const EncodedPart& part : *parts)
      seeds.push_back(from_hex(part.hex).value());
  }
  for (std::size_t i = 0; i < 10 * runs(); ++i) {
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
