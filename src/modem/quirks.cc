// [modem.quirks] of an owner, read into a Profile.
#include <charconv>

#include "base/spelling.h"
#include "modem/profile.h"
#include "modem/profile_fields.h"

namespace pigeon::modem {
namespace {

using Words = Profile::Words;
using Numbers = Profile::Numbers;
using Errors = Profile::Errors;

std::optional<int> read_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "250ms", "3s", "2m"; a bare number is milliseconds.
std::optional<Profile::Time> read_duration(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto value = read_number(text.substr(0, digits));
  const std::string_view unit = text.substr(digits);
  if (!value) return std::nullopt;
  if (unit.empty() || unit == "ms") return Profile::Time(*value);
  if (unit == "s") return std::chrono::seconds(*value);
  if (unit == "m") return std::chrono::minutes(*value);
  return std::nullopt;
}

// "513 unknown no answer from below": code, class, meaning.
std::optional<VendorError> read_error(std::string_view text) {
  const std::size_t space = std::min(text.find(' '), text.size());
  const auto code = read_number(text.substr(0, space));
  text.remove_prefix(std::min(space + 1, text.size()));
  const std::size_t next = std::min(text.find(' '), text.size());
  const auto retry = parse_retry(text.substr(0, next));
  if (!code || !retry) return std::nullopt;
  text.remove_prefix(std::min(next + 1, text.size()));
  return VendorError{*code, *retry, text};
}

template <class Word, std::size_t count>
std::optional<Word> read_one_of(std::string_view text,
                                const std::pair<Word, std::string_view> (&words)[count]) {
  for (const auto& [word, name] : words) {
    if (name == text) return word;
  }
  return std::nullopt;
}

struct Read {
  std::string_view text;
  std::string_view expected = {};  // what a refusal says

  void operator()(std::optional<bool>& value) {
    expected = "true or false";
    if (text == "true" || text == "false") value = text == "true";
  }
  void operator()(std::optional<int>& value) {
    expected = "a number";
    value = read_number(text);
  }
  void operator()(std::optional<Profile::Time>& value) {
    expected = "a duration, such as \"250ms\" or \"60s\"";
    value = read_duration(text);
  }
  void operator()(std::optional<UssdCoding>& value) {
    expected = "plain, packed or ucs2";
    value = read_one_of(text, kUssdCodings);
  }
  void operator()(std::optional<Direct>& value) {
    expected = "never, fallback or always";
    value = read_one_of(text, kDirects);
  }
};

Error wrong(std::string_view name, std::string_view expected) {
  return Error("invalid-quirk",
               "The quirk \"" + std::string(name) + "\" takes " + std::string(expected));
}

Error unknown(std::string_view name) {
  const std::vector<std::string_view> all = Quirks::names();
  const std::vector<std::string_view> near = nearest_spellings(name, all);
  std::string list;
  for (const std::string_view each : near.empty() ? all : near)
    list += (list.empty() ? "" : ", ") + std::string(each);
  return Error(
      "unknown-quirk", "There is no quirk \"" + std::string(name) + "\"",
      (near.empty() ? "The quirks are " : "Did you mean ") + list + (near.empty() ? "" : "?"));
}

}  // namespace

std::vector<std::string_view> Quirks::names() {
  std::vector<std::string_view> all;
  for_each_field([&](const auto& field) { all.push_back(field.name); });
  return all;
}

Result<void> Quirks::set(std::string_view name, const std::vector<std::string>& values) {
  bool known = false;
  std::optional<Error> refusal;
  for_each_field([&](const auto& field) {
    if (field.name != name) return;
    known = true;
    auto& value = profile_.*field.value;
    using Value = typename std::remove_reference_t<decltype(value)>::value_type;
    if constexpr (std::is_same_v<Value, Words>) {
      const std::vector<std::string>& kept = texts_.emplace_back(values);
      value = words_.emplace_back(kept.begin(), kept.end());
    } else if constexpr (std::is_same_v<Value, Errors>) {
      const std::vector<std::string>& kept = texts_.emplace_back(values);
      std::vector<VendorError>& errors = errors_.emplace_back();
      for (const std::string& text : kept) {
        const auto error = read_error(text);
        if (!error) refusal = wrong(name, "a list such as [\"513 unknown\", \"515 later busy\"]");
        if (error) errors.push_back(*error);
      }
      value = errors;
    } else if constexpr (std::is_same_v<Value, Numbers>) {
      std::vector<int>& kept = numbers_.emplace_back();
      for (const std::string& text : values) {
        const auto number = read_number(text);
        if (!number) refusal = wrong(name, "a list of numbers, such as [2, 1]");
        if (number) kept.push_back(*number);
      }
      value = kept;
    } else if (values.size() != 1) {
      refusal = wrong(name, "one value, not a list");
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      value = texts_.emplace_back(values).front();
    } else {
      Read read{values.front()};
      std::optional<Value> understood;
      read(understood);
      if (understood) value = understood;
      if (!understood) refusal = wrong(name, read.expected);
    }
  });
  if (!known) return tl::unexpected(unknown(name));
  if (refusal) return tl::unexpected(*refusal);
  return {};
}

}  // namespace pigeon::modem
