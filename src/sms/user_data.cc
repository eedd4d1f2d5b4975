#include "sms/user_data.h"

#include <algorithm>
#include <array>

#include "sms/gsm7.h"
#include "sms/septets.h"
#include "sms/ucs2.h"

namespace pigeon::sms {
namespace {

bool is_septets(const DataCoding& dcs) {
  return dcs.alphabet() == Alphabet::gsm7 && !dcs.compressed();
}

// Octets of the header with its length octet, as far as they are there.
std::size_t header_size(const UserData& data) {
  if (!data.has_header || data.user_data.empty()) return 0;
  return std::min<std::size_t>(1u + data.user_data[0], data.user_data.size());
}

void read_known_elements(UserData& into) {
  if (!into.has_header) return;
  if (into.user_data.empty() || 1u + into.user_data[0] > into.user_data.size())
    into.truncated = true;
  const HeaderMeaning meaning = read_header(into.header());
  if (!meaning.whole) into.truncated = true;
  into.concat = meaning.concat;
  into.ports = meaning.ports;
  into.language = meaning.language;
  if (meaning.waiting) {
    // The header is the finer source; either may ask that the text be kept (9.2.3.24.2).
    const bool store = meaning.waiting->store || (into.waiting && into.waiting->store);
    into.waiting = meaning.waiting;
    into.waiting->store = store;
  }
}

}  // namespace

std::span<const std::uint8_t> UserData::header() const {
  const std::size_t size = header_size(*this);
  return std::span(user_data).subspan(std::min<std::size_t>(1, size), size == 0 ? 0 : size - 1);
}

std::span<const std::uint8_t> UserData::data() const {
  return std::span(user_data).subspan(header_size(*this));
}

std::size_t UserData::septets(std::span<std::uint8_t, kMostSeptets> into) const {
  if (!is_septets(dcs)) return 0;
  const std::size_t header = header_size(*this);
  const unsigned fill = fill_bits(header);
  const std::size_t header_septets = (header * 8 + fill) / 7;
  if (length <= header_septets) return 0;
  const std::size_t count =
      std::min<std::size_t>(length - header_septets, septets_in(data().size(), fill));
  unpack_septets(data(), fill, count, into.data());
  return count;
}

std::size_t read_user_data(std::span<const std::uint8_t> octets, bool has_header, UserData& into) {
  into.length = octets[0];
  into.has_header = has_header;
  into.has_user_data = true;
  into.waiting = into.dcs.waiting();
  const std::size_t announced = is_septets(into.dcs) ? packed_size(into.length) : into.length;
  const std::size_t there = std::min(announced, octets.size() - 1);
  into.truncated = there < announced;
  into.user_data.assign(octets.subspan(1, there));
  read_known_elements(into);

  if (is_septets(into.dcs)) {
    std::array<std::uint8_t, UserData::kMostSeptets> septets;
    const std::size_t count = into.septets(septets);
    append_gsm7(into.text, std::span(septets).first(count), into.language);
  } else if (into.has_text()) {
    append_ucs2(into.text, into.data());
  }
  return 1 + there;
}

}  // namespace pigeon::sms
