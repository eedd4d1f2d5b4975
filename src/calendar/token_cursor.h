// A place among the tokens of a phrase, and what stands from there on.
#pragma once

#include <optional>
#include <span>

#include "calendar/tokens.h"

namespace pigeon::calendar {

class TokenCursor {
 public:
  TokenCursor(std::span<const Token> tokens, const Lexicon& lexicon)
      : tokens_(tokens), lexicon_(lexicon) {}

  const Lexicon& lexicon() const { return lexicon_; }
  std::span<const Token> all() const { return tokens_; }
  std::size_t position() const { return at_; }
  bool done() const { return at_ == tokens_.size(); }
  void skip(std::size_t count) { at_ += count; }

  // All of these look `ahead` tokens beyond the next one.
  const Token* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool next_is(Means means, std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->is(means);
  }
  bool next_is(Token::Kind kind, std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->is(kind);
  }
  bool next_is_filler(std::size_t ahead = 0) const;
  bool next_is_weekday(std::size_t ahead = 0) const;
  // "9" or "nine", but not "9th".
  std::optional<int> count(std::size_t ahead = 0) const;
  std::optional<Unit> unit(std::size_t ahead = 0) const;
  // The month after a day; words between that say nothing are counted in `ahead`.
  std::optional<int> month_of_a_day(std::size_t ahead) const;
  // How many words from `ahead` say nothing.
  std::size_t fillers(std::size_t ahead) const;

 private:
  std::span<const Token> tokens_;
  const Lexicon& lexicon_;
  std::size_t at_ = 0;
};

}  // namespace pigeon::calendar
