// When something holds: `not stay or stay.checked_in`, `order.days_late > 3`. Names, literals,
// durations, == != < <= > >= in and or not, nothing else (talking.md 2.3). A missing value is
// false.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "playbook/template.h"

namespace pigeon::playbook {

struct Literal {
  enum class Kind { text, number, duration, truth };
  Kind kind = Kind::text;
  std::string text = {};
  double number = 0;
  Milliseconds duration{0};
  bool truth = false;
};

struct Expression {
  enum class Kind { literal, name, negation, conjunction, disjunction, comparison, membership };
  enum class Comparison { equal, unequal, less, at_most, greater, at_least };
  Kind kind = Kind::literal;
  Literal literal = {};
  Place name = {};  // its filters are empty
  Comparison comparison = Comparison::equal;
  std::vector<Expression> operands = {};  // of membership: what is looked for, then the list
};

struct Condition {
  std::string written = {};
  toml::Position at = {};
  Expression expression = {};

  // Of every name, in the order of the text.
  std::vector<const Place*> places() const;
  toml::Position position_of(std::size_t offset) const;
};

tl::expected<Condition, TemplateFault> parse_condition(std::string_view text, toml::Position at);

}  // namespace pigeon::playbook
