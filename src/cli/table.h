// Rows for a person or for a program. On a terminal: a title line, columns aligned by display
// width, the last one wrapped under itself. In a pipe: one line a row, cells between tabs.
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/screen.h"

namespace pigeon::cli {

struct Cell {
  std::string text;  // any; made printable here
  Tone tone = Tone::plain;
};
using Row = std::vector<Cell>;

struct Column {
  std::string title;
  int least_width = 0;  // in columns of the terminal
};

class Table {
 public:
  enum class Flow {
    at_once,       // widths fit what is there; printed by finish()
    as_they_come,  // each row at once, in the columns' least widths
  };

  Table(const Screen& screen, std::ostream& out, std::vector<Column> columns,
        Flow flow = Flow::at_once);

  // A row has as many cells as there are columns.
  void add(Row row);
  // Prints what waits. On a terminal, a table without rows prints `when_empty`.
  void finish(const std::string& when_empty = {});

 private:
  void print_title();
  void print_tabbed(const Row& row);
  void print_aligned(const Row& row);

  const Screen& screen_;
  std::ostream& out_;
  std::vector<Column> columns_;
  Flow flow_;
  std::vector<Row> waiting_;
  bool any_ = false;
};

// "name  value" lines, aligned on a terminal, tabbed in a pipe. The text of several lines of a
// value stays on several lines on a terminal only.
using Pairs = std::vector<std::pair<std::string, Cell>>;
void print_pairs(const Screen& screen, std::ostream& out, const Pairs& pairs);

}  // namespace pigeon::cli
