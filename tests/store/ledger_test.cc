#include <gtest/gtest.h>

#include "fixture.h"
#include "store/connection.h"

namespace pigeon::store {
namespace {

using consent::Entry;
using consent::Event;

class LedgerTest : public StoreTest {};

TEST_F(LedgerTest, an_entry_is_kept_word_for_word) {
  const Entry entry{.at = kNow,
                    .number = kAnn,
                    .event = Event::revoked,
                    .program = "bright",
                    .method = "sms",
                    .message = 12,
                    .evidence = "\u00ab Arr\u00eat. \u00bb",
                    .language = "fr",
                    .reason = "word:arret"};
  ASSERT_TRUE(store().append(entry));
  ASSERT_TRUE(store().append({.at = kNow, .number = kBob, .event = Event::granted}));
  reopen();
  const auto entries = store().ledger(kAnn).value();
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].at, entry.at);
  EXPECT_EQ(entries[0].number, entry.number);
  EXPECT_EQ(entries[0].event, entry.event);
  EXPECT_EQ(entries[0].program, entry.program);
  EXPECT_EQ(entries[0].method, entry.method);
  EXPECT_EQ(entries[0].message, entry.message);
  EXPECT_EQ(entries[0].evidence, entry.evidence);
  EXPECT_EQ(entries[0].language, entry.language);
  EXPECT_EQ(entries[0].reason, entry.reason);
}

TEST_F(LedgerTest, the_standing_follows_from_the_entries_in_their_order) {
  EXPECT_FALSE(store().standing(kAnn).value().last);
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::granted}));
  ASSERT_TRUE(store().append(
      {.at = kNow - hours(1), .number = kAnn, .event = Event::revoked, .message = 5}));
  const auto stopped = store().standing(kAnn).value();
  EXPECT_TRUE(stopped.blocked()) << "the order of the ledger counts, not that of the clock";
  EXPECT_EQ(stopped.message, 5);
  EXPECT_TRUE(stopped.had_consent);
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::resumed}));
  EXPECT_FALSE(store().standing(kAnn).value().blocked());
  EXPECT_FALSE(store().standing(kBob).value().last);
}

TEST_F(LedgerTest, an_entry_can_neither_be_changed_nor_removed) {
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::revoked}));
  const auto connection = Connection::open(path()).value();
  for (const char* sql : {"UPDATE ledger SET event = 1", "DELETE FROM ledger"}) {
    connection->run(sql);
    EXPECT_TRUE(connection->take_error()) << sql;
  }
  EXPECT_EQ(store().ledger(kAnn).value().size(), 1u);
}

class FactsTest : public StoreTest {};

TEST_F(FactsTest, a_fact_is_nothing_until_it_is_remembered_and_then_the_last_one) {
  EXPECT_EQ(store().fact("pin-tried:35").value(), std::nullopt);
  ASSERT_TRUE(store().remember("pin-tried:35", "0000"));
  ASSERT_TRUE(store().remember("pin-tried:36", ""));
  reopen();
  EXPECT_EQ(store().fact("pin-tried:35").value(), "0000");
  EXPECT_EQ(store().fact("pin-tried:36").value(), "");
  ASSERT_TRUE(store().remember("pin-tried:35", "1234"));
  EXPECT_EQ(store().fact("pin-tried:35").value(), "1234");
}

}  // namespace
}  // namespace pigeon::store
