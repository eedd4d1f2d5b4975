#include "modem/profile.h"

#include <algorithm>
#include <type_traits>

#include "modem/profile_fields.h"

namespace pigeon::modem {
namespace {

using Words = Profile::Words;
using Numbers = Profile::Numbers;
using Errors = Profile::Errors;

std::string print(int value) {
  return std::to_string(value);
}
std::string print(bool value) {
  return value ? "true" : "false";
}
std::string print(Profile::Time value) {
  const auto count = value.count();
  if (count > 0 && count % 60'000 == 0) return std::to_string(count / 60'000) + "m";
  if (count > 0 && count % 1000 == 0) return std::to_string(count / 1000) + "s";
  return std::to_string(count) + "ms";
}
std::string print(std::string_view value) {
  return std::string(value);
}
std::string print(const VendorError& error) {
  std::string text = std::to_string(error.code) + " " + std::string(to_string(error.retry));
  if (!error.meaning.empty()) text += " " + std::string(error.meaning);
  return text;
}
template <class T>
std::string print(std::span<const T> items) {
  std::string text;
  for (const T& item : items)
    text += (text.empty() ? "" : ", ") + print(item);
  return "[" + text + "]";
}
template <class Word, std::size_t count>
std::string print_one_of(Word value, const std::pair<Word, std::string_view> (&words)[count]) {
  const auto* const found =
      std::ranges::find(words, value, &std::pair<Word, std::string_view>::first);
  return std::string(found->second);
}
std::string print(UssdCoding value) {
  return print_one_of(value, kUssdCodings);
}
std::string print(Direct value) {
  return print_one_of(value, kDirects);
}

}  // namespace

Profile layered(const Profile& under, const Profile& over) {
  Profile result = under;
  for_each_field([&](const auto& field) {
    if (over.*field.value) result.*field.value = over.*field.value;
  });
  return result;
}

Profile effective(std::span<const Layer> layers) {
  Profile result;
  for (const Layer& layer : layers)
    result = layered(result, layer.profile);
  return result;
}

std::vector<std::string> describe(std::span<const Layer> layers) {
  std::vector<std::string> lines;
  for_each_field([&](const auto& field) {
    const Layer* from = nullptr;
    for (const Layer& layer : layers) {
      if (layer.profile.*field.value) from = &layer;
    }
    if (from == nullptr) return;
    const bool hearsay = std::ranges::find(from->unverified, field.name) != from->unverified.end();
    lines.push_back(std::string(field.name) + " = " + print(*(from->profile.*field.value)) + " (" +
                    from->name + (hearsay ? ", not verified on hardware" : "") + ")");
  });
  return lines;
}

}  // namespace pigeon::modem
