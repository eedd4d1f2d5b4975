// What of a list is entered after what is on record.
#include "consent/import.h"

#include <gtest/gtest.h>

#include <vector>

namespace pigeon::consent {
namespace {

constexpr Instant kMay{std::chrono::hours(24 * 20'000)};
constexpr auto kDay = std::chrono::hours(24);

Entry of_ann(Event event, int day, std::string program = {}, std::string method = "sms") {
  return {.at = kMay + day * kDay,
          .number = PhoneNumber::from_stored("+447700900101"),
          .event = event,
          .program = std::move(program),
          .method = std::move(method),
          .evidence = "till"};
}

struct ImportRow {
  const char* what;
  std::vector<Entry> before;
  Listed row;
  Imported becomes;
};

TEST(Import, no_row_revives_a_stop_and_none_is_entered_twice) {
  const Entry granted = of_ann(Event::granted, 5, "", "import");
  const Entry revoked = of_ann(Event::revoked, 5, "", "import");
  const Entry of_news = of_ann(Event::granted, 5, "news", "import");
  const std::vector<ImportRow> rows{
      {"nothing is known", {}, {granted, true}, Imported::entered},
      {"a refusal of somebody unknown", {}, {revoked, true}, Imported::entered},
      {"the same row again", {granted}, {granted, true}, Imported::there},
      {"the same row without a date, on another day",
       {of_ann(Event::granted, 1, "", "import")},
       {granted, false},
       Imported::there},
      {"another day of the same source",
       {of_ann(Event::granted, 1, "", "import")},
       {granted, true},
       Imported::entered},
      {"for another program", {granted}, {of_news, true}, Imported::entered},
      {"a STOP before it", {of_ann(Event::revoked, 1)}, {granted, true}, Imported::stopped},
      {"a STOP after it", {of_ann(Event::revoked, 9)}, {granted, true}, Imported::stopped},
      {"a STOP to that program",
       {of_ann(Event::revoked, 1, "news")},
       {of_news, true},
       Imported::stopped},
      {"a STOP to another one",
       {of_ann(Event::revoked, 1, "offers")},
       {of_news, true},
       Imported::entered},
      {"perhaps a STOP", {of_ann(Event::suspected, 1)}, {granted, true}, Imported::suspected},
      {"a refusal of who has stopped",
       {of_ann(Event::revoked, 1)},
       {revoked, true},
       Imported::there},
      {"a refusal before they agreed",
       {of_ann(Event::confirmed, 9)},
       {revoked, true},
       Imported::agreed_later},
      {"a refusal after they agreed",
       {of_ann(Event::confirmed, 1)},
       {revoked, true},
       Imported::entered},
      {"a refusal without a date is one of today",
       {of_ann(Event::confirmed, 9)},
       {revoked, false},
       Imported::entered},
      {"after START",
       {of_ann(Event::revoked, 1), of_ann(Event::resumed, 2)},
       {granted, true},
       Imported::entered},
  };
  for (const ImportRow& row : rows) {
    SCOPED_TRACE(row.what);
    Standing standing;
    for (const Entry& entry : row.before)
      standing = after(standing, entry);
    EXPECT_EQ(to_string(judge_import(standing, row.before, row.row)), to_string(row.becomes));
  }
}

}  // namespace
}  // namespace pigeon::consent
