#include "cli/table.h"

#include <algorithm>

#include "base/utf8.h"
#include "cli/display_width.h"

namespace pigeon::cli {
namespace {

constexpr int kGap = 2;
constexpr int kLeastWrapWidth = 20;  // on a narrower screen the terminal wraps

std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// Splits at line breaks; each piece printable.
std::vector<std::string> printable_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(printable(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Table::Table(const Screen& screen, std::ostream& out, std::vector<Column> columns, Flow flow)
    : screen_(screen), out_(out), columns_(std::move(columns)), flow_(flow) {
  for (Column& column : columns_) {
    column.least_width = std::max(column.least_width, display_width(column.title));
  }
}

void Table::add(Row row) {
  for (Cell& cell : row)
    cell.text = printable(cell.text);
  if (!screen_.terminal) return print_tabbed(row);
  if (flow_ == Flow::as_they_come) {
    if (!any_) print_title();
    print_aligned(row);
  } else {
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns_[i].least_width = std::max(columns_[i].least_width, display_width(row[i].text));
    }
    waiting_.push_back(std::move(row));
  }
  any_ = true;
}

void Table::finish(const std::string& when_empty) {
  if (!waiting_.empty()) print_title();
  for (const Row& row : waiting_)
    print_aligned(row);
  waiting_.clear();
  if (!any_ && screen_.terminal && !when_empty.empty()) out_ << when_empty << '\n';
}

void Table::print_title() {
  Row title;
  for (const Column& column : columns_)
    title.push_back({column.title, Tone::title});
  print_aligned(title);
}

void Table::print_tabbed(const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i)
    out_ << (i == 0 ? "" : "\t") << row[i].text;
  out_ << '\n';
  any_ = true;
}

void Table::print_aligned(const Row& row) {
  int indent = 0;
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const int column = std::max(columns_[i].least_width, display_width(row[i].text));
    out_ << screen_.paint(row[i].text, row[i].tone)
         << blanks(column - display_width(row[i].text) + kGap);
    indent += column + kGap;
  }
  const int room = screen_.width - indent;
  const auto lines =
      room < kLeastWrapWidth ? std::vector{row.back().text} : wrap(row.back().text, room);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out_ << (i == 0 ? "" : blanks(indent)) << screen_.paint(lines[i], row.back().tone) << '\n';
  }
}

void print_pairs(const Screen& screen, std::ostream& out, const Pairs& pairs) {
  int width = 0;
  for (const auto& [name, value] : pairs)
    width = std::max(width, display_width(name));
  for (const auto& [name, value] : pairs) {
    if (!screen.terminal) {
      out << name << '\t' << printable(value.text) << '\n';
      continue;
    }
    out << screen.paint(name, Tone::title) << blanks(width - display_width(name) + kGap);
    const auto lines = printable_lines(value.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out << (i == 0 ? "" : blanks(width + kGap)) << screen.paint(lines[i], value.tone) << '\n';
    }
  }
}

}  // namespace pigeon::cli
