#include "toml/syntax.h"

#include <array>
#include <utility>

namespace pigeon::toml {
namespace {

struct Wording {
  std::string_view scope;   // part of "Error while parsing SCOPE", or empty
  std::string_view reason;  // part of the description after it
  std::string_view what;
  std::string_view instead;
};

// The first that fits. The reasons are those of toml++ 3.3 (toml++/impl/parser.inl).
constexpr std::array kWordings{
    Wording{"", "invalid utf-8", "this is not UTF-8", "save the file as UTF-8"},
    Wording{"", "malformed utf-8", "this is not UTF-8", "save the file as UTF-8"},
    Wording{"string", "end-of-file", "a text in quotes is never closed", "close the quotes"},
    Wording{
        "string", "control characters", "a text in quotes is not closed on its line",
        "close the quotes; a text of several lines stands in triple quotes, \"\"\"like this\"\"\""},
    Wording{"string", "escape sequence", "a backslash begins a special character, and this is none",
            "write \\\\ for a backslash, or put the text into single quotes: 'C:\\folder'"},
    Wording{"array", "end-of-file", "a list is never closed", "close it with ]"},
    Wording{"array", "expected comma", "the values of a list are separated by commas",
            "write [\"one\", \"two\"]"},
    Wording{"inline table", "saw '\\n'", "a table in braces has to stay on one line",
            "close it with } on this line, or write a [section] of its own"},
    Wording{"inline table", "dangling comma", "a comma stands before the closing brace",
            "leave out the last comma"},
    Wording{"inline table", "end-of-file", "a table in braces is never closed", "close it with }"},
    Wording{"table header", "expected ']'", "the brackets of this section are not closed",
            "write [section], or [[section]] for one of several"},
    Wording{"table header", "blank bare keys", "this section has no name", "write [section]"},
    Wording{"table header", "comment or whitespace", "something follows the section's name",
            "begin a new line after ]"},
    Wording{"table header", "cannot redefine existing table", "this section stands here again",
            "keep one of them, and put all its keys below it"},
    Wording{"table header", "cannot redefine", "this name has been used for something else",
            "give the section another name"},
    Wording{"", "cannot redefine", "this key stands here again", "keep one of them"},
    Wording{"", "existing inline table", "a table in braces can't get more keys later",
            "put them all between its braces"},
    Wording{"key-value pair", "expected '='", "a key is followed by = and its value",
            "write key = \"text\""},
    Wording{"key-value pair", "expected value",
            "there is no value after =", "write key = \"text\", or remove the line"},
    Wording{"key-value pair", "end-of-file", "the file ends before there is a value",
            "write key = \"text\""},
    Wording{"key-value pair", "comment or whitespace", "something follows the value",
            "put a text into quotes, and begin a new line after it"},
    Wording{"root table", "expected keys", "a line begins with a key or with a [section]",
            "write key = \"text\"; a key is made of A-Z a-z 0-9 - _, or stands in quotes"},
    Wording{"", "leading zeroes", "a number can't begin with 0",
            "put it into quotes if it is a text, such as a phone number"},
    Wording{"", "not representable", "this number is too large",
            "put it into quotes if it is a text, such as a phone number"},
    Wording{"", "could not determine value type", "this is no value",
            "put a text into quotes: key = \"text\"; yes and no are true and false"},
    Wording{"integer", "", "this is no number", "put a text into quotes: key = \"text\""},
    Wording{"date", "", "this is no date", "put a text into quotes: key = \"text\""},
    Wording{"time", "", "this is no time", "put a text into quotes: key = \"text\""},
    Wording{"", "control character", "an invisible control character stands here", "remove it"},
    Wording{"", "after '\\r'", "a line ends in a lone carriage return",
            "save the file with line ends of Unix or Windows"},
};

constexpr std::string_view kIntroduction = "Error while parsing ";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// “text” as a word processor writes it.
bool has_curly_quotes(std::string_view line) {
  return contains(line, "“") || contains(line, "”") || contains(line, "„");
}

}  // namespace

Blame syntax_blame(std::string file, Position at, std::string_view reason, std::string_view line) {
  std::string_view scope;
  if (reason.starts_with(kIntroduction)) {
    reason.remove_prefix(kIntroduction.size());
    const std::size_t colon = reason.find(": ");
    scope = reason.substr(0, colon);
    reason.remove_prefix(colon == std::string_view::npos ? reason.size() : colon + 2);
  }
  if (contains(reason, "could not determine value type") && has_curly_quotes(line))
    return {std::move(file), at, "these quotes are those of a word processor",
            "write straight quotes: \"text\""};
  for (const Wording& wording : kWordings) {
    if (contains(scope, wording.scope) && contains(reason, wording.reason))
      return {std::move(file), at, std::string(wording.what), std::string(wording.instead)};
  }
  return {std::move(file), at, "this is no TOML: " + std::string(reason), "see https://toml.io"};
}

}  // namespace pigeon::toml
