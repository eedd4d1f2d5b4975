#include "store/hand_over_notes.h"

#include <gmock/gmock.h>

#include <fstream>

#include "fixture.h"

namespace pigeon::store {
namespace {

using NoteKind = HandOverNote::Kind;
using testing::UnorderedElementsAre;

class HandOverNotesTest : public ::testing::Test {
 protected:
  // As a process that has just been started does.
  HandOverNotes open(std::size_t claims = 4) { return HandOverNotes::open(path_, claims).value(); }

  TempFolder folder_;
  std::string path_ = folder_.file("notes");
};

TEST_F(HandOverNotesTest, what_was_noted_outlives_the_process) {
  std::string name;
  {
    HandOverNotes notes = open();
    EXPECT_EQ(notes.last_run(), std::nullopt) << "there was none";
    notes.begin();
    name = notes.this_run();
    notes.handed(1, 0);
    notes.handed(2, 3);
    notes.sent(2, 255);
    notes.handed(3, 0);
    notes.sent(3, std::nullopt);
    notes.handed(4, 1);
    notes.not_sent(4);
  }
  const HandOverNotes notes = open();
  EXPECT_NE(notes.this_run(), name);
  ASSERT_TRUE(notes.last_run());
  EXPECT_EQ(notes.last_run()->name, name);
  EXPECT_THAT(notes.last_run()->notes,
              UnorderedElementsAre(
                  HandOverNote{1, 0, NoteKind::handed, -1}, HandOverNote{2, 3, NoteKind::sent, 255},
                  HandOverNote{3, 0, NoteKind::sent, -1}, HandOverNote{4, 1, NoteKind::not_sent, -1}));
}

TEST_F(HandOverNotesTest, what_is_forgotten_makes_room) {
  {
    HandOverNotes notes = open(2);
    notes.begin();
    for (MessageId id = 1; id <= 50; ++id) {
      notes.handed(id, 0);
      if (id > 1) notes.forget(id - 1);
    }
    notes.forget(77);
  }
  EXPECT_THAT(open(2).last_run()->notes, UnorderedElementsAre(HandOverNote{.message = 50}));
}

TEST_F(HandOverNotesTest, notes_that_are_not_whole_are_worth_nothing) {
  {
    HandOverNotes notes = open(2);
    notes.begin();
    for (MessageId id = 1; id <= 3; ++id)
      notes.handed(id, 0);
  }
  EXPECT_EQ(open(2).last_run(), std::nullopt) << "no room for the third";
}

TEST_F(HandOverNotesTest, notes_of_another_boot_are_worth_nothing) {
  {
    HandOverNotes notes = open();
    notes.begin();
    notes.handed(1, 0);
  }
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(8);
  file.put('x');  // a digit of the boot's id becomes none
  file.close();
  EXPECT_EQ(open().last_run(), std::nullopt);
}

TEST_F(HandOverNotesTest, any_other_file_is_taken_over) {
  std::ofstream(path_) << std::string(5000, 'z');
  HandOverNotes notes = open();
  EXPECT_EQ(notes.last_run(), std::nullopt);
  notes.begin();
  notes.handed(1, 0);
  EXPECT_THAT(open().last_run()->notes, UnorderedElementsAre(HandOverNote{.message = 1}));
}

TEST_F(HandOverNotesTest, a_folder_that_is_missing_is_an_error) {
  EXPECT_EQ(HandOverNotes::open(folder_.file("no/notes"), 4).error().code(), "notes-failed");
}

class RecoveryTest : public StoreTest {
 protected:
  static constexpr std::string_view kRun = "the run that was killed";

  // A text that sim1 has claimed.
  MessageId claimed(const std::string& text, int segments = 1, bool report = false) {
    Draft wanted = draft(text);
    wanted.report = report;
    const MessageId id = queue(wanted, segments);
    EXPECT_EQ(next().message, id);
    return id;
  }

