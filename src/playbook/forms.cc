#include "playbook/forms.h"

#include <algorithm>

#include "playbook/spans.h"

namespace pigeon::playbook {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

bool is_language(std::string_view text) {
  return std::ranges::find(kLanguages, text) != kLanguages.end();
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, is_upper);
}

bool is_quota(std::string_view text) {
  return quota(text).has_value();
}

}  // namespace pigeon::playbook
