#include "replies/holds.h"

namespace pigeon::replies {
namespace {

using playbook::Expression;

Value value_of(const playbook::Literal& literal) {
  switch (literal.kind) {
    case playbook::Literal::Kind::text:
      return literal.text;
    case playbook::Literal::Kind::number:
      return literal.number;
    case playbook::Literal::Kind::duration:
      return static_cast<double>(literal.duration.count()) / 1000.0;
    case playbook::Literal::Kind::truth:
      return literal.truth;
  }
  return nullptr;
}

bool is_duration(const Expression& expression) {
  return expression.kind == Expression::Kind::literal &&
         expression.literal.kind == playbook::Literal::Kind::duration;
}

class Evaluation {
 public:
  Evaluation(const Names& names, const calendar::Zone& zone, Instant now)
      : names_(names), zone_(zone), now_(now) {}

  Pulled<Value> value(const Expression& one) const {
    switch (one.kind) {
      case Expression::Kind::literal:
        return value_of(one.literal);
      case Expression::Kind::name:
        return names_(one.name);
      case Expression::Kind::negation:
        return value(one.operands.at(0)).map([](const Value& inside) {
          return Value(!is_true(inside));
        });
      case Expression::Kind::conjunction:
        return joined(one, false);
      case Expression::Kind::disjunction:
        return joined(one, true);
      case Expression::Kind::comparison:
      case Expression::Kind::membership:
        return compared(one);
    }
    return Value(nullptr);
  }

 private:
  // Decided by its left side when that is `decisive`.
  Pulled<Value> joined(const Expression& one, bool decisive) const {
    const auto left = value(one.operands.at(0));
    if (!left) return left;
    if (is_true(*left) == decisive) return Value(decisive);
    return value(one.operands.at(1)).map([](const Value& right) { return Value(is_true(right)); });
  }

  Pulled<Value> compared(const Expression& one) const {
    const Expression& first = one.operands.at(0);
    const bool list = one.kind == Expression::Kind::membership;
    const auto how = list ? Expression::Comparison::equal : one.comparison;
    for (std::size_t i = 1; i < one.operands.size(); ++i) {
      const Expression& other = one.operands.at(i);
      const auto left = operand(first, other);
      if (!left) return left;
      const auto right = operand(other, first);
      if (!right) return right;
      if (compare(*left, how, *right, zone_)) return Value(true);
    }
    return Value(false);
  }

  // Beside a length of time, a moment is how far away it is.
  Pulled<Value> operand(const Expression& one, const Expression& other) const {
    auto found = value(one);
    if (!found || !is_duration(other)) return found;
    const auto moment = moment_in(*found, zone_);
    if (!moment) return found;
    const Milliseconds away = zone_.to_utc(*moment) - now_;
    return Value(static_cast<double>(away.count()) / 1000.0);
  }

  const Names& names_;
  const calendar::Zone& zone_;
  Instant now_;
};

}  // namespace

Pulled<bool> holds(const playbook::Expression& expression, const Names& names,
                   const calendar::Zone& zone, Instant now) {
  return Evaluation(names, zone, now).value(expression).map([](const Value& value) {
    return is_true(value);
  });
}

}  // namespace pigeon::replies
