#include "toml/blame.h"

#include <algorithm>

#include "base/utf8.h"

namespace pigeon::toml {

std::string Blame::text() const {
  std::string line = file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
  if (!is_error()) line += "note: ";
  line += what;
  if (!instead.empty()) line += "; " + instead;
  return printable(line);
}

void sort(std::vector<Blame>& blames) {
  std::ranges::stable_sort(blames, {}, &Blame::at);
}

bool has_errors(const std::vector<Blame>& blames) {
  return std::ranges::any_of(blames, &Blame::is_error);
}

}  // namespace pigeon::toml
