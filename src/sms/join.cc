#include "sms/join.h"

#include "sms/gsm7.h"
#include "sms/ucs2.h"

namespace pigeon::sms {
namespace {

constexpr std::size_t kFullPart = 140;  // octets of user data in a full part

bool are_one_text(const UserData& a, const UserData& b) {
  return a.has_text() && b.has_text() && a.dcs.alphabet() == b.dcs.alphabet() &&
         a.language == b.language;
}

void add_septets(const UserData& part, std::vector<std::uint8_t>& septets) {
  std::array<std::uint8_t, UserData::kMostSeptets> unpacked;
  const std::size_t count = part.septets(unpacked);
  septets.insert(septets.end(), unpacked.begin(), unpacked.begin() + count);
}

// A sender that fills all of 140 octets behind a header of 7 cuts even a single unit in two: its
// half is kept for the next part. An odd octet anywhere else belongs to nothing.
void add_octets(const UserData& part, std::vector<std::uint8_t>& octets) {
  const auto data = part.data();
  octets.insert(octets.end(), data.begin(), data.end());
  if (octets.size() % 2 != 0 && part.user_data.size() < kFullPart) octets.pop_back();
}

void append_run(std::span<const UserData* const> run, std::string& text) {
  std::vector<std::uint8_t> raw;
  if (run.front()->dcs.alphabet() == Alphabet::gsm7) {
    for (const UserData* part : run)
      add_septets(*part, raw);
    append_gsm7(text, raw, run.front()->language);
  } else {
    for (const UserData* part : run)
      add_octets(*part, raw);
    append_ucs2(text, raw);
  }
}

}  // namespace

std::string join(std::span<const UserData* const> parts) {
  std::string text;
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t end = first + 1;
    while (end < parts.size() && are_one_text(*parts[first], *parts[end]))
      ++end;
    if (parts[first]->has_text()) append_run(parts.subspan(first, end - first), text);
    first = end;
  }
  return text;
}

}  // namespace pigeon::sms
