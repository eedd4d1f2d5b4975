#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "fixture.h"
#include "store/connection.h"
#include "store/schema.h"

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

TEST_F(LedgerTest, each_entry_follows_from_the_one_before_and_a_change_shows) {
  EXPECT_EQ(store().chain().value().entries, 0);
  for (int i = 0; i < 5; ++i)
    ASSERT_TRUE(store().append(
        {.at = kNow, .number = i % 2 ? kAnn : kBob, .event = Event::asked, .evidence = "form"}));
  const Chain whole = store().chain().value();
  EXPECT_EQ(whole.entries, 5);
  EXPECT_FALSE(whole.broken_at);
  EXPECT_EQ(whole.head.size(), 64u);
  EXPECT_EQ(store().ledger_after(4, 10).value().at(0).hash, whole.head);
  const auto connection = Connection::open(path()).value();
  // Whoever goes around the triggers.
  connection->script("DROP TRIGGER ledger_is_not_edited; DROP TRIGGER ledger_is_not_cut");
  connection->script("UPDATE ledger SET evidence = 'from' WHERE id = 3");
  EXPECT_EQ(store().chain().value().broken_at, 3);
  connection->script("UPDATE ledger SET evidence = 'form' WHERE id = 3");
  EXPECT_FALSE(store().chain().value().broken_at);
  connection->script("DELETE FROM ledger WHERE id = 2");
  EXPECT_EQ(store().chain().value().broken_at, 3);
}

TEST_F(LedgerTest, two_rows_with_the_same_letters_in_other_cells_are_not_the_same) {
  const auto connection = Connection::open(path()).value();
  const auto differs = [&](const char* one, const char* other) {
    Statement row =
        connection->query("SELECT digest(" + std::string(one) + ") = digest(" + other + ")");
    return row.next() && !row.flag(0);
  };
  EXPECT_TRUE(differs("'ab', 'c'", "'a', 'bc'"));
  EXPECT_TRUE(differs("'1'", "1"));
  EXPECT_TRUE(differs("''", "NULL"));
  EXPECT_TRUE(differs("x'41'", "'A'"));
  // FIPS 180-4's example would be of bare octets; ours carries kind and length: "3:1:A".
  EXPECT_FALSE(differs("'A'", "'A'"));
}

TEST_F(LedgerTest, the_entries_of_an_old_file_are_chained) {
  const TempFolder folder;
  const std::string file = folder.file("old.db");
  {
    const auto db = Connection::open(file).value();
    ASSERT_TRUE(migrate(*db, migrations().first(1)));
    db->script(
        "INSERT INTO ledger (at, number, event, program, method, evidence, language, reason) VALUES"
        " (1, '+447700900101', 4, '', 'sms', 'STOP', '', 'word:stop'),"
        " (2, '+447700900102', 1, 'bright', 'cli', '', '', '')");
    ASSERT_FALSE(db->take_error());
  }
  auto store = Store::open(file).value();
  EXPECT_TRUE(store.standing(kAnn).value().blocked());
  ASSERT_TRUE(store.append({.at = kNow, .number = kBob, .event = Event::revoked}));
  const Chain chain = store.chain().value();
  EXPECT_EQ(chain.entries, 3);
  EXPECT_FALSE(chain.broken_at);
}

// --- erasure ---

