#include "control/line_buffer.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::control {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> lines_of(LineBuffer& buffer) {
  std::vector<std::string> lines;
  while (auto line = buffer.next())
    lines.push_back(*line);
  return lines;
}

TEST(LineBuffer, a_line_comes_out_whole_whatever_the_pieces) {
  const std::string stream = "{\"a\":1}\n\nsecond\r\nthird é\n";
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    LineBuffer buffer(100);
    for (std::size_t i = 0; i < stream.size(); i += piece)
      buffer.feed(stream.substr(i, piece));
    EXPECT_THAT(lines_of(buffer), ElementsAre("{\"a\":1}", "", "second", "third é"))
        << "in pieces of " << piece;
  }
}

TEST(LineBuffer, an_open_line_waits_for_its_end) {
  LineBuffer buffer(100);
  buffer.feed("half");
  EXPECT_TRUE(buffer.empty());
  buffer.feed(" and half\n");
  EXPECT_THAT(lines_of(buffer), ElementsAre("half and half"));
}

TEST(LineBuffer, the_end_of_the_stream_ends_the_last_line) {
  LineBuffer buffer(100);
  buffer.feed("a\nb");
  buffer.finish();
  buffer.finish();
  EXPECT_THAT(lines_of(buffer), ElementsAre("a", "b"));
}

TEST(LineBuffer, an_overlong_line_is_cut_and_the_next_one_is_whole) {
  LineBuffer buffer(5);
  buffer.feed("1234567");
  buffer.feed("89\nok\n12345\n");
  EXPECT_THAT(lines_of(buffer), ElementsAre("12345", "ok", "12345"));
}

TEST(LineBuffer, tells_how_much_memory_waits) {
  LineBuffer buffer(100);
  buffer.feed("abc\n\nopen");
  EXPECT_EQ(buffer.bytes_waiting(), 5u);
  buffer.next();
  EXPECT_EQ(buffer.bytes_waiting(), 1u);
  buffer.next();
  EXPECT_EQ(buffer.bytes_waiting(), 0u);
  EXPECT_THAT(lines_of(buffer), IsEmpty());
}

}  // namespace
}  // namespace pigeon::control
