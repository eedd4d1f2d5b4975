#include "replies/wording.h"

#include <algorithm>

#include <unicode/unistr.h>

#include "replies/speech.h"
#include "sms/nearest_spelling.h"
#include "sms/segment.h"

namespace pigeon::replies {
namespace {

using playbook::Piece;
using playbook::Place;

std::string first_word(const std::string& text) {
  return text.substr(0, text.find_first_of(" ,;"));
}

std::optional<std::string> as_moment(const Value& value, const std::string& filter,
                                     const Tongue& tongue) {
  if (filter == "time") {
    const auto clock = clock_in(value, tongue.zone);
    return clock ? std::optional(clock_text(*clock)) : std::nullopt;
  }
  const auto moment = moment_in(value, tongue.zone);
  if (!moment) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*moment);
  return filter == "day" ? day_said(day, tongue.language) : date_said(day, tongue.language);
}

// A moment without a filter reads like one, not like ISO.
std::string plain(const Value& value, const Tongue& tongue) {
  const auto moment = moment_in(value, tongue.zone);
  if (!moment) return shown(value);
  const auto day = std::chrono::floor<std::chrono::days>(*moment);
  std::string text = day_said(day, tongue.language);
  if (shown(value).size() > 10) text += " " + clock_text(*moment - day);
  return text;
}

void append(std::string& text, const std::optional<std::string>& value) {
  if (value && !value->empty()) {
    text += *value;
  } else if (text.ends_with(' ')) {
    text.pop_back();  // "hi {name}, …" without a name is "hi, …"
  }
}

bool is_complete(const Piece& tail, const Showing& showing) {
  return std::ranges::all_of(tail.pieces, [&](const Piece& piece) {
    if (piece.kind != Piece::Kind::value) return true;
    const auto value = showing(piece.place);
    return value && !value->empty();
  });
}

std::string joined(const playbook::Template& text, const Showing& showing, std::size_t tails) {
  std::string whole;
  std::size_t seen = 0;
  for (const Piece& piece : text.pieces) {
    if (piece.kind == Piece::Kind::literal) {
      whole += piece.text;
    } else if (piece.kind == Piece::Kind::value) {
      append(whole, showing(piece.place));
    } else if (is_complete(piece, showing) && seen++ < tails) {
      for (const Piece& inside : piece.pieces) {
        if (inside.kind == Piece::Kind::literal) whole += inside.text;
        if (inside.kind == Piece::Kind::value) append(whole, showing(inside.place));
      }
    }
  }
  const std::size_t begin = whole.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : whole.substr(begin);
}

}  // namespace

std::string in_capitals(const std::string& text) {
  std::string result;
  icu::UnicodeString::fromUTF8(text).toUpper().toUTF8String(result);
  return result;
}

bool fits(const std::string& text, int parts) {
  const auto segments = sms::count_segments(text);
  return segments && *segments <= static_cast<std::size_t>(parts);
}

std::optional<std::string> show(const Value& value, const std::vector<std::string>& filters,
                                const Tongue& tongue) {
  if (value.is_null() || value.is_structured()) return std::nullopt;
  std::string text = filters.empty() ? plain(value, tongue) : shown(value);
  for (const std::string& filter : filters) {
    if (filter == "day" || filter == "date" || filter == "time") {
      const auto moment = as_moment(value, filter, tongue);
      if (!moment) return std::nullopt;
      text = *moment;
    } else if (filter == "money" || filter == "n") {
      const auto number = number_in(value);
      if (!number) return std::nullopt;
      text = filter == "n" ? number_said(*number, tongue.language)
                           : money_said(*number, tongue.currency, tongue.language);
    } else if (filter == "first") {
      text = first_word(text);
    } else if (filter == "upper") {
      text = in_capitals(text);
    }
  }
  return text;
}

std::string compose(const playbook::Template& text, const Showing& showing, int parts) {
  const auto tails = static_cast<std::size_t>(std::ranges::count_if(
      text.pieces, [](const Piece& piece) { return piece.kind == Piece::Kind::tail; }));
  std::string whole;
  // A letter of a name is worth less than a tail.
  for (std::size_t kept = tails + 1; kept-- > 0;) {
    whole = joined(text, showing, kept);
    if (fits(whole, parts)) return whole;
    const std::string spelled = sms::nearest_gsm7(whole);
    if (spelled != whole && fits(spelled, parts)) return spelled;
  }
  return whole;
}

std::string compose_row(const playbook::Template& text, const Value& row, const Tongue& tongue,
                        int parts) {
  const auto column = [&](const Place& place) {
    const std::string path = place.field.empty() ? place.root : place.root + "." + place.field;
    return show(field_of(row, path), place.filters, tongue);
  };
  return compose(text, column, parts);
}

}  // namespace pigeon::replies
