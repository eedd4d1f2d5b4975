#include "messages/quota.h"

#include <gtest/gtest.h>

namespace pigeon::messages {
namespace {

using namespace std::chrono_literals;

const Instant kMorning{std::chrono::seconds(1'796'000'000)};

PhoneNumber number(int last) {
  return PhoneNumber::parse(
             "+4477009001" + std::string(last < 10 ? "0" : "") + std::to_string(last), "GB")
      .value();
}

TEST(Quota, is_read_as_it_is_written) {
  const auto texts = Quota::parse("100 per 1d");
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->most, 100u);
  EXPECT_EQ(texts->of, Quota::Of::texts);
  EXPECT_EQ(texts->window, 24h);
  EXPECT_EQ(Quota::parse("5 texts per 90s")->window, 90s);
  const auto recipients = Quota::parse("20 recipients per 1h");
  ASSERT_TRUE(recipients);
  EXPECT_EQ(recipients->of, Quota::Of::recipients);
}

TEST(Quota, nonsense_is_refused_with_what_to_write) {
  for (const char* text : {"", "100", "100 per", "100 per ", "per 1d", "0 per 1d", "-1 per 1d",
                           "x per 1d", "100 per 0s", "100 per soon", "100 people per 1d"}) {
    const auto quota = Quota::parse(text);
    ASSERT_FALSE(quota) << text;
    EXPECT_TRUE(quota.error().is("invalid-quota"));
    EXPECT_NE(quota.error().hint().find("100 per 1d"), std::string::npos);
  }
}

TEST(Allowance, the_window_slides_with_the_oldest_text_in_it) {
  Allowance allowance({*Quota::parse("2 per 1h")});
  EXPECT_FALSE(allowance.full_until(kMorning));
  allowance.count(number(1), kMorning);
  EXPECT_FALSE(allowance.full_until(kMorning));
  allowance.count(number(1), kMorning + 10min);
  EXPECT_EQ(allowance.full_until(kMorning + 11min), kMorning + 1h);
  EXPECT_FALSE(allowance.full_until(kMorning + 1h));
  allowance.count(number(1), kMorning + 1h);
  EXPECT_EQ(allowance.full_until(kMorning + 61min), kMorning + 70min);
}

TEST(Allowance, the_tightest_of_several_windows_holds) {
  Allowance allowance({*Quota::parse("1 per 1m"), *Quota::parse("3 per 1d")});
  for (int i = 0; i < 3; ++i)
    allowance.count(number(i), kMorning + i * 1min);
  EXPECT_EQ(allowance.full_until(kMorning + 150s), kMorning + 24h);
}

TEST(Allowance, recipients_count_once_however_many_texts_they_get) {
  Allowance allowance({*Quota::parse("2 recipients per 1h")});
  for (int i = 0; i < 10; ++i)
    allowance.count(number(1), kMorning + i * 1min);
  EXPECT_FALSE(allowance.full_until(kMorning + 10min));
  allowance.count(number(2), kMorning + 10min);
  // The last text to the first of them is what has to grow old.
  EXPECT_EQ(allowance.full_until(kMorning + 11min), kMorning + 9min + 1h);
}

TEST(Allowance, without_a_quota_nothing_is_kept_and_nothing_waits) {
  Allowance allowance({});
  EXPECT_TRUE(allowance.unlimited());
  for (int i = 0; i < 1000; ++i)
    allowance.count(number(1), kMorning);
  EXPECT_FALSE(allowance.full_until(kMorning));
}

}  // namespace
}  // namespace pigeon::messages
