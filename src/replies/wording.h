// Values in words: how a filter shows one, and how a text keeps to its segments by dropping its
// optional tails from the right.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/zone.h"
#include "playbook/template.h"
#include "replies/value.h"

namespace pigeon::replies {

struct Tongue {
  std::string language = "en";
  std::string currency = {};
  calendar::Zone zone;
};

// Nothing when there is no value, or none that the filter can show.
std::optional<std::string> show(const Value& value, const std::vector<std::string>& filters,
                                const Tongue& tongue);

// What stands for each place of a text; nothing: missing.
using Showing = std::function<std::optional<std::string>(const playbook::Place&)>;

// Tails with a missing value are left out, and then, from the right, those that make it longer than
// `parts` segments. A missing value outside a tail leaves no trace but the text around it. When
// letters of the values alone make it too long, they get their nearest spelling.
std::string compose(const playbook::Template& text, const Showing& showing, int parts);

// A template whose names are columns of `row`.
std::string compose_row(const playbook::Template& text, const Value& row, const Tongue& tongue,
                        int parts);

// "menú" becomes "MENÚ".
std::string in_capitals(const std::string& text);

bool fits(const std::string& text, int parts);

}  // namespace pigeon::replies
