// An owner's data: every value is bound, whatever is in it.
#include "data/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "data/csv.h"
#include "data/http.h"
#include "data/ics.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;
using Kind = playbook::Source::Kind;
using namespace std::chrono_literals;

struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pigeon-data-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
  }

  std::filesystem::path path;
};

constexpr const char* kInjection = "x'; DROP TABLE visits; --";

// --- SQLite ---

Sqlite clinic() {
  auto database = Sqlite::open(":memory:").value();
  EXPECT_TRUE(
      database.run_script("CREATE TABLE visits(id INTEGER, who TEXT, price REAL);"
                          "INSERT INTO visits VALUES (1, 'Ann', 2.5), (2, 'Bob', NULL);"));
  return database;
}

Request sql(const std::string& statement, std::vector<Value> values = {}) {
  Request request{.kind = Kind::sqlite, .sql = statement, .values = std::move(values)};
  request.timeout = 1s;
  return request;
}

TEST(SqliteData, a_row_has_its_columns_by_type) {
  auto database = clinic();
  const Finding found = database.carry_out(sql("SELECT * FROM visits WHERE id = ?1", {1}));
  EXPECT_EQ(found.value, (Value{{"id", 1}, {"who", "Ann"}, {"price", 2.5}}));
  EXPECT_TRUE(database.carry_out(sql("SELECT * FROM visits WHERE id = 9")).value.is_null());
}

TEST(SqliteData, a_list_has_every_row) {
  auto database = clinic();
  Request request = sql("SELECT who FROM visits ORDER BY id");
  request.list = true;
  EXPECT_EQ(database.carry_out(request).value.dump(), R"([{"who":"Ann"},{"who":"Bob"}])");
}

TEST(SqliteData, what_a_customer_wrote_stays_a_value) {
  auto database = clinic();
  Request request = sql("UPDATE visits SET who = ?1 WHERE id = 1", {kInjection});
  request.writes = true;
  EXPECT_FALSE(database.carry_out(request).failed);
  const Finding found = database.carry_out(sql("SELECT who FROM visits WHERE id = 1"));
  EXPECT_EQ(found.value.at("who"), kInjection);
}

TEST(SqliteData, a_reading_changes_nothing_and_is_one_statement) {
  auto database = clinic();
  EXPECT_TRUE(database.carry_out(sql("DELETE FROM visits")).failed);
  EXPECT_TRUE(database.carry_out(sql("SELECT 1; SELECT 2")).failed);
  EXPECT_TRUE(database.carry_out(sql("SELECT nothing FROM visits")).failed);
  EXPECT_FALSE(database.carry_out(sql("SELECT 1;\n")).failed);
}

TEST(SqliteData, an_endless_statement_is_interrupted) {
  auto database = clinic();
  Request request =
      sql("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n");
  request.timeout = 50ms;
  EXPECT_TRUE(database.carry_out(request).failed);
}

TEST(SqliteData, a_file_that_is_not_there_is_a_finding) {
  const Folder folder;
  Sources sources(folder.path);
  Request request = sql("SELECT 1");
  request.file = "none.db";
  EXPECT_TRUE(sources.carry_out(request).failed);
}

// --- CSV ---

TEST(CsvData, cells_are_trimmed_quotes_undone_and_empty_ones_missing) {
  const Value rows =
      read_table("\xEF\xBB\xBFnumber, name ,note\r\n 7 ,\"Ann, the \"\"boss\"\"\",\r\n\r\n8,,x")
          .value();
  EXPECT_EQ(rows.dump(), R"([{"name":"Ann, the \"boss\"","note":null,"number":"7"},)"
                         R"({"name":null,"note":"x","number":"8"}])");
}

TEST(CsvData, semicolons_and_tabs_separate_too) {
  EXPECT_EQ(read_table("a;b\n1;2\n")->dump(), R"([{"a":"1","b":"2"}])");
  EXPECT_EQ(read_table("a\tb\n1\t2\n")->dump(), R"([{"a":"1","b":"2"}])");
}

TEST(CsvData, a_quotation_mark_without_an_end_is_told_with_its_line) {
  const auto rows = read_table("a,b\n1,\"2\n3,4\n");
  ASSERT_FALSE(rows);
  EXPECT_NE(rows.error().text().find("line 2"), std::string::npos) << rows.error().text();
}

