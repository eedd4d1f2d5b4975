// What is wrong at one place of an owner's file, and what to write instead. Reading a file gives
// all of them at once, never only the first.
#pragma once

#include <compare>
#include <string>
#include <utility>
#include <vector>

namespace pigeon::toml {

// Where something begins in a file: both count from 1, the column in characters.
struct Position {
  int line = 1;
  int column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

// A value and where it stands.
template <class T>
struct Located {
  T value;
  Position at = {};
};

struct Blame {
  enum class Weight {
    error,  // the file can't be used like this
    note,   // it can; the owner should know
  };

  std::string file;
  Position at = {};
  std::string what;     // "`quiet` is a number, and should be a text"
  std::string instead;  // "write quiet = \"20:00-08:00\""; may be empty
  Weight weight = Weight::error;

  bool is_error() const { return weight == Weight::error; }

  // "FILE:LINE:COLUMN: what; instead" on one line, with "note: " before a note.
  std::string text() const;

  friend bool operator==(const Blame&, const Blame&) = default;
};

// Ordered by place; those of one place keep their order.
void sort(std::vector<Blame>& blames);

bool has_errors(const std::vector<Blame>& blames);

}  // namespace pigeon::toml
