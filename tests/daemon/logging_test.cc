#include "daemon/logging.h"

#include <gtest/gtest.h>

namespace pigeon::daemon {
namespace {

struct Row {
  const char* line;
  const char* shown;
};

TEST(Logging, the_middle_of_a_number_never_reaches_the_log) {
  const Row rows[] = {
      {"to +447700900101 now", "to +4477…01 now"},
      {"IMSI 234150999999999", "IMSI 2341…99"},
      {"two: 447700900101,447700900102", "two: 4477…01,4477…02"},
      {"message 123456 part 1 of 3", "message 123456 part 1 of 3"},
      {"", ""},
      {"no digits", "no digits"},
      {"ends 1234567", "ends 1234…67"},
  };
  for (const Row& row : rows) EXPECT_EQ(masked(row.line), row.shown);
}

}  // namespace
}  // namespace pigeon::daemon
