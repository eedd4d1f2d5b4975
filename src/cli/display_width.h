// How many columns of a terminal a text takes: 2 for CJK and emoji, 0 for combining marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pigeon::cli {

// Of printable UTF-8 (base/utf8.h: printable()), by the C library's tables (wcwidth in C.UTF-8).
int display_width(std::string_view text);

// Cuts `text` into lines of at most `width` columns, at blanks where there are any. Never empty;
// a character wider than `width` gets a line of its own.
std::vector<std::string> wrap(std::string_view text, int width);

}  // namespace pigeon::cli