TEST(CsvData, a_row_is_found_by_numbers_as_numbers_and_text_without_case) {
  const Value rows = read_table("id,code\n007,Al-1\n8,AL-2\n").value();
  Request request{.kind = Kind::csv, .where = {{"id", "7"}}};
  EXPECT_EQ(look_up(rows, request).value.at("code"), "Al-1");
  request.where = {{"code", "al-2"}};
  EXPECT_EQ(look_up(rows, request).value.at("id"), "8");
  request.where = {{"code", nullptr}};
  EXPECT_TRUE(look_up(rows, request).value.is_null());
}

TEST(CsvData, a_file_is_read_again_when_it_has_changed) {
  const Folder folder;
  folder.write("o.csv", "id,state\n1,out\n");
  Sources sources(folder.path);
  const Request request{.kind = Kind::csv, .file = "o.csv", .where = {{"id", "1"}}};
  EXPECT_EQ(sources.carry_out(request).value.at("state"), "out");
  folder.write("o.csv", "id,state\n1,delivered\n");
  EXPECT_EQ(sources.carry_out(request).value.at("state"), "delivered");
}

// --- commands ---

Request command(std::vector<std::string> argv) {
  Request request{.kind = Kind::exec, .argv = std::move(argv)};
  request.timeout = 5s;
  return request;
}

TEST(CommandData, what_it_prints_is_a_row) {
  Sources sources("/");
  EXPECT_EQ(sources.carry_out(command({"/bin/echo", R"({"room": 214})"})).value.at("room"), 214);
  EXPECT_TRUE(sources.carry_out(command({"/bin/true"})).value.is_null());
}

TEST(CommandData, no_shell_reads_its_arguments) {
  Sources sources("/");
  const Folder folder;
  const std::string victim = (folder.path / "victim").string();
  const std::string hostile = "\"; touch " + victim + "; echo \"$(touch " + victim + ")";
  const auto found = sources.carry_out(command({"/bin/echo", hostile}));
  EXPECT_TRUE(found.failed) << "it is no JSON";
  EXPECT_FALSE(std::filesystem::exists(victim));
}

TEST(CommandData, one_that_fails_is_missing_or_hangs_is_a_finding) {
  Sources sources("/");
  EXPECT_TRUE(sources.carry_out(command({"/bin/false"})).failed);
  EXPECT_TRUE(sources.carry_out(command({"/nowhere/at/all"})).failed);
  Request slow = command({"/bin/sleep", "60"});
  slow.timeout = 50ms;
  EXPECT_TRUE(sources.carry_out(slow).failed);
}

// --- URLs ---

TEST(UrlData, the_status_tells_what_became_of_it) {
  const Request reads{.kind = Kind::http, .method = "GET"};
  Request writes = reads;
  writes.writes = true;
  EXPECT_EQ(finding_of_answer(200, R"({"a": 1})", reads).value.at("a"), 1);
  EXPECT_FALSE(finding_of_answer(404, "gone", reads).failed);
  EXPECT_TRUE(finding_of_answer(404, "gone", writes).failed);
  EXPECT_TRUE(finding_of_answer(500, "", reads).failed);
  EXPECT_FALSE(finding_of_answer(204, "", writes).failed);
  EXPECT_TRUE(finding_of_answer(200, "<html>", reads).failed);
}

TEST(UrlData, a_port_where_nobody_listens_is_a_finding) {
  Request request{.kind = Kind::http, .method = "GET", .url = "http://127.0.0.1:1/x"};
  request.timeout = 2s;
  EXPECT_TRUE(Sources("/").carry_out(request).failed);
  request.url = "file:///etc/hostname";
  EXPECT_TRUE(Sources("/").carry_out(request).failed);
}

// --- holidays ---

TEST(ClosedDays, all_day_events_close_their_days_every_year_when_they_say_so) {
  using namespace std::chrono;
  const local_days today{2026y / May / 12};
  const auto closed = closed_days(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n"
      "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260525\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\n"
      "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20260601T090000Z\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n",
      today);
  ASSERT_TRUE(closed.has_value());
  EXPECT_TRUE(closed->contains(local_days{2026y / May / 25}));
  EXPECT_TRUE(closed->contains(local_days{2026y / December / 25}));
  EXPECT_TRUE(closed->contains(local_days{2027y / December / 26}));
  EXPECT_FALSE(closed->contains(local_days{2026y / June / 1}));
  EXPECT_FALSE(closed_days("no calendar", today).has_value());
}

}  // namespace
}  // namespace pigeon::data
