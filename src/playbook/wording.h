// What is said, in one language or several, with values to fill in.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "playbook/template.h"

namespace pigeon::playbook {

struct Wording {
  struct Version {
    std::string language = {};  // "fr"; empty: for every language
    Template text = {};
  };
  std::vector<Version> versions = {};
  int parts = 1;  // how many segments its owner allows

  bool empty() const { return versions.empty(); }

  bool has(std::string_view language) const {
    return std::ranges::find(versions, language, &Version::language) != versions.end();
  }

  // In `language`; where it was not written in that one, the first that was. Precondition: not
  // empty.
  const Template& in(std::string_view language) const {
    const auto found = std::ranges::find(versions, language, &Version::language);
    return found == versions.end() ? versions.front().text : found->text;
  }
};

}  // namespace pigeon::playbook
