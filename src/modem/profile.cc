#include "modem/profile.h"

#include <charconv>
#include <tuple>
#include <type_traits>

namespace pigeon::modem {
namespace {

using Words = Profile::Words;
using Numbers = Profile::Numbers;
using std::chrono::milliseconds;

template <class T>
struct Field {
  std::string_view name;
  std::optional<T> Profile::*value;
};
template <class T>
Field(std::string_view, std::optional<T> Profile::*) -> Field<T>;

// Every field once: layering, printing and overriding all go by this list.
constexpr auto kFields = std::make_tuple(
    Field{"baud", &Profile::baud}, Field{"settle", &Profile::settle}, Field{"init", &Profile::init},
    Field{"settle_after_pin", &Profile::settle_after_pin},
    Field{"ready_limit", &Profile::ready_limit}, Field{"storages", &Profile::storages},
    Field{"cnmi_mode", &Profile::cnmi_mode}, Field{"cnmi_mt", &Profile::cnmi_mt},
    Field{"cnmi_ds", &Profile::cnmi_ds}, Field{"cnmi_bfr", &Profile::cnmi_bfr},
    Field{"sweep_every", &Profile::sweep_every}, Field{"prompt", &Profile::prompt},
    Field{"prompt_deadline", &Profile::prompt_deadline},
    Field{"submit_deadline", &Profile::submit_deadline}, Field{"boot_urcs", &Profile::boot_urcs});

template <class Visitor>
void for_each_field(Visitor visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, kFields);
}

template <class T>
std::string join(std::span<const T> items) {
  std::string text;
  for (const T& item : items) {
    if (!text.empty()) text += ", ";
    if constexpr (std::is_same_v<T, int>) {
      text += std::to_string(item);
    } else {
      text += item;
    }
  }
  return "[" + text + "]";
}

std::string print(int value) {
  return std::to_string(value);
}
std::string print(bool value) {
  return value ? "true" : "false";
}
std::string print(milliseconds value) {
  return std::to_string(value.count()) + "ms";
}
std::string print(Words value) {
  return join(value);
}
std::string print(Numbers value) {
  return join(value);
}

std::optional<int> read_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "250ms", "3s", "2m"; a bare number is milliseconds.
std::optional<milliseconds> read_duration(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto value = read_number(text.substr(0, digits));
  const std::string_view unit = text.substr(digits);
  if (!value) return std::nullopt;
  if (unit.empty() || unit == "ms") return milliseconds(*value);
  if (unit == "s") return std::chrono::seconds(*value);
  if (unit == "m") return std::chrono::minutes(*value);
  return std::nullopt;
}

tl::unexpected<Error> wrong(std::string_view name, std::string_view expected) {
  return fail("invalid-quirk",
              "The quirk \"" + std::string(name) + "\" takes " + std::string(expected));
}

}  // namespace

Profile layered(const Profile& under, const Profile& over) {
  Profile result = under;
  for_each_field([&](const auto& field) {
    if (over.*field.value) result.*field.value = over.*field.value;
  });
  return result;
}

std::vector<std::string> describe(const Profile& profile) {
  std::vector<std::string> lines;
  for_each_field([&](const auto& field) {
    if (const auto& value = profile.*field.value) {
      lines.push_back(std::string(field.name) + " = " + print(*value));
    }
  });
  return lines;
}

std::vector<std::string_view> Quirks::names() {
  std::vector<std::string_view> all;
  for_each_field([&](const auto& field) { all.push_back(field.name); });
  return all;
}

Result<void> Quirks::set(std::string_view name, const std::vector<std::string>& values) {
  Result<void> result;
  bool known = false;
  for_each_field([&](const auto& field) {
    if (field.name != name) return;
    known = true;
    auto& value = profile_.*field.value;
    using Value = typename std::remove_reference_t<decltype(value)>::value_type;
    if constexpr (std::is_same_v<Value, Words>) {
      const std::vector<std::string>& kept = texts_.emplace_back(values);
      value = words_.emplace_back(kept.begin(), kept.end());
    } else if constexpr (std::is_same_v<Value, Numbers>) {
      std::vector<int>& kept = numbers_.emplace_back();
      for (const std::string& text : values) {
        const auto number = read_number(text);
        if (!number) {
          result = wrong(name, "a list of numbers, such as [2, 1]");
          return;
        }
        kept.push_back(*number);
      }
      value = kept;
    } else if (values.size() != 1) {
      result = wrong(name, "one value, not a list");
    } else if constexpr (std::is_same_v<Value, bool>) {
      if (values[0] != "true" && values[0] != "false") {
        result = wrong(name, "true or false");
      } else {
        value = values[0] == "true";
      }
    } else if constexpr (std::is_same_v<Value, int>) {
      value = read_number(values[0]);
      if (!value) result = wrong(name, "a number");
    } else {
      value = read_duration(values[0]);
      if (!value) result = wrong(name, "a duration, such as \"250ms\" or \"60s\"");
    }
  });
  if (known) return result;
  std::string list;
  for (const std::string_view each : names())
    list += (list.empty() ? "" : ", ") + std::string(each);
  return fail("unknown-quirk", "There is no quirk \"" + std::string(name) + "\"",
              "The quirks are " + list);
}

}  // namespace pigeon::modem
