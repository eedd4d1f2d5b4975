// A text that an owner wrote once for all languages, or once per language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pigeon::playbook {

class LocalText {
 public:
  struct Version {
    std::string language;  // "fr"; empty: for every language
    std::string text;
  };

  LocalText() = default;
  explicit LocalText(std::vector<Version> versions) : versions_(std::move(versions)) {}
  explicit LocalText(std::string text) : versions_{{"", std::move(text)}} {}

  bool empty() const { return versions_.empty(); }

  bool has(std::string_view language) const;

  // In `language`; where it was not written in that one, the first that was.
  const std::string& in(std::string_view language) const;

  // Whether every version can go out as it stands: no {value} to fill in and no [optional tail].
  bool is_plain() const;

  const std::vector<Version>& versions() const { return versions_; }

 private:
  std::vector<Version> versions_;
};

}  // namespace pigeon::playbook