  int recover(std::vector<HandOverNote> notes, std::string_view run = kRun) {
    reopen();
    const LastRun last{.name = std::string(run), .notes = std::move(notes)};
    return store().recover(kNow, last, "the next run").value();
  }

  void SetUp() override { store().recover(kNow, std::nullopt, std::string(kRun)).value(); }
};

TEST_F(RecoveryTest, a_text_that_was_never_handed_over_simply_goes) {
  const MessageId id = claimed("one");
  EXPECT_EQ(recover({}), 0);
  EXPECT_EQ(state(id), State::queued);
  EXPECT_EQ(message(id).attempts, 0);
  EXPECT_EQ(next().message, id);
}

TEST_F(RecoveryTest, a_text_that_was_handed_over_is_unknown) {
  const MessageId id = claimed("one");
  EXPECT_EQ(recover({{.message = id}}), 1);
  EXPECT_EQ(state(id), State::unknown);
}

TEST_F(RecoveryTest, an_answer_that_was_noted_counts) {
  const MessageId taken = claimed("taken", 1, true);
  const MessageId refused = claimed("refused");
  EXPECT_EQ(recover({{taken, 0, NoteKind::sent, 9}, {refused, 0, NoteKind::not_sent, -1}}), 0);
  EXPECT_EQ(state(taken), State::sent);
  EXPECT_THAT(message(taken).references, testing::ElementsAre(9));
  EXPECT_EQ(state(refused), State::queued);
}

TEST_F(RecoveryTest, a_part_that_was_noted_as_taken_is_followed_by_the_next) {
  const MessageId id = claimed(std::string(200, 'a'), 2);
  EXPECT_EQ(recover({{id, 0, NoteKind::sent, 9}}), 0);
  const Claim rest = next();
  EXPECT_EQ(rest.message, id);
  EXPECT_EQ(rest.part, 1);
}

TEST_F(RecoveryTest, a_note_about_an_earlier_part_says_nothing_of_this_one) {
  const MessageId id = queue(draft(std::string(200, 'a')), 2);
  EXPECT_EQ(next("sim1", kNow, sent(next())).part, 1);
  EXPECT_EQ(recover({{id, 0, NoteKind::sent, 9}}), 0);
  EXPECT_EQ(next().part, 1) << "it was claimed, not handed over";
}

TEST_F(RecoveryTest, notes_of_another_run_or_none_leave_everything_unknown) {
  const MessageId one = claimed("one");
  EXPECT_EQ(recover({}, "an earlier run"), 1);
  EXPECT_EQ(state(one), State::unknown);
  const MessageId two = claimed("two");
  reopen();
  EXPECT_EQ(store().recover(kNow).value(), 1);
  EXPECT_EQ(state(two), State::unknown);
  const MessageId three = claimed("three");
  EXPECT_EQ(recover({}, ""), 1) << "a run without notes has no name";
  EXPECT_EQ(state(three), State::unknown);
}

TEST_F(RecoveryTest, the_notes_of_the_next_run_are_believed_next_time) {
  recover({});
  const MessageId id = claimed("one");
  EXPECT_EQ(recover({}, "the next run"), 0);
  EXPECT_EQ(state(id), State::queued);
}

TEST_F(RecoveryTest, the_text_that_a_modem_had_last_may_still_be_answered) {
  const MessageId id = claimed("one");
  recover({{.message = id}});
  EXPECT_FALSE(store().last_in_doubt("sim2", kNow - minutes(1)).value());
  EXPECT_FALSE(store().last_in_doubt("sim1", kNow).value()) << "too long ago";
  const auto doubt = store().last_in_doubt("sim1", kNow - minutes(1)).value();
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->message, id);
  Settlement late{.message = doubt->message, .part = doubt->part};
  late.reference = 8;
  ASSERT_TRUE(store().settle(std::vector{late}, "sim1", kNow));
  EXPECT_EQ(state(id), State::sent);
}

}  // namespace
}  // namespace pigeon::store
