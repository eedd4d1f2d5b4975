#include "cli/message_view.h"

#include <optional>

#include "base/utf8.h"
#include "cli/local_time.h"

namespace pigeon::cli {
namespace {

using control::member;
using control::text_at;

std::string plain(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : control::to_line(value);
}

// A list of texts, a line each; nothing else.
std::optional<std::string> text_in_lines(const Json& value) {
  if (!value.is_array() || value.empty()) return std::nullopt;
  std::string lines;
  for (const Json& line : value) {
    if (!line.is_string()) return std::nullopt;
    lines += (lines.empty() ? "" : "\n") + line.get<std::string>();
  }
  return lines;
}

bool holds_an_instant(const std::string& key) {
  return key.ends_with("_at") || key == "not_before" || key == "expires";
}

std::string error_text(const Json& error) {
  std::string text = plain(member(error, "meaning")) + " (" + plain(member(error, "code")) + ")";
  const std::string hint = plain(member(error, "hint"));
  return hint.empty() ? text : text + ". " + hint;
}

}  // namespace

Tone tone_of_state(const std::string& state) {
  if (state == "sent" || state == "delivered" || state == "ready") return Tone::good;
  if (state == "failed" || state == "cancelled" || state == "expired") return Tone::bad;
  if (state == "unknown" || state == "held") return Tone::warning;
  return Tone::plain;
}

Cell state_cell(const Json& message) {
  const std::string state = plain(member(message, "state"));
  return {state, tone_of_state(state)};
}

Cell cell_of(const Json& object, const char* key) {
  return {plain(member(object, key))};
}

Cell instant_cell(const Screen& screen, const Json& object, const char* key) {
  const std::string instant = plain(member(object, key));
  return {screen.terminal ? local_time(instant) : instant};
}

std::string message_line(const Screen& screen, const Json& message) {
  const std::string id = plain(member(message, "id"));
  const std::string number = printable(plain(member(message, "number")));
  const Cell state = state_cell(message);
  const std::string segments = plain(member(message, "segments"));
  if (!screen.terminal) return id + "\t" + state.text + "\t" + number + "\t" + segments;
  const bool incoming = text_at(message, "direction") == "in";
  std::string line =
      id + (incoming ? " from " : " to ") + number + ": " + screen.paint(state.text, state.tone);
  if (segments != "1" && !segments.empty()) line += " (" + segments + " segments)";
  const std::string not_before = plain(member(message, "not_before"));
  const bool waits = state.text == "queued" && !not_before.empty();
  return waits ? line + ", goes " + local_time(not_before) : line;
}

Pairs message_pairs(const Screen& screen, const Json& message) {
  Pairs pairs;
  for (const auto& [key, value] : message.items()) {
    if (value.is_null() && screen.terminal) continue;
    if (key == "state") {
      pairs.emplace_back(key, state_cell(message));
    } else if (key == "error" && value.is_object()) {
      pairs.emplace_back(key, Cell{error_text(value), Tone::bad});
    } else if (holds_an_instant(key)) {
      pairs.emplace_back(key, instant_cell(screen, message, key.c_str()));
    } else if (const auto lines = text_in_lines(value); lines && screen.terminal) {
      pairs.emplace_back(key, Cell{*lines});
    } else {
      pairs.emplace_back(key, Cell{plain(value)});
    }
  }
  return pairs;
}

}  // namespace pigeon::cli
