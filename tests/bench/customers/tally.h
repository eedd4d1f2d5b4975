// What came of many customers, in shares with their 95 % intervals.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/customers/person.h"

namespace pigeon::bench {

// Wilson's interval of a share, in percent: also where nothing or everything was counted.
struct Interval {
  double low = 0, high = 0;
};
Interval interval(std::size_t count, std::size_t of);

struct Tally {
  std::size_t customers = 0, resolved = 0, handed_over = 0, falsely_solved = 0;
  std::size_t wrong_writes = 0;
  std::size_t for_people = 0, reached = 0;      // only a person may do it; of those, who got one
  std::size_t for_program = 0, needlessly = 0;  // the program can do it; of those, handed over
  std::vector<std::size_t> turns;               // of those that were resolved

  void add(const Case& one, const Course& course, Behaviour behaviour);
  Tally& operator+=(const Tally& other);
};

void print_title();
void print(const std::string& what, const Tally& tally);

}  // namespace pigeon::bench
