// A text with values in it (talking.md 2.3): `{visit.starts|time}` is a value that is bound, never
// pasted, and `[ with {dentist}]` an optional tail that goes when a value in it is missing or the
// text would pass one segment. One syntax for what is said, for SQL, for arguments and for URLs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "toml/blame.h"

namespace pigeon::playbook {

// `{root.field|filter}`: where a value comes from and how it is shown.
struct Place {
  std::string root;                       // "visit", "day", "event"
  std::string field = {};                 // "starts"; empty: the value itself
  std::vector<std::string> filters = {};  // in the order in which they apply
  std::size_t offset = 0;                 // of its brace in the text that was written
};

struct Piece {
  enum class Kind { literal, value, tail };
  Kind kind = Kind::literal;
  std::string text = {};           // of a literal
  Place place = {};                // of a value
  std::vector<Piece> pieces = {};  // of a tail; tails do not nest
};

struct Template {
  std::string written = {};
  toml::Position at = {};  // where the text stands in the file
  std::vector<Piece> pieces = {};

  bool empty() const { return pieces.empty(); }

  // Of every value, tails included, in the order of the text.
  std::vector<const Place*> places() const;

  // Where something stands in the file that begins at `offset` of the text; the text itself when it
  // runs over several lines.
  toml::Position position_of(std::size_t offset) const;
};

struct TemplateFault {
  std::size_t offset = 0;
  std::string what;
  std::string instead;
};

enum class Brackets {
  tails,     // what is said: [ ] marks an optional tail, and every brace a value
  literals,  // SQL, arguments, URLs, bodies: [ ] stand for themselves, and so does a brace that no
             // name follows
};

tl::expected<Template, TemplateFault> parse_template(std::string_view text, toml::Position at,
                                                     Brackets brackets);

// A name as it may stand in braces: letters, digits and _; it begins with no digit.
bool is_name(std::string_view text);

}  // namespace pigeon::playbook
