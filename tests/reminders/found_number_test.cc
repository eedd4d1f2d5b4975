#include "reminders/found_number.h"

#include <gtest/gtest.h>

namespace pigeon::reminders {
namespace {

struct Found {
  const char* text;
  const char* country;
  const char* number;  // empty: none
};

TEST(FoundNumber, is_the_first_one_that_can_be_texted) {
  for (const Found& row : {
           Found{"Call +44 7700 900101 or +44 7700 900102", "", "+447700900101"},
           Found{"Tel.:+44-7700-900101.", "", "+447700900101"},
           Found{"(0044 7700 900101)", "", "+447700900101"},
           Found{"Mobile: 07700 900101 (Ann)", "GB", "+447700900101"},
           Found{"Mobile: 07700 900101 (Ann)", "", ""},
           Found{"https://zoom.us/j/07700900101?pwd=1", "GB", ""},
           Found{"Meeting ID: 987 6543 2100", "GB", ""},
           Found{"ref=+447700900101", "", ""},
           Found{"order 0123", "GB", ""},
           Found{"+447700900101abc", "", ""},
           Found{"", "GB", ""},
       }) {
    EXPECT_EQ(number_in(row.text, row.country).value_or(""), row.number) << row.text;
  }
}

TEST(FoundNumber, of_an_address_is_that_of_tel_and_sms) {
  EXPECT_EQ(number_of_uri("tel:+44-7700-900101;ext=1", "").value_or(""), "+447700900101");
  EXPECT_EQ(number_of_uri("TEL:+447700900101", "").value_or(""), "+447700900101");
  EXPECT_EQ(number_of_uri("sms:+447700900101?body=x", "").value_or(""), "+447700900101");
  EXPECT_FALSE(number_of_uri("mailto:a@example.org", ""));
  EXPECT_FALSE(number_of_uri("", ""));
}

}  // namespace
}  // namespace pigeon::reminders