TEST_F(LedgerTest, whoever_is_erased_is_gone_from_everything_and_stays_blocked) {
  ASSERT_TRUE(store().append({.at = kNow,
                              .number = kAnn,
                              .event = Event::granted,
                              .evidence = "form of Ann",
                              .reason = "paper"}));
  ASSERT_TRUE(store().append({.at = kNow, .number = kBob, .event = Event::granted}));
  ASSERT_TRUE(store().enqueue({{draft("Your results, Ann"), 1}, {draft("Bob's", kBob), 1}}, kNow));
  Answer answer;
  answer.conversations.push_back({.number = kAnn, .program = "p", .state = "{}"});
  answer.calls.push_back(
      {.program = "p", .number = kAnn, .begins = kNow, .ends = kNow + hours(1), .about = "Ann"});
  ASSERT_TRUE(store().answer(answer, kNow));
  const Erased erased = store().erase(kAnn, "cli", kNow).value();
  EXPECT_EQ(erased.entries, 1);
  EXPECT_EQ(erased.messages, 1);
  reopen();
  EXPECT_TRUE(store().ledger(kAnn).value().empty());
  EXPECT_TRUE(store().conversations(kAnn).value().empty());
  EXPECT_TRUE(store().calls(kNow).value().empty());
  EXPECT_TRUE(store().standing(kAnn).value().blocked()) << "a list that holds it revives nobody";
  EXPECT_FALSE(store().standing(kBob).value().blocked());
  EXPECT_FALSE(store().chain().value().broken_at);
  const auto entries = store().ledger_after(0, 100).value();
  for (const auto& kept : entries)
    EXPECT_NE(kept.entry.evidence, "form of Ann");
  const auto turn = store().advance({}, "sim1", kNow).value();
  ASSERT_FALSE(turn.claims.empty());
  EXPECT_EQ(turn.claims.front().to, kBob);
}

TEST_F(LedgerTest, no_octet_of_an_erased_number_or_text_stays_in_the_file) {
  ASSERT_TRUE(store().append(
      {.at = kNow, .number = kAnn, .event = Event::granted, .evidence = "Zanzibar form"}));
  ASSERT_TRUE(store().enqueue({{draft("Zanzibar text"), 1}}, kNow));
  ASSERT_TRUE(store().erase(kAnn, "cli", kNow));
  reopen();  // the log is written into the file when the last connection goes
  std::ifstream in(path(), std::ios::binary);
  const std::string octets(std::istreambuf_iterator<char>(in), {});
  ASSERT_GT(octets.size(), 4096u);
  EXPECT_EQ(octets.find("Zanzibar"), std::string::npos);
  EXPECT_EQ(octets.find(kAnnNumber), std::string::npos);
}

TEST_F(LedgerTest, only_a_start_brings_back_whom_was_erased) {
  ASSERT_TRUE(store().erase(kAnn, "cli", kNow));
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::granted}));
  EXPECT_TRUE(store().standing(kAnn).value().blocked());
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::resumed}));
  EXPECT_FALSE(store().standing(kAnn).value().blocked());
  ASSERT_TRUE(store().erase(kAnn, "cli", kNow + hours(1)));
  EXPECT_TRUE(store().standing(kAnn).value().blocked());
}

TEST_F(LedgerTest, nobody_is_erased_while_a_text_to_them_is_on_the_air) {
  ASSERT_TRUE(store().enqueue({{draft("Now"), 1}}, kNow));
  const Claim claim = next();
  EXPECT_EQ(store().erase(kAnn, "cli", kNow).error().code(), "too-early");
  ASSERT_TRUE(store().settle(std::vector{sent(claim)}, "sim1", kNow));
  EXPECT_TRUE(store().erase(kAnn, "cli", kNow));
}

// --- texts of reminders that failed ---

TEST_F(LedgerTest, a_reminder_that_failed_is_told_once) {
  ASSERT_TRUE(store().append({.at = kNow, .number = kAnn, .event = Event::granted}));
  Answer answer{.remind = "visit"};
  answer.replies.push_back(draft("See you"));
  answer.replies.back().origin = Origin::program;
  answer.replies.back().program = "Bright Dental";
  ASSERT_TRUE(store().answer(answer, kNow));
  EXPECT_TRUE(store().unreached().value().empty());
  const Claim claim = next();
  ASSERT_TRUE(store().settle(std::vector{outcome(claim, Settlement::Outcome::refused)}, "sim1", kNow));
  const auto unreached = store().unreached().value();
  ASSERT_EQ(unreached.size(), 1u);
  EXPECT_EQ(unreached[0].remind, "visit");
  EXPECT_EQ(unreached[0].program, "Bright Dental");
  EXPECT_EQ(unreached[0].number, kAnn);
  EXPECT_EQ(unreached[0].text, "See you");
  ASSERT_TRUE(store().answer(Answer{.unreached = unreached[0].message}, kNow));
  EXPECT_TRUE(store().unreached().value().empty());
}

}  // namespace
}  // namespace pigeon::store
