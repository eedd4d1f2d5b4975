// However bytes are cut on their way from a modem, the same lines come out of them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "at/line_splitter.h"

namespace {

using pigeon::at::LineSplitter;
using pigeon::at::Token;

// The first byte says whether a prompt is expected, the second in which pieces the rest arrives.
std::vector<Token> tokens_of(std::string_view bytes, bool prompt, std::size_t piece) {
  LineSplitter splitter;
  splitter.expect_prompt(prompt);
  std::vector<Token> tokens;
  while (!bytes.empty()) {
    splitter.push(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    while (auto token = splitter.next())
      tokens.push_back(std::move(*token));
  }
  return tokens;
}

bool is_sound(const Token& token) {
  if (token.kind == Token::Kind::prompt) return true;
  return !token.text.empty() && token.text.size() <= LineSplitter::kLongestLine &&
         token.text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 2), size - 2);
  const bool prompt = data[0] % 2 == 1;
  const auto whole = tokens_of(bytes, prompt, bytes.size() + 1);
  for (const Token& token : whole) {
    if (!is_sound(token)) std::abort();
  }
  if (tokens_of(bytes, prompt, data[1] % 16u + 1u) != whole) std::abort();
  return 0;
}
