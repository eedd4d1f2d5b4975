// Whatever parts of a text come, in whatever order, doubled or missing, cut by a careless sender or
// in alphabets that change: put in the order of their sequence they always join to the same valid
// text. The input is a list of parts: TP-DCS, a length, and so many octets from TP-UDL on.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "sms/join.h"

namespace {

using namespace pigeon;

void must_hold(bool law) {
  if (!law) std::abort();
}

std::vector<sms::UserData> parts_in(std::span<const std::uint8_t> octets) {
  std::vector<sms::UserData> parts;
  while (octets.size() > 2 && parts.size() < 300) {
    const std::size_t size = std::min<std::size_t>(octets[1], octets.size() - 2);
    if (size > 0) {
      parts.emplace_back().dcs = sms::DataCoding(octets[0]);
      sms::read_user_data(octets.subspan(2, size), true, parts.back());
    }
    octets = octets.subspan(2 + size);
  }
  return parts;
}

std::string join(const std::vector<const sms::UserData*>& parts) {
  return sms::join(std::span<const sms::UserData* const>(parts));
}

// The parts that have a place, in order, each place once: what the store hands to join().
std::vector<const sms::UserData*> in_order(std::vector<const sms::UserData*> parts) {
  std::erase_if(parts, [](const sms::UserData* part) { return !part->concat; });
  std::stable_sort(parts.begin(), parts.end(), [](const auto* one, const auto* other) {
    return one->concat->sequence < other->concat->sequence;
  });
  const auto same_place = [](const auto* one, const auto* other) {
    return one->concat->sequence == other->concat->sequence;
  };
  parts.erase(std::unique(parts.begin(), parts.end(), same_place), parts.end());
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::vector<sms::UserData> parts = parts_in({data, size});
  std::vector<const sms::UserData*> as_they_came;
  for (const sms::UserData& part : parts)
    as_they_came.push_back(&part);
  must_hold(is_valid_utf8(join(as_they_came)));

  const auto sorted = in_order(as_they_came);
  const std::string text = join(sorted);
  must_hold(is_valid_utf8(text));
  // Rotated and doubled, they come to the same as long as the first of each place is the same.
  auto jumbled = sorted;
  if (!jumbled.empty())
    std::rotate(jumbled.begin(), jumbled.begin() + data[0] % static_cast<long>(jumbled.size()),
                jumbled.end());
  if (data[1] % 2 == 0) std::reverse(jumbled.begin(), jumbled.end());
  const auto once = jumbled;
  jumbled.insert(jumbled.end(), once.begin(), once.end());
  must_hold(join(in_order(jumbled)) == text);

  // With a part missing the text is still valid, and alone each part reads as it was decoded.
  if (sorted.size() > 1) {
    auto missing = sorted;
    missing.erase(missing.begin() + data[2] % static_cast<long>(missing.size()));
    must_hold(is_valid_utf8(join(missing)));
  }
  for (const sms::UserData* part : sorted)
    must_hold(join({part}) == part->text);
  return 0;
}
