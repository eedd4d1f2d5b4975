#include "base/csv.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestFile = 64 * 1024 * 1024;
constexpr std::array kDelimiters{';', '\t', ',', '|'};

// Counts what stands outside of quotes in the first line.
std::size_t count_in_first_line(std::string_view text, char delimiter) {
  std::size_t count = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    if (c == delimiter) ++count;
  }
  return count;
}

char delimiter_of(std::string_view text) {
  return *std::ranges::max_element(
      kDelimiters, {}, [&](char delimiter) { return count_in_first_line(text, delimiter); });
}

class TableReader {
 public:
  TableReader(std::string_view text, char delimiter) : rest_(text), delimiter_(delimiter) {}

  Result<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (!rest_.empty()) {
      CsvRow row{.line = line_, .cells = {}};
      for (bool more = true; more;) {
        auto cell = read_cell();
        if (!cell) return fail(cell.error());
        row.cells.emplace_back(trimmed(*cell));
        more = !rest_.empty() && rest_.front() == delimiter_;
        if (more) rest_.remove_prefix(1);
      }
      if (!rest_.empty()) rest_.remove_prefix(1);  // the line break
      ++line_;
      const bool blank = std::ranges::all_of(row.cells, &std::string::empty);
      if (!blank) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Result<std::string> read_cell() {
    const std::size_t text_at = rest_.find_first_not_of(" ");
    if (text_at != std::string_view::npos && rest_[text_at] == '"') {
      rest_.remove_prefix(text_at + 1);
      return read_quoted();
    }
    const std::array ends{delimiter_, '\n'};
    const std::size_t end =
        std::min(rest_.find_first_of(std::string_view(ends.data(), ends.size())), rest_.size());
    std::string cell(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return cell;
  }

  Result<std::string> read_quoted() {
    const int begin = line_;
    std::string cell;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
      } else if (rest_.starts_with('"')) {
        cell += '"';
        rest_.remove_prefix(1);
      } else {
        return after_quotes(std::move(cell));
      }
    }
    return fail("invalid-table", "line " + std::to_string(begin) + ": a quotation mark has no end",
                "Close it, or take it away");
  }

  Result<std::string> after_quotes(std::string cell) {
    while (!rest_.empty() && rest_.front() != delimiter_ && rest_.front() != '\n') {
      if (rest_.front() != ' ' && rest_.front() != '\r') {
        return fail("invalid-table",
                    "line " + std::to_string(line_) + ": text follows a closing quotation mark",
                    "Write a quotation mark inside of a field twice");
      }
      rest_.remove_prefix(1);
    }
    return cell;
  }

  std::string_view rest_;
  char delimiter_;
  int line_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv_rows(std::string_view file) {
  if (file.size() > kLongestFile) {
    return fail("invalid-table", "The file has more than 64 MiB", "Divide it");
  }
  if (file.starts_with(kByteOrderMark)) file.remove_prefix(kByteOrderMark.size());
  if (file.find('\0') != std::string_view::npos) {
    return fail("invalid-table", "line 1: This is not a text file",
                "Export it as CSV, in UTF-8 where there is a choice");
  }
  std::string text;
  if (is_valid_utf8(file)) {
    text = file;
  } else {
    for (const char c : file)  // Latin-1
      append_utf8(text, static_cast<unsigned char>(c));
  }
  return TableReader(text, delimiter_of(text)).read();
}

}  // namespace pigeon
