#include "toml/blame.h"

#include <algorithm>
#include <tuple>

namespace pigeon::toml {

std::string Blame::text() const {
  std::string text = file;
  if (line > 0) text += ":" + std::to_string(line) + ":" + std::to_string(column);
  text += ": ";
  if (weight == Weight::warning) text += "warning: ";
  if (weight == Weight::note) text += "note: ";
  text += what;
  if (!instead.empty()) text += ". " + instead;
  return text;
}

bool has_errors(const Blames& blames) {
  return std::ranges::any_of(blames, &Blame::is_error);
}

void sort_by_place(Blames& blames) {
  std::ranges::stable_sort(blames, {}, [](const Blame& blame) {
    return std::tie(blame.file, blame.line, blame.column);
  });
}

}  // namespace pigeon::toml
