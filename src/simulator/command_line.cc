#include "simulator/command_line.h"

#include <charconv>

#include "base/ascii.h"

namespace pigeon::simulator {
namespace {

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool starts_extended(char c) {
  return std::string_view("+^*#%$!@_").find(c) != std::string_view::npos;
}
bool is_name_character(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("!%-./:_").find(c) != std::string_view::npos;
}

// Where the ";" stands that ends a command; those between quotes do not count.
std::size_t end_of_command(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ';' && !quoted) return i;
  }
  return text.size();
}

std::vector<std::string> split_arguments(std::string_view text) {
  std::vector<std::string> arguments;
  if (text.empty()) return arguments;
  std::string argument;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      arguments.push_back(std::move(argument));
      argument.clear();
    } else if (c != ' ' || quoted) {
      argument += c;
    }
  }
  arguments.push_back(std::move(argument));
  return arguments;
}

// Reads the "?", "=?" or "=…" after a name.
bool read_form(Command& command, std::string_view rest) {
  if (rest.empty()) return true;
  if (rest == "?") {
    command.form = Command::Form::read;
    return true;
  }
  if (rest == "=?") {
    command.form = Command::Form::test;
    return true;
  }
  if (rest.front() != '=') return false;
  command.form = Command::Form::set;
  command.raw = rest.substr(1);
  command.arguments = split_arguments(rest.substr(1));
  return true;
}

bool take_extended(std::string_view& rest, std::vector<Command>& commands) {
  const std::size_t end = end_of_command(rest);
  std::string_view body = rest.substr(0, end);
  rest.remove_prefix(end < rest.size() ? end + 1 : end);
  Command command;
  std::size_t length = 1;
  while (length < body.size() && is_name_character(body[length]))
    ++length;
  for (const char c : body.substr(0, length))
    command.name += upper(c);
  body.remove_prefix(length);
  while (!body.empty() && body.back() == ' ')
    body.remove_suffix(1);
  if (length == 1 || !read_form(command, body)) return false;
  commands.push_back(std::move(command));
  return true;
}

std::string take_digits(std::string_view& rest) {
  std::string digits;
  while (!rest.empty() && is_digit(rest.front())) {
    digits += rest.front();
    rest.remove_prefix(1);
  }
  return digits;
}

bool take_basic(std::string_view& rest, std::vector<Command>& commands) {
  Command command;
  if (rest.front() == '&') {
    command.name = "&";
    rest.remove_prefix(1);
  }
  if (rest.empty() || !is_letter(rest.front())) return false;
  command.name += upper(rest.front());
  rest.remove_prefix(1);
  if (command.name == "D") {
    command.raw = rest;
    rest = {};
  } else if (command.name == "S") {
    command.name += take_digits(rest);
    const std::size_t end = rest.find_first_not_of("=?0123456789");
    if (!read_form(command, rest.substr(0, end))) return false;
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  } else {
    const std::string digits = take_digits(rest);
    if (!digits.empty()) command.arguments.push_back(digits);
  }
  commands.push_back(std::move(command));
  return true;
}

}  // namespace

std::string_view Command::text(std::size_t index) const {
  return index < arguments.size() ? std::string_view(arguments[index]) : std::string_view();
}

std::optional<int> Command::number(std::size_t index) const {
  const std::string_view digits = text(index);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
  return value;
}

std::optional<int> Command::number_or(std::size_t index, int otherwise) const {
  return text(index).empty() ? otherwise : number(index);
}

std::optional<std::vector<Command>> parse_command_line(std::string_view after_at) {
  std::vector<Command> commands;
  while (!after_at.empty()) {
    const char first = after_at.front();
    if (first == ' ' || first == ';') {
      after_at.remove_prefix(1);
    } else if (!(starts_extended(first) ? take_extended(after_at, commands)
                                        : take_basic(after_at, commands))) {
      return std::nullopt;
    }
  }
  if (commands.empty()) commands.emplace_back();
  return commands;
}

}  // namespace pigeon::simulator
