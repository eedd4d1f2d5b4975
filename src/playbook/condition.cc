#include "playbook/condition.h"

#include <charconv>
#include <optional>
#include <utility>

#include "playbook/spans.h"

namespace pigeon::playbook {
namespace {

constexpr int kDeepest = 32;  // of brackets and `not`

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

struct Token {
  enum class Kind { word, text, symbol, end };
  Kind kind = Kind::end;
  std::string text = {};
  std::size_t offset = 0;

  bool is(std::string_view symbol_or_word) const {
    return (kind == Kind::symbol || kind == Kind::word) && text == symbol_or_word;
  }
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  tl::expected<Expression, TemplateFault> parse() {
    auto whole = disjunction(0);
    if (!fault_ && token_.kind != Token::Kind::end)
      refuse("`" + token_.text + "` is not expected here", "join conditions with and, or");
    if (fault_) return tl::unexpected(*std::move(fault_));
    return whole;
  }

 private:
  Expression disjunction(int depth) {
    Expression left = conjunction(depth);
    while (!fault_ && token_.is("or"))
      left = joined(Expression::Kind::disjunction, std::move(left), &Parser::conjunction, depth);
    return left;
  }

  Expression conjunction(int depth) {
    Expression left = negation(depth);
    while (!fault_ && token_.is("and"))
      left = joined(Expression::Kind::conjunction, std::move(left), &Parser::negation, depth);
    return left;
  }

  Expression joined(Expression::Kind kind, Expression left, Expression (Parser::*next)(int),
                    int depth) {
    advance();
    Expression whole{.kind = kind};
    whole.operands.push_back(std::move(left));
    whole.operands.push_back((this->*next)(depth));
    return whole;
  }

  Expression negation(int depth) {
    if (depth > kDeepest) {
      refuse("this condition is nested too deeply", "split it over several cases");
      return {};
    }
    if (!token_.is("not")) return comparison(depth);
    advance();
    Expression whole{.kind = Expression::Kind::negation};
    whole.operands.push_back(negation(depth + 1));
    return whole;
  }

  Expression comparison(int depth) {
    Expression left = operand(depth);
    if (fault_) return left;
    if (token_.is("in")) return membership(std::move(left), depth);
    const auto how = comparison_of(token_);
    if (!how) return left;
    advance();
    Expression whole{.kind = Expression::Kind::comparison, .comparison = *how};
    whole.operands.push_back(std::move(left));
    whole.operands.push_back(operand(depth));
    return whole;
  }

  Expression membership(Expression left, int depth) {
    advance();
    Expression whole{.kind = Expression::Kind::membership};
    whole.operands.push_back(std::move(left));
    const std::string close = token_.is("(") ? ")" : "]";
    if (!token_.is("(") && !token_.is("[")) {
      refuse("a list is missing after `in`", "write in ['out', 'delivered']");
      return whole;
    }
    do {
      advance();
      whole.operands.push_back(operand(depth));
    } while (!fault_ && token_.is(","));
    expect(close);
    return whole;
  }

  Expression operand(int depth) {
    const Token token = token_;
    if (token.is("(")) {
      advance();
      Expression inside = disjunction(depth + 1);
      expect(")");
      return inside;
    }
    if (token.kind == Token::Kind::text) {
      advance();
      return {.literal = {.kind = Literal::Kind::text, .text = token.text}};
    }
    if (token.kind == Token::Kind::word) return word(token);
    refuse(token.kind == Token::Kind::end ? "the condition ends too early"
                                          : "`" + token.text + "` is not expected here",
           "write a name, a number or a 'text'");
    return {};
  }

