// Texts are added to a list in an owner's file; everything else, comments and layout too, stays as
// it stands.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::toml {

// `path` leads to the list: {"topic", "status", "like"}. A single text becomes a list; a list that
// is not there yet is put below the header of its section. In a list of several lines each text
// gets a line of its own. Errors: "no-place" when the file is no TOML, has no such section or holds
// something else there; the hint says what to write by hand.
Result<std::string> with_texts(std::string_view source, std::span<const std::string> path,
                               std::span<const std::string> texts);

}  // namespace pigeon::toml
