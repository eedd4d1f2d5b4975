#include "toml/blame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::toml {
namespace {

using ::testing::ElementsAre;

TEST(Blame, it_prints_as_file_line_column_what_and_what_instead) {
  const Blame blame{.file = "pigeon.toml",
                    .at = {6, 9},
                    .what = "`quiet` is a number, and should be a text",
                    .instead = "write quiet = \"20:00-08:00\""};
  EXPECT_EQ(blame.text(),
            "pigeon.toml:6:9: `quiet` is a number, and should be a text; "
            "write quiet = \"20:00-08:00\"");
}

TEST(Blame, without_anything_to_write_instead_it_ends_there) {
  EXPECT_EQ((Blame{.file = "f", .at = {1, 2}, .what = "no", .instead = {}}).text(), "f:1:2: no");
}

TEST(Blame, a_note_says_that_it_is_one) {
  const Blame note{.file = "f", .what = "later", .instead = {}, .weight = Blame::Weight::note};
  EXPECT_EQ(note.text(), "f:1:1: note: later");
  EXPECT_FALSE(note.is_error());
}

TEST(Blame, what_an_owner_wrote_can_not_play_with_the_terminal) {
  EXPECT_EQ((Blame{.file = "f", .what = "a\x1b[31m\n", .instead = {}}).text(),
            "f:1:1: a\\u{1B}[31m\\u{A}");
}

TEST(Blame, a_list_of_notes_has_no_errors) {
  const Blame error{.file = "f", .what = "bad", .instead = {}};
  const Blame note{.file = "f", .what = "later", .instead = {}, .weight = Blame::Weight::note};
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({note, note}));
  EXPECT_TRUE(has_errors({note, error}));
}

TEST(Blame, they_are_sorted_by_place_and_keep_their_order_at_one_place) {
  const auto blame = [](int line, int column, const char* what) {
    return Blame{.file = "f", .at = {line, column}, .what = what, .instead = {}};
  };
  std::vector<Blame> blames{blame(10, 1, "e"), blame(2, 5, "c"), blame(2, 10, "d"),
                            blame(2, 1, "a"), blame(2, 1, "b")};
  sort(blames);
  std::vector<std::string> order;
  for (const Blame& one : blames)
    order.push_back(one.what);
  EXPECT_THAT(order, ElementsAre("a", "b", "c", "d", "e"));
}

}  // namespace
}  // namespace pigeon::toml