  Expression word(const Token& token) {
    if (token.is("and") || token.is("or") || token.is("in")) {
      refuse("`" + token.text + "` has nothing before it", "write a name before it");
      return {};
    }
    advance();
    if (token.text == "true" || token.text == "false")
      return {.literal = {.kind = Literal::Kind::truth, .truth = token.text == "true"}};
    if (const auto span = duration(token.text))
      return {.literal = {.kind = Literal::Kind::duration, .duration = *span}};
    if (const auto number = number_of(token.text))
      return {.literal = {.kind = Literal::Kind::number, .number = *number}};
    const std::size_t dot = token.text.find('.');
    Place place{.root = token.text.substr(0, dot), .offset = token.offset};
    if (dot != std::string::npos) place.field = token.text.substr(dot + 1);
    if (!is_name(place.root) || token.text.ends_with('.')) {
      fault_ = TemplateFault{token.offset, "`" + token.text + "` is neither a name nor a number",
                             "write texts in quotes: '" + token.text + "'"};
    }
    return {.kind = Expression::Kind::name, .name = std::move(place)};
  }

  static std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const char first = text.front();
    return (first >= '0' && first <= '9') || first == '-' ? std::optional(value) : std::nullopt;
  }

  static std::optional<Expression::Comparison> comparison_of(const Token& token) {
    using enum Expression::Comparison;
    if (token.is("==")) return equal;
    if (token.is("!=")) return unequal;
    if (token.is("<")) return less;
    if (token.is("<=")) return at_most;
    if (token.is(">")) return greater;
    if (token.is(">=")) return at_least;
    return std::nullopt;
  }

  void expect(const std::string& symbol) {
    if (fault_) return;
    if (!token_.is(symbol)) return refuse("`" + symbol + "` is missing", "close the bracket");
    advance();
  }

  void advance() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
      ++at_;
    token_ = {.offset = at_};
    if (at_ == text_.size()) return;
    const char c = text_[at_];
    if (c == '\'' || c == '"') return quoted(c);
    if (is_word_character(c) ||
        (c == '-' && at_ + 1 < text_.size() && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9')) {
      const std::size_t begin = at_++;
      while (at_ < text_.size() && is_word_character(text_[at_]))
        ++at_;
      token_ = {Token::Kind::word, std::string(text_.substr(begin, at_ - begin)), begin};
      return;
    }
    for (std::string_view symbol : {"==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ","}) {
      if (!text_.substr(at_).starts_with(symbol)) continue;
      token_ = {Token::Kind::symbol, std::string(symbol), at_};
      at_ += symbol.size();
      return;
    }
    token_ = {Token::Kind::symbol, std::string(1, c), at_};
    refuse("`" + token_.text + "` has no meaning in a condition",
           c == '=' ? "write == to compare" : "use == != < > in and or not");
    ++at_;
  }

  void quoted(char quote) {
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
      refuse("this text is not closed", "write the same quote at its end");
      at_ = text_.size();
      return;
    }
    token_ = {Token::Kind::text, std::string(text_.substr(at_ + 1, end - at_ - 1)), at_};
    at_ = end + 1;
  }

  void refuse(std::string what, std::string instead) {
    if (!fault_) fault_ = TemplateFault{token_.offset, std::move(what), std::move(instead)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Token token_;
  std::optional<TemplateFault> fault_;
};

void collect(const Expression& expression, std::vector<const Place*>& places) {
  if (expression.kind == Expression::Kind::name) places.push_back(&expression.name);
  for (const Expression& operand : expression.operands)
    collect(operand, places);
}

}  // namespace

std::vector<const Place*> Condition::places() const {
  std::vector<const Place*> places;
  collect(expression, places);
  return places;
}

toml::Position Condition::position_of(std::size_t offset) const {
  return Template{.written = written, .at = at}.position_of(offset);
}

tl::expected<Condition, TemplateFault> parse_condition(std::string_view text, toml::Position at) {
  auto expression = Parser(text).parse();
  if (!expression) return tl::unexpected(std::move(expression).error());
  return Condition{.written = std::string(text), .at = at, .expression = *std::move(expression)};
}

}  // namespace pigeon::playbook
