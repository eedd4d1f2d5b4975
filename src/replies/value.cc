#include "replies/value.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/ascii.h"
#include "base/instant.h"
#include "consent/words.h"

namespace pigeon::replies {
namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool is_at(std::string_view text, std::size_t at, std::string_view any_of) {
  return at < text.size() && any_of.find(text[at]) != std::string_view::npos;
}

std::optional<local_days> day_of(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  const year_month_day date{std::chrono::year(*year),
                            std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(local_days(date)) : std::nullopt;
}

// "14:30", "14:30:05", "14:30:05.123"; `end` is where it ends.
std::optional<Milliseconds> clock_of(std::string_view text, std::size_t& end) {
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 3, 2);
  if (!hour || !minute || text[2] != ':' || *hour > 24 || *minute > 59) return std::nullopt;
  Milliseconds clock = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
  end = 5;
  if (is_at(text, 5, ":")) {
    const auto second = digits(text, 6, 2);
    if (!second || *second > 60) return std::nullopt;
    clock += std::chrono::seconds(*second);
    end = 8;
    if (is_at(text, 8, ".")) {
      for (end = 9; is_at(text, end, "0123456789");)
        ++end;
    }
  }
  return clock;
}

int order(double left, double right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

// Less, equal, greater; nothing when the two can't be compared.
std::optional<int> ordered(const Value& left, const Value& right, const calendar::Zone& zone) {
  if (left.is_null() || right.is_null() || left.is_structured() || right.is_structured())
    return std::nullopt;
  if (left.is_boolean() || right.is_boolean())
    return order(is_true(left) ? 1 : 0, is_true(right) ? 1 : 0);
  const auto left_number = number_in(left);
  const auto right_number = number_in(right);
  if (left_number && right_number) return order(*left_number, *right_number);
  const auto left_moment = moment_in(left, zone);
  const auto right_moment = moment_in(right, zone);
  if (left_moment && right_moment) {
    return *left_moment < *right_moment ? -1 : *left_moment > *right_moment ? 1 : 0;
  }
  const int words = consent::normalise(shown(left)).compare(consent::normalise(shown(right)));
  return order(words, 0);
}

}  // namespace

bool is_true(const Value& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>() != 0;
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text != "0" && text != "false";
  }
  return !value.is_null() && !value.empty();
}

std::string shown(const Value& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (value.is_number()) {
    const double number = value.get<double>();
    if (!std::isfinite(number)) return {};
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    return {text, end};
  }
  return {};
}

std::optional<double> number_in(const Value& value) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = trimmed(value.get_ref<const std::string&>());
  if (text.empty() || text.find_first_not_of("+-0123456789.") != std::string_view::npos)
    return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data() + (text.front() == '+' ? 1 : 0),
                                            text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<LocalTime> moment_in(const Value& value, const calendar::Zone& zone) {
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = trimmed(value.get_ref<const std::string&>());
  const auto day = day_of(text);
  if (!day) return std::nullopt;
  if (text.size() == 10) return LocalTime(*day);
  if (!is_at(text, 10, " Tt")) return std::nullopt;
  const std::string_view rest = text.substr(11);
  std::size_t end = 0;
  const auto clock = clock_of(rest, end);
  if (!clock) return std::nullopt;
  if (end == rest.size()) return *day + *clock;
  const std::string with_seconds =
      std::string(text.substr(0, 11)) + std::string(rest.substr(0, 5)) +
      (end >= 8 ? std::string(rest.substr(5, 3)) : ":00") + std::string(rest.substr(end));
  const auto instant = parse_rfc3339(with_seconds);
  if (!instant) return std::nullopt;
  return zone.to_local(*instant);
}

std::optional<Milliseconds> clock_in(const Value& value, const calendar::Zone& zone) {
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = trimmed(value.get_ref<const std::string&>());
  std::size_t end = 0;
  if (const auto clock = clock_of(text, end); clock && end == text.size()) return clock;
  const auto moment = moment_in(value, zone);
  if (!moment || text.size() == 10) return std::nullopt;
  return *moment - std::chrono::floor<std::chrono::days>(*moment);
}

std::string day_text(local_days day) {
  const year_month_day date(day);
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::string clock_text(Milliseconds after_midnight) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(after_midnight).count();
  char text[24];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60 % 100),
                static_cast<int>(minutes % 60));
  return text;
}

std::string moment_text(LocalTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  return day_text(day) + " " + clock_text(time - day);
}

Value field_of(const Value& row, std::string_view path) {
  const Value* here = &row;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string part(path.substr(0, dot));
    if (!here->is_object()) return nullptr;
    const auto found = here->find(part);
    if (found == here->end()) return nullptr;
    here = &*found;
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return *here;
}

bool compare(const Value& left, playbook::Expression::Comparison how, const Value& right,
             const calendar::Zone& zone) {
  using enum playbook::Expression::Comparison;
  const auto found = ordered(left, right, zone);
  if (!found) {
    const bool both_nothing = left.is_null() && right.is_null();
    return how == equal ? both_nothing : how == unequal && left.is_null() != right.is_null();
  }
  switch (how) {
    case equal:
      return *found == 0;
    case unequal:
      return *found != 0;
    case less:
      return *found < 0;
    case at_most:
      return *found <= 0;
    case greater:
      return *found > 0;
    case at_least:
      return *found >= 0;
  }
  return false;
}

}  // namespace pigeon::replies
