#include "toml/append.h"

#include <array>
#include <cstdio>

#include <toml++/toml.h>

namespace pigeon::toml {
namespace {

constexpr std::string_view kByteOrderMarkOfFile = "\xEF\xBB\xBF";

std::string quoted(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      written += '\\';
      written += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), "\\u%04X", unsigned{byte});
      written += code.data();
    } else {
      written += c;
    }
  }
  return written + '"';
}

// The parser counts lines and characters from 1.
std::size_t offset_of(std::string_view text, ::toml::source_position at) {
  std::size_t offset = 0;
  for (std::uint32_t line = 1; line < at.line; ++line) {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) return text.size();
    offset = end + 1;
  }
  for (std::uint32_t column = 1; column < at.column && offset < text.size(); ++column) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
      ++offset;
  }
  return offset;
}

std::string_view indentation_of(std::string_view text, std::size_t offset) {
  const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  const std::size_t first = std::min(text.find_first_not_of(" \t", line), text.size());
  return text.substr(line, first - line);
}

std::string listed(std::span<const std::string> texts, const std::string& between) {
  std::string list;
  for (const std::string& text : texts)
    list += (list.empty() ? "" : between) + quoted(text);
  return list;
}

// What is put where.
struct Insertion {
  std::size_t at = 0;
  std::string text;
};

std::string with(std::string_view source, const std::vector<Insertion>& insertions) {
  std::string changed;
  std::size_t taken = 0;
  for (const Insertion& insertion : insertions) {
    changed += source.substr(taken, insertion.at - taken);
    changed += insertion.text;
    taken = insertion.at;
  }
  return changed += source.substr(taken);
}

std::vector<Insertion> into_list(std::string_view source, const ::toml::array& list,
                                 std::span<const std::string> texts) {
  if (list.empty()) return {{offset_of(source, list.source().begin) + 1, listed(texts, ", ")}};
  const auto& last = list.back().source();
  const std::size_t end = offset_of(source, last.end);
  std::string between = ", ";
  if (last.begin.line != list.source().begin.line) {
    const std::string_view line_end = source.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    between = "," + std::string(line_end) +
              std::string(indentation_of(source, offset_of(source, last.begin)));
  }
  return {{end, between + listed(texts, between)}};
}

tl::unexpected<Error> no_place(std::span<const std::string> path,
                               std::span<const std::string> texts) {
  std::string section;
  for (const std::string& part : path.first(path.size() - 1))
    section += (section.empty() ? "" : ".") + part;
  return fail("no-place", "There is no list `" + path.back() + "` to add to in [" + section + "]",
              "Write it there: " + path.back() + " = [" + listed(texts, ", ") + "]");
}

}  // namespace

Result<std::string> with_texts(std::string_view source, std::span<const std::string> path,
                               std::span<const std::string> texts) {
  const bool marked = source.starts_with(kByteOrderMarkOfFile);
  const std::string_view mark = marked ? kByteOrderMarkOfFile : std::string_view();
  if (marked) source.remove_prefix(mark.size());
  ::toml::table root;
  try {
    root = ::toml::parse(source);
  } catch (const ::toml::parse_error&) {
    return no_place(path, texts);
  }
  const ::toml::table* section = &root;
  for (const std::string& part : path.first(path.size() - 1)) {
    const ::toml::node* node = section->get(part);
    section = node ? node->as_table() : nullptr;
    if (!section) return no_place(path, texts);
  }
  std::vector<Insertion> insertions;
  const ::toml::node* value = section->get(path.back());
  if (value && value->is_array()) {
    insertions = into_list(source, *value->as_array(), texts);
  } else if (value && value->is_string()) {
    insertions = {{offset_of(source, value->source().begin), "["},
                  {offset_of(source, value->source().end), ", " + listed(texts, ", ") + "]"}};
  } else {
    const std::size_t header = offset_of(source, section->source().begin);
    const bool has_header = header < source.size() && source[header] == '[';
    if (value || !has_header) return no_place(path, texts);
    const std::size_t end = std::min(source.find('\n', header), source.size());
    insertions = {{end, "\n" + std::string(indentation_of(source, header)) + path.back() + " = [" +
                            listed(texts, ", ") + "]"}};
  }
  return std::string(mark) + with(source, insertions);
}

}  // namespace pigeon::toml
