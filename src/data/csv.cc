#include "data/csv.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "consent/words.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1));
}

// The one that stands most often in the first line.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {',', ';', '\t'}) {
    if (std::ranges::count(line, candidate) > std::ranges::count(line, best)) best = candidate;
  }
  return best;
}

using Cells = std::vector<std::string>;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  bool next(Cells& cells) {
    cells.clear();
    if (at_ >= text_.size()) return false;
    while (true) {
      cells.push_back(cell());
      if (at_ >= text_.size()) return true;
      const char end = text_[at_++];
      if (end == '\n') return true;
    }
  }

 private:
  // Up to the separator or the end of the line, which is not taken.
  std::string cell() {
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
      ++at_;
    return trimmed(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        break;
      }
    }
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
      ++at_;
    return trimmed(cell);
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

bool equals(const Value& cell, const Value& wanted) {
  if (cell.is_null() || wanted.is_null()) return false;
  const auto left = replies::number_in(cell);
  const auto right = replies::number_in(wanted);
  if (left && right) return *left == *right;
  return consent::normalise(replies::shown(cell)) == consent::normalise(replies::shown(wanted));
}

}  // namespace

Value read_csv(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::string valid = to_valid_utf8(text);
  Reader reader(valid);
  Value rows = Value::array();
  Cells header;
  if (!reader.next(header)) return rows;
  for (Cells cells; reader.next(cells);) {
    Value row = Value::object();
    bool empty = true;
    for (std::size_t i = 0; i < header.size(); ++i) {
      const bool filled = i < cells.size() && !cells[i].empty();
      row[header[i]] = filled ? Value(cells[i]) : Value(nullptr);
      empty = empty && !filled;
    }
    if (!empty) rows.push_back(std::move(row));
  }
  return rows;
}

Finding look_up(const Value& rows, const Request& request) {
  Finding finding{.value = request.list ? Value::array() : Value(nullptr)};
  for (const Value& row : rows) {
    const bool fits = std::ranges::all_of(request.where, [&](const auto& wanted) {
      return equals(replies::field_of(row, wanted.first), wanted.second);
    });
    if (!fits) continue;
    if (!request.list) {
      finding.value = row;
      return finding;
    }
    finding.value.push_back(row);
  }
  return finding;
}

}  // namespace pigeon::data
