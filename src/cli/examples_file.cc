#include "cli/examples_file.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace pigeon::cli {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(to_valid_utf8(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Result<std::vector<intents::Example>> examples_of(std::string_view text, const std::string& file) {
  std::vector<intents::Example> examples;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (is_blank(line)) continue;
    const std::size_t tab = line.find('\t');
    const auto wrong = [&](const std::string& what) {
      return fail("invalid-example", file + ":" + std::to_string(number) + ": " + what,
                  "Write the intent, a tab and what a customer would say, such as "
                  "\"hours<TAB>when are you open\"");
    };
    if (tab == std::string::npos) return wrong("there is no tab");
    if (is_blank(std::string_view(line).substr(0, tab))) return wrong("no intent before the tab");
    if (is_blank(std::string_view(line).substr(tab))) return wrong("no text behind the tab");
    examples.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return examples;
}

}  // namespace pigeon::cli
