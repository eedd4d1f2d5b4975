#include "playbook/local_text.h"

#include <algorithm>

namespace pigeon::playbook {

bool LocalText::has(std::string_view language) const {
  return std::ranges::find(versions_, language, &Version::language) != versions_.end();
}

const std::string& LocalText::in(std::string_view language) const {
  static const std::string kNothing;
  if (versions_.empty()) return kNothing;
  const auto found = std::ranges::find(versions_, language, &Version::language);
  return found == versions_.end() ? versions_.front().text : found->text;
}

bool LocalText::is_plain() const {
  return std::ranges::all_of(versions_, [](const Version& version) {
    return version.text.find_first_of("{[") == std::string::npos;
  });
}

}  // namespace pigeon::playbook
