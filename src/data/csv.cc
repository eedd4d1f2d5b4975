#include "data/csv.h"

#include <algorithm>
#include <utility>

#include "base/csv.h"
#include "consent/words.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;

bool equals(const Value& cell, const Value& wanted) {
  if (cell.is_null() || wanted.is_null()) return false;
  const auto left = replies::number_in(cell);
  const auto right = replies::number_in(wanted);
  if (left && right) return *left == *right;
  return consent::normalise(replies::shown(cell)) == consent::normalise(replies::shown(wanted));
}

}  // namespace

Result<Value> read_table(std::string_view text) {
  const auto read = read_csv_rows(text);
  if (!read) return fail(read.error());
  Value rows = Value::array();
  for (std::size_t at = 1; at < read->size(); ++at) {
    const auto& header = read->front().cells;
    const auto& cells = (*read)[at].cells;
    Value row = Value::object();
    for (std::size_t i = 0; i < header.size(); ++i) {
      const bool filled = i < cells.size() && !cells[i].empty();
      row[header[i]] = filled ? Value(cells[i]) : Value(nullptr);
    }
    rows.push_back(std::move(row));
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
