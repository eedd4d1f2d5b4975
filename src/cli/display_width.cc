#include "cli/display_width.h"

#include <locale.h>
#include <wchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace pigeon::cli {
namespace {

// The process's own locale stays as it is (it may be "C"); only these calls see UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  // A character that the tables do not know takes one column.
  static int width(char32_t c) {
    const int columns = ::wcwidth(static_cast<wchar_t>(c));
    return columns < 0 ? 1 : columns;
  }

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

// Cuts one line off the front of `rest`.
std::string_view take_line(std::string_view& rest, int width) {
  int columns = 0;
  std::size_t end = 0;
  std::size_t last_blank = std::string_view::npos;
  while (end < rest.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(rest, next);
    if (c == U' ') last_blank = end;
    columns += Utf8Locale::width(c);
    if (columns > width && end > 0) break;
    end = next;
  }
  const bool whole = end == rest.size();
  if (!whole && last_blank != std::string_view::npos && last_blank > 0) end = last_blank;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end);
  if (!whole && !rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return line;
}

}  // namespace

int display_width(std::string_view text) {
  const Utf8Locale locale;
  int columns = 0;
  for (std::size_t i = 0; i < text.size();)
    columns += Utf8Locale::width(next_code_point(text, i));
  return columns;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  const Utf8Locale locale;
  std::vector<std::string> lines;
  do {
    lines.emplace_back(take_line(text, std::max(width, 1)));
  } while (!text.empty());
  return lines;
}

}  // namespace pigeon::cli
