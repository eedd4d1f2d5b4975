// A million reminders, half of them rules, in the real store: how fast they are planned, how soon
// the daemon is up with them, how long it takes to know what is due next, and what it costs in
// memory.
//
//   schedule-bench [FOLDER [COUNT]]      FOLDER on the disk that is meant; 1,000,000
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "daemon/schedule.h"
#include "store/store.h"

namespace {

using namespace pigeon;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr Instant kNow = Instant(Milliseconds(1'795'536'000'000));  // 2026-11-24T16:00:00Z
constexpr int kAtOnce = 2000;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// In MiB, without what the allocator keeps for later.
double memory() {
  malloc_trim(0);
  std::ifstream statm("/proc/self/statm");
  long total = 0;
  long resident = 0;
  statm >> total >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

template <class Value>
Value sure(Result<Value> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().text().c_str());
  std::exit(1);
}

PhoneNumber number_of(int i) {
  return PhoneNumber::from_stored("+4477009" + std::to_string(10'000 + i % 90'000));
}

std::pair<reminders::Reminder, int> one_of(int i) {
  const std::string visit = "visit " + std::to_string(i / 3);
  reminders::Reminder reminder{.to = number_of(i / 3),
                               .text = "Bright Dental: your check-up is at 14:30.",
                               .said = "2026-12-24T09:00:00Z",
                               .zone = "Europe/London",
                               .asked = kNow + 1h + i * 60s,
                               .due = kNow + 1h + i * 60s};
  reminder.expires = reminder.asked + 6h;
  reminder.family = visit + "|" + std::to_string(i % 3) + "|";
  reminder.key = reminder.family + "2026-12-25T09:00:00Z";
  reminder.appointment = visit;
  return {std::move(reminder), 1};
}

store::BegunSeries rule_of(int i, const calendar::DailyWindow& quiet) {
  static constexpr const char* kRules[] = {"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TH",
                                           "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY"};
  const std::chrono::local_days days[] = {
      std::chrono::local_days(std::chrono::year(2026) / 11 / 25),
      std::chrono::local_days(std::chrono::year(2026) / 11 / 26),
      std::chrono::local_days(std::chrono::year(2026) / 11 / 27),
      std::chrono::local_days(std::chrono::year(2026) / 12 / 1)};
  reminders::Series series{.to = number_of(i), .text = "Rehearsal at 20:00."};
  series.literal = true;
  series.said = "every so often";
  series.zone = series.quiet_zone = "Europe/London";
  series.rule = kRules[i % 4];
  series.begins = days[i % 4] + 9h + std::chrono::seconds(i % 28'800);
  series.key = "series " + std::to_string(i);
  series.since = kNow;
  auto next = sure(daemon::next_of(series, quiet, kNow));
  return {std::move(series), std::move(next)};
}

void print(const char* what, double value, const char* unit) {
  std::printf("%-52s %12.3f %s\n", what, value, unit);
}

void insert(const std::string& file, int count, const calendar::DailyWindow& quiet) {
  auto store = sure(store::Store::open(file));
  const int half = count / 2;
  auto begin = Clock::now();
  for (int i = 0; i < half; i += kAtOnce) {
    std::vector<std::pair<reminders::Reminder, int>> some;
    for (int j = i; j < std::min(i + kAtOnce, half); ++j)
      some.push_back(one_of(j));
    sure(store.plan(some, std::nullopt, kNow));
  }
  print("single reminders planned", half / seconds_since(begin), "per second");
  begin = Clock::now();
  for (int i = 0; i < half; i += kAtOnce) {
    std::vector<store::BegunSeries> some;
    for (int j = i; j < std::min(i + kAtOnce, half); ++j)
      some.push_back(rule_of(j, quiet));
    sure(store.begin(some, kNow));
  }
  print("rules planned, with their first text reckoned", half / seconds_since(begin), "per second");
}

void run(const std::string& file, const calendar::DailyWindow& quiet) {
  const double before = memory();
  auto begin = Clock::now();
  auto store = sure(store::Store::open(file));
  sure(store.recover(kNow));
  daemon::Schedule schedule(quiet, false);
  const auto first = sure(schedule.look(store, kNow));
  print("start: opened, recovered, first look", seconds_since(begin), "s");
  if (!first.next) std::exit(1);

  constexpr int kAsked = 10'000;
  begin = Clock::now();
  for (int i = 0; i < kAsked; ++i)
    sure(store.next_due());
  print("what is due next", seconds_since(begin) / kAsked * 1e3, "ms");
  begin = Clock::now();
  sure(store.advance({}, "sim1", kNow));
  print("a modem asks for its next text", seconds_since(begin) * 1e3, "ms");

  // The day goes on; each look lets go what is due and plans what comes after.
  std::vector<double> looks;
  int went = 0;
  Instant now = kNow;
  for (int i = 0; i < 600; ++i) {
    now += 2min;
    begin = Clock::now();
    for (bool more = true; more;) {
      const auto account = sure(schedule.look(store, now));
      went += account.went;
      more = account.more;
    }
    looks.push_back(seconds_since(begin) * 1e3);
  }
  std::ranges::sort(looks);
  print("texts let go in 20 hours", went, "");
  print("a look, half of them", looks[looks.size() / 2], "ms");
  print("a look, 99 of 100", looks[looks.size() * 99 / 100], "ms");
  print("memory that the schedule took", memory() - before, "MiB");
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
  const int count = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
  const std::string file = (folder / "schedule-bench.db").string();
  for (const char* end : {"", "-wal", "-shm"})
    std::filesystem::remove(file + end);
  const auto quiet = calendar::DailyWindow::parse("20:00-08:00").value();
  std::printf("%d reminders, half of them rules\n", count);
  insert(file, count, quiet);
  print("file", static_cast<double>(std::filesystem::file_size(file)) / (1024 * 1024), "MiB");
  run(file, quiet);
  for (const char* end : {"", "-wal", "-shm"})
    std::filesystem::remove(file + end);
  return 0;
}
