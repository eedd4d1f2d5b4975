#include "cli/text_argument.h"

#include <iostream>

#include "base/utf8.h"

namespace pigeon::cli {
namespace {

constexpr std::size_t kLongest = 256 * 1024;

}  // namespace

Result<std::string> read_text(std::istream& in) {
  std::string text(kLongest + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kLongest) {
    return fail("text-too-long", "Standard input holds more than a text can",
                "A text has at most 255 segments, about 39,000 characters");
  }
  if (!text.empty() && text.back() == '\n') text.pop_back();
  if (!text.empty() && text.back() == '\r') text.pop_back();
  if (!is_valid_utf8(text)) {
    return fail("invalid-utf8", "Standard input is not valid UTF-8",
                "Convert it first, for example with iconv -t UTF-8");
  }
  return text;
}

Result<std::string> text_of(const std::string& argument) {
  if (argument != "-") return argument;
  return read_text(std::cin);
}

}  // namespace pigeon::cli
