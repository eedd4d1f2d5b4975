// Test data as rows: tests/vectors/*.tsv, one row a line, columns parted by a tab. Lines that begin
// with # and empty lines are for the reader. \u{A0} stands for a character that can't be seen.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace pigeon::test {

struct Row {
  int line = 0;
  std::vector<std::string> columns;

  const std::string& operator[](std::size_t column) const { return columns.at(column); }
};

inline std::string with_escapes_read(std::string_view text) {
  std::string read;
  while (!text.empty()) {
    if (text.starts_with("\\u{")) {
      const std::size_t end = text.find('}');
      append_utf8(read, static_cast<char32_t>(
                            std::stoul(std::string(text.substr(3, end - 3)), nullptr, 16)));
      text.remove_prefix(end + 1);
    } else {
      read += text.front();
      text.remove_prefix(1);
    }
  }
  return read;
}

// The rows of tests/vectors/`file`. Throws when the file can't be read or a row has not exactly
// `columns` columns, so that a table which lost its rows never passes.
inline std::vector<Row> read_rows(const std::string& file, std::size_t columns) {
  std::ifstream in(std::string(PIGEON_SOURCE_DIR) + "/tests/vectors/" + file);
  std::vector<Row> rows;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    Row row{.line = number, .columns = {}};
    std::string_view rest = line;
    for (std::size_t tab = 0; tab != std::string_view::npos; rest.remove_prefix(tab + 1)) {
      tab = rest.find('\t');
      row.columns.push_back(with_escapes_read(rest.substr(0, tab)));
      if (tab == std::string_view::npos) break;
    }
    if (row.columns.size() != columns) {
      throw std::runtime_error(file + ":" + std::to_string(number) + " has " +
                               std::to_string(row.columns.size()) + " columns");
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty()) throw std::runtime_error(file + " has no rows");
  return rows;
}

}  // namespace pigeon::test
