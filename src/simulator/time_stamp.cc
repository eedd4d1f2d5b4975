#include "simulator/time_stamp.h"

#include <array>
#include <cstdio>

namespace pigeon::simulator {

std::string time_stamp(Instant instant) {
  using namespace std::chrono;
  const auto moment = floor<seconds>(instant);
  const year_month_day date(floor<days>(moment));
  const hh_mm_ss time(moment - floor<days>(moment));
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%02d/%02u/%02u,%02d:%02d:%02d+00",
                static_cast<int>(date.year()) % 100, static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text.data();
}

}  // namespace pigeon::simulator
