// The value of an operation that may be refused: Result<T> is a T or an Error.
// A time-out, a refusal, an unplugged cable and a malformed PDU are values; exceptions are for bugs.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace pigeon {

// What went wrong, for a program (code), for a person (meaning) and what to do about it (hint).
// A class with a constructor on purpose: g++ 12 destroys a braced aggregate inside a co_await
// expression twice (docs/COMMON_ERRORS.md, 1).
class Error {
 public:
  // `code` is stable and short, lower case with dashes ("invalid-number", "cms-500").
  // `meaning` is a plain sentence. `hint` says the next step and may be empty.
  explicit Error(std::string code, std::string meaning, std::string hint = {})
      : code_(std::move(code)), meaning_(std::move(meaning)), hint_(std::move(hint)) {}

  const std::string& code() const { return code_; }
  const std::string& meaning() const { return meaning_; }
  const std::string& hint() const { return hint_; }

  bool is(std::string_view code) const { return code_ == code; }

  // "meaning (hint)" on one line, for people.
  std::string text() const { return hint_.empty() ? meaning_ : meaning_ + ". " + hint_; }

  friend bool operator==(const Error&, const Error&) = default;

 private:
  std::string code_;
  std::string meaning_;
  std::string hint_;
};

template <class T>
using Result = tl::expected<T, Error>;

// `return fail("invalid-number", "…", "…");` from any function that returns a Result.
inline tl::unexpected<Error> fail(std::string code, std::string meaning, std::string hint = {}) {
  return tl::unexpected<Error>(Error(std::move(code), std::move(meaning), std::move(hint)));
}
inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace pigeon
