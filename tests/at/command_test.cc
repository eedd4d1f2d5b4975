#include "at/command.h"

#include <gmock/gmock.h>

namespace pigeon::at {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;

TEST(Command, is_written_behind_at) {
  EXPECT_EQ(Command("+CMGF=0", seconds(2)).wire_text(), "AT+CMGF=0");
  EXPECT_EQ(Command("", seconds(2)).wire_text(), "AT");
}

TEST(Command, expects_nothing_but_a_result_until_told) {
  const Command plain("E0", seconds(2));
  EXPECT_TRUE(plain.expects_no_lines());
  EXPECT_FALSE(plain.owns("E0"));
  EXPECT_FALSE(plain.dials() || plain.is_secret() || plain.ok_is_optional());
}

TEST(Command, carries_what_tells_its_answer_apart) {
  const Command command = Command("+X?", seconds(2))
                              .answering("+X:")
                              .answering("X:")
                              .with_lines(2)
                              .with_optional_ok()
                              .dialling()
                              .secret()
                              .told_apart_by_registration_shape()
                              .within(seconds(9));
  EXPECT_THAT(command.prefixes(), ElementsAre("+X:", "X:"));
  EXPECT_TRUE(command.owns("X: 1"));
  EXPECT_EQ(command.most_lines(), 2);
  EXPECT_TRUE(command.ok_is_optional() && command.dials() && command.is_secret() &&
              command.has_registration_shape());
  EXPECT_EQ(command.deadline(), seconds(9));
  EXPECT_FALSE(command.takes_bare_lines());
}

TEST(Command, that_takes_any_line_takes_bare_ones_too) {
  const Command command = Command("I", seconds(2)).with_any_lines();
  EXPECT_TRUE(command.takes_any_lines());
  EXPECT_TRUE(command.takes_bare_lines());
  EXPECT_FALSE(Command("I", seconds(2)).with_bare_lines().takes_any_lines());
}

}  // namespace
}  // namespace pigeon::at
