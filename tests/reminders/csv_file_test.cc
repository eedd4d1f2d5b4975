#include "reminders/csv_file.h"

#include <gtest/gtest.h>

#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::zone;

struct Row {
  const char* file;
  const char* told;
};

// "2026-12-24T14:30:00Z +447700900101", or why it is left out; several parted by "; ".
std::string told(std::string_view file) {
  const auto found = read_csv(file, {.zone = zone("Europe/London"), .country = "GB"});
  if (!found) return found.error().meaning();
  std::string text;
  for (const Appointment& each : *found) {
    text += text.empty() ? "" : "; ";
    text +=
        each.left_out.empty() ? format_rfc3339(each.start.at) + " " + each.to.at(0) : each.left_out;
    if (each.all_day && each.left_out.empty()) text += " (all day)";
  }
  return text;
}

TEST(CsvFile, finds_delimiter_headers_and_the_order_of_its_dates) {
  for (const Row& row : {
           Row{"phone,date,time\n+447700900101,24/12/2026,14:30\n07700 900102,03/12/2026,9:00\n",
               "2026-12-24T14:30:00Z +447700900101; 2026-12-03T09:00:00Z +447700900102"},
           Row{"Phone\tStarts\n+12025550123\t12/24/2026 2:30 PM\n+12025550124\t12/03/2026 9:00 "
               "AM\n",
               "2026-12-24T14:30:00Z +12025550123; 2026-12-03T09:00:00Z +12025550124"},
           Row{"phone,starts\n+447700900101,2026-07-01T14:30:00Z\n"
               "+447700900102,2026-07-01 14:30:00.000+02:00\n+447700900103,2026-07-01 14:30:00\n",
               "2026-07-01T14:30:00Z +447700900101; 2026-07-01T12:30:00Z +447700900102; "
               "2026-07-01T13:30:00Z +447700900103"},
           Row{"\xEF\xBB\xBFName;Handy;Termin\r\n\"M;A\";+491735550101;3.12.2026 14:30\r\n",
               "2026-12-03T14:30:00Z +491735550101"},
           Row{"+447700900101,2026-12-01 09:00\n+447700900102,2026-12-02T09:30\n",
               "2026-12-01T09:00:00Z +447700900101; 2026-12-02T09:30:00Z +447700900102"},
           Row{"phone,date\n+447700900101,2026-12-05\n",
               "2026-12-05T00:00:00Z +447700900101 (all day)"},
           Row{"phone,date\n+447700900101,05/05/2027\n",
               "2027-05-04T23:00:00Z +447700900101 (all day)"},
           Row{"phone,date,time\n+447700900101,29/03/2026,01:30\n",
               "2026-03-29T01:30:00Z +447700900101"},
       }) {
    EXPECT_EQ(told(row.file), row.told) << row.file;
  }
}

TEST(CsvFile, says_which_line_can_not_be_used) {
  EXPECT_EQ(told("phone,date,time\n+447700900101,2026-12-01,9:00\nnobody,2026-12-01,9:00\n"
                 "+447700900102,soon,9:00\n\"+447700900103\",2026-12-01,noonish\n"),
            "2026-12-01T09:00:00Z +447700900101; line 3: \"nobody\" is not a phone number; "
            "line 4: \"soon\" is not a date as in the other rows; "
            "line 5: \"noonish\" is not a time of day");
}

TEST(CsvFile, refuses_dates_that_can_be_read_both_ways) {
  EXPECT_EQ(told("phone,date\n+447700900101,05/05/2027\n+447700900102,03/04/2027\n"),
            "line 3: \"03/04/2027\" in \"date\" can be day and month either way round, and no "
            "other row tells");
  EXPECT_EQ(told("phone,date\n+447700900101,24/12/2026\n+447700900102,25/12/2026\n"
                 "+447700900103,12/26/2026\n"),
            "line 4: \"12/26/2026\" in \"date\" puts day and month the other way round than the "
            "other rows");
}

TEST(CsvFile, refuses_tables_without_the_columns_it_needs) {
  EXPECT_EQ(told(""), "line 1: The file is empty");
  EXPECT_EQ(told("name,date\nAnn,2026-12-01\n"), "line 1: No column holds phone numbers");
  EXPECT_EQ(told("phone,name\n+447700900101,Ann\n"), "line 1: No column holds dates");
  EXPECT_EQ(told("phone,a,b\n+447700900101,2026-12-01,2026-12-02\n"),
            "line 1: Several columns hold dates: a, b");
  EXPECT_EQ(told("phone,date\n\"+447700900101,2026-12-01\n"),
            "line 2: a quotation mark has no end");
  EXPECT_EQ(told("phone,date\n\"+447700900101\"x,2026-12-01\n"),
            "line 2: text follows a closing quotation mark");
}

TEST(CsvFile, says_how_and_by_which_clock_the_recipient_is_told) {
  const auto found = read_csv(
      "phone,starts,Language,Time zone\n"
      "+33612345678,2026-12-24 14:30,fr-FR,Europe/Paris\n"
      "+447700900101,2026-12-24 15:30,,\n"
      "+447700900102,2026-12-24 15:30,tlh,\n"
      "+447700900103,2026-12-24 15:30,,Europe/Lundon\n",
      {.zone = zone("Europe/London"), .country = "GB"});
  ASSERT_TRUE(found) << found.error().text();
  EXPECT_EQ(found->at(0).language, "fr");
  EXPECT_EQ(found->at(0).their_zone, zone("Europe/Paris"));
  EXPECT_TRUE(found->at(1).language.empty() && !found->at(1).their_zone);
  EXPECT_EQ(found->at(2).left_out, "line 4: \"tlh\" is not one of en, fr, de, es, it, pt");
  EXPECT_EQ(found->at(3).left_out, "line 5: \"Europe/Lundon\" is not a time zone");
}

}  // namespace
}  // namespace pigeon::reminders
