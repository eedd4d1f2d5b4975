// Rows of tests/vectors/*.tsv: fields between tabs, lines that begin with # left out.
#pragma once

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::sms {

inline std::vector<std::vector<std::string>> rows(const std::string& file) {
  std::ifstream in(std::string(PIGEON_SOURCE_DIR) + "/tests/vectors/" + file);
  if (!in) throw std::runtime_error("no vectors: " + file);
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    all.push_back(std::move(fields));
  }
  return all;
}

inline int number(std::string_view text, int base) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("no number: " + std::string(text));
  return value;
}

}  // namespace pigeon::sms
