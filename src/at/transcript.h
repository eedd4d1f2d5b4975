// The flight recorder of a line: the last lines both ways in memory, in the one text format of
// field traces, bug reports and tests:
//
//   > AT+CMGF=0        written to the modem (without its CR)
//   < OK               read from it
//   ~ 250ms            a pause before what follows
//   # no answer        a note
//
// PINs never enter it. Numbers and texts do; masked() hides them when somebody else will read it.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::at {

class Transcript {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  struct Entry {
    TimePoint at;
    char mark;         // '>' '<' '#'
    std::string text;  // as it was, PINs excepted; may hold control characters

    // "> AT+CMGF=0": one line, control characters escaped, no line end.
    std::string shown() const;

    // "~ 250ms", the pause since `before`; empty when it is too short to be told.
    std::string pause_since(const Entry& before) const;
  };

  // Keeps the newest entries, at most `capacity` bytes of memory. `now` gives the time of each
  // line.
  Transcript(std::size_t capacity, std::function<TimePoint()> now);

  void sent(std::string_view line) { add('>', line); }
  void received(std::string_view line) { add('<', line); }
  void note(std::string_view text) { add('#', text); }

  const std::deque<Entry>& entries() const { return entries_; }

  // All that is kept in the text format, pauses of 100 ms and more told.
  std::string text() const;

  // Calls `follower` for every later entry until the returned handle is dropped.
  using Follower = std::function<void(const Entry&)>;
  [[nodiscard]] std::shared_ptr<void> follow(Follower follower);

 private:
  void add(char mark, std::string_view text);

  std::size_t capacity_;
  std::function<TimePoint()> now_;
  std::deque<Entry> entries_;
  std::size_t bytes_ = 0;
  std::vector<std::weak_ptr<Follower>> followers_;
};

// The line with what concerns people hidden: runs of five and more digits, and PDUs and other
// hexadecimal of sixteen and more characters except their first and last four.
std::string masked(std::string_view line);

// The line with what follows +CPIN=, +CPWD= and +CLCK= replaced by "****".
std::string without_pin(std::string_view line);

}  // namespace pigeon::at
