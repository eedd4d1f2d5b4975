#include "bench/customers/tally.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace pigeon::bench {
namespace {

double percent(std::size_t count, std::size_t of) {
  return of == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(of);
}

}  // namespace

Interval interval(std::size_t count, std::size_t of) {
  if (of == 0) return {0, 100};
  constexpr double kZ = 1.96;
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(count) / n;
  const double middle = p + kZ * kZ / (2 * n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  const double whole = 1 + kZ * kZ / n;
  return {std::max(0.0, 100 * (middle - half) / whole),
          std::min(100.0, 100 * (middle + half) / whole)};
}

void Tally::add(const Case& one, const Course& course, Behaviour behaviour) {
  ++customers;
  resolved += course.end == End::resolved;
  handed_over += course.end == End::handed_over;
  falsely_solved += course.end == End::falsely_solved;
  wrong_writes += course.wrong_writes;
  // Who stops in the middle wants neither any more.
  const bool for_person = one.for_people && behaviour != Behaviour::stops;
  for_people += for_person;
  reached += for_person && course.reached_person;
  for_program += !one.for_people;
  needlessly += !one.for_people && course.end == End::handed_over;
  if (course.end == End::resolved) turns.push_back(course.turns);
}

Tally& Tally::operator+=(const Tally& other) {
  customers += other.customers;
  resolved += other.resolved;
  handed_over += other.handed_over;
  falsely_solved += other.falsely_solved;
  wrong_writes += other.wrong_writes;
  for_people += other.for_people;
  reached += other.reached;
  for_program += other.for_program;
  needlessly += other.needlessly;
  turns.insert(turns.end(), other.turns.begin(), other.turns.end());
  return *this;
}

void print_title() {
  std::printf("%-28s %5s  %-17s %-17s %-17s %6s %-22s %-10s %5s\n", "", "n", "resolved",
              "handed over", "falsely resolved", "writes", "reached a person", "needlessly",
              "turns");
}

void print(const std::string& what, const Tally& tally) {
  const auto share = [](std::size_t count, std::size_t of) {
    const Interval within = interval(count, of);
    char text[40];
    std::snprintf(text, sizeof text, "%5.1f (%.1f-%.1f)", percent(count, of), within.low,
                  within.high);
    return std::string(text);
  };
  auto turns = tally.turns;
  std::ranges::sort(turns);
  std::printf("%-28s %5zu  %-17s %-17s %-17s %6zu %-22s %6.1f %%   %5zu\n", what.c_str(),
              tally.customers, share(tally.resolved, tally.customers).c_str(),
              share(tally.handed_over, tally.customers).c_str(),
              share(tally.falsely_solved, tally.customers).c_str(), tally.wrong_writes,
              (std::to_string(tally.reached) + " of " + std::to_string(tally.for_people)).c_str(),
              percent(tally.needlessly, tally.for_program),
              turns.empty() ? 0 : turns[turns.size() / 2]);
}

}  // namespace pigeon::bench
