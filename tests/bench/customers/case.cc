#include "bench/customers/case.h"

#include <algorithm>
#include <array>

namespace pigeon::bench {

const char* name_of(Behaviour behaviour) {
  static constexpr std::array<const char*, kBehaviours> kNames{
      "plain",        "slips",          "off form", "two questions", "silent",
      "changes mind", "other language", "STOP",     "machine"};
  return kNames[static_cast<std::size_t>(behaviour)];
}

std::string cell(const rehearsal::World& world, const std::string& file, const std::string& sql) {
  const auto found = world.look_up({.name = "truth", .file = file, .sql = sql});
  if (!found.value.is_object() || found.value.empty()) return {};
  const auto& value = found.value.front();
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool any_has(const std::vector<std::string>& texts, std::string_view part) {
  return std::ranges::any_of(texts, [&](const auto& text) { return has(text, part); });
}

}  // namespace pigeon::bench
