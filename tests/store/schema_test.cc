// Opening files: new ones, old ones, newer ones, foreign ones, broken ones.
#include "store/schema.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include "fixture.h"

namespace pigeon::store {
namespace {

std::int64_t pragma(Connection& db, const char* sql) {
  Statement row = db.query(sql);
  return row.next() ? row.integer(0) : -1;
}

TEST(Schema, a_new_file_is_ours_and_durable) {
  const TempFolder folder;
  ASSERT_TRUE(Store::open(folder.file("new.db")));
  const auto db = Connection::open(folder.file("new.db")).value();
  EXPECT_EQ(pragma(*db, "PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(pragma(*db, "PRAGMA user_version"), static_cast<std::int64_t>(migrations().size()));
  EXPECT_EQ(pragma(*db, "PRAGMA synchronous"), 2) << "FULL";
  EXPECT_EQ(pragma(*db, "PRAGMA foreign_keys"), 1);
  Statement mode = db->query("PRAGMA journal_mode");
  ASSERT_TRUE(mode.next());
  EXPECT_EQ(mode.text(0), "wal");
}

TEST(Schema, each_step_is_made_once) {
  const TempFolder folder;
  const auto db = Connection::open(folder.file("steps.db")).value();
  const std::array steps{"CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO b VALUES (1)"};
  ASSERT_TRUE(migrate(*db, std::span(steps).first(1)));
  EXPECT_EQ(pragma(*db, "PRAGMA user_version"), 1);
  ASSERT_TRUE(migrate(*db, steps));
  ASSERT_TRUE(migrate(*db, steps));
  EXPECT_EQ(pragma(*db, "PRAGMA user_version"), 2);
  EXPECT_EQ(pragma(*db, "SELECT count(*) FROM b"), 1);
}

TEST(Schema, a_step_that_breaks_off_leaves_the_file_as_the_step_before) {
  const TempFolder folder;
  const auto db = Connection::open(folder.file("steps.db")).value();
  const std::array broken{"CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (again)"};
  ASSERT_FALSE(migrate(*db, broken));
  EXPECT_EQ(pragma(*db, "PRAGMA user_version"), 1);
  EXPECT_EQ(pragma(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
  const std::array mended{"CREATE TABLE a (x)", "CREATE TABLE b (x)"};
  ASSERT_TRUE(migrate(*db, mended));
  EXPECT_EQ(pragma(*db, "PRAGMA user_version"), 2);
}

TEST(Schema, a_file_of_a_later_version_is_refused_and_left_alone) {
  const TempFolder folder;
  ASSERT_TRUE(Store::open(folder.file("later.db")));
  const auto later = std::to_string(migrations().size() + 1);
  Connection::open(folder.file("later.db")).value()->script("PRAGMA user_version = " + later);
  const auto opened = Store::open(folder.file("later.db"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), "store-newer");
  EXPECT_EQ(std::to_string(
                pragma(*Connection::open(folder.file("later.db")).value(), "PRAGMA user_version")),
            later);
}

TEST(Schema, a_database_of_another_program_is_refused) {
  const TempFolder folder;
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(folder.file("other.db").c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "CREATE TABLE songs (x)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  const auto opened = Store::open(folder.file("other.db"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), "store-foreign");
}

TEST(Schema, what_is_no_database_is_called_damaged) {
  const TempFolder folder;
  std::ofstream(folder.file("junk.db")) << std::string(8192, 'x');
  const auto opened = Store::open(folder.file("junk.db"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), "store-damaged");
}

TEST(Schema, a_folder_that_is_not_there_is_an_error_with_a_hint) {
  const TempFolder folder;
  const auto opened = Store::open(folder.file("nowhere/pigeon.db"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), "store-error");
  EXPECT_FALSE(opened.error().hint().empty());
}

// The promise of the queue is that claiming takes as long with a million texts as with ten, which
// holds as long as SQLite walks the index and sorts nothing.
TEST(Schema, the_queue_is_walked_by_its_index_without_a_sort) {
  const TempFolder folder;
  ASSERT_TRUE(Store::open(folder.file("plan.db")));
  const auto db = Connection::open(folder.file("plan.db")).value();
  for (const char* sql :
       {"SELECT id, priority, due, at FROM message WHERE state = 2 AND wish = ?1"
        " AND priority <= ?2 ORDER BY priority DESC, due, id LIMIT 1",
        "SELECT id, due FROM message WHERE state = 2 AND wish = ?1 AND priority = ?2"
        " AND due IS NOT NULL ORDER BY due, id LIMIT 1"}) {
    std::string plan;
    for (Statement row = db->query("EXPLAIN QUERY PLAN " + std::string(sql)); row.next();) {
      plan += row.text(3) + "\n";
    }
    EXPECT_NE(plan.find("INDEX queue (wish=?"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
  }
}

}  // namespace
}  // namespace pigeon::store
