#include "reminders/ics_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "tests/base/rows.h"
#include "tests/calendar/civil.h"

namespace pigeon::reminders {
namespace {

using calendar::test::instant;
using calendar::test::zone;
using pigeon::test::read_rows;

std::string content(const std::string& name) {
  std::ifstream file(std::string(PIGEON_SOURCE_DIR) + "/tests/vectors/ics/" + name,
                     std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Result<std::vector<Appointment>> read(std::string_view text) {
  return read_ics(text, {.floating = zone("Europe/London"), .country = "GB"},
                  instant("2026-11-24T16:45:00Z"), instant("2027-11-24T16:45:00Z"));
}

// "2026-12-01T09:00:00Z +447700900101 Visit", or why it is left out; several parted by "; ".
std::string told(const std::string& file) {
  const auto found = read(content(file));
  if (!found) return found.error().meaning();
  std::string text;
  for (const Appointment& each : *found) {
    text += text.empty() ? "" : "; ";
    if (!each.left_out.empty()) {
      text += "left out: " + each.left_out;
      continue;
    }
    text += format_rfc3339(each.start.at);
    for (const std::string& to : each.to)
      text += " " + to;
    text += " " + each.values.at("summary");
    if (each.all_day) text += " (all day)";
  }
  return text;
}

TEST(IcsFile, is_read_as_the_programs_mean_it_that_write_it) {
  for (const auto& row : read_rows("ics-files.tsv", 2)) {
    EXPECT_EQ(told(row[0]), row[1]) << "line " << row.line << " " << row[0];
  }
}

TEST(IcsFile, an_instance_keeps_its_key_when_it_is_moved) {
  const std::string before = content("google-weekly.ics");
  const auto moved = read(before);
  std::string unmoved = before;
  unmoved.replace(unmoved.find("20261217T110000"), 15, "20261216T093000");
  const auto other = read(unmoved);
  ASSERT_EQ(moved->size(), other->size());
  for (std::size_t i = 0; i < moved->size(); ++i)
    EXPECT_EQ(moved->at(i).key, other->at(i).key);
}

TEST(IcsFile, a_file_that_was_cut_anywhere_is_refused_or_whole) {
  const std::string whole = content("nextcloud-moved-and-cancelled.ics");
  for (std::size_t length = 0; length + 2 < whole.size(); ++length)
    EXPECT_FALSE(read(whole.substr(0, length))) << length;
}

TEST(IcsFile, of_damaged_files_says_something_and_goes_on) {
  const std::string whole = content("google-weekly.ics");
  std::minstd_rand random(11);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = whole;
    for (int hits = 0; hits < 3; ++hits)
      damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    const auto found = read(damaged);
    if (!found) {
      EXPECT_TRUE(found.error().is("invalid-calendar"));
      continue;
    }
    for (const Appointment& each : *found)
      EXPECT_TRUE(!each.left_out.empty() || each.start.at > instant("2026-11-24T16:45:00Z"));
  }
}

}  // namespace
}  // namespace pigeon::reminders
