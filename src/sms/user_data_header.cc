#include "sms/user_data_header.h"

#include <algorithm>

namespace pigeon::sms {
namespace {

constexpr std::size_t kHead = 2;  // identifier and length

std::uint16_t two_octets(std::span<const std::uint8_t> data, std::size_t at) {
  return static_cast<std::uint16_t>(data[at] << 8 | data[at + 1]);
}

std::optional<Concat> read_concat(std::span<const std::uint8_t> data, std::uint8_t bits) {
  const std::size_t width = bits / 8u;
  if (data.size() != width + 2) return std::nullopt;
  Concat concat;
  concat.bits = bits;
  concat.reference = width == 1 ? data[0] : two_octets(data, 0);
  concat.total = data[width];
  concat.sequence = data[width + 1];
  // 23.040 section 9.2.3.24.1: with any of these the element is ignored.
  if (concat.total == 0 || concat.sequence == 0 || concat.sequence > concat.total)
    return std::nullopt;
  return concat;
}

std::optional<Ports> read_ports(std::span<const std::uint8_t> data, std::uint8_t bits) {
  if (data.size() != bits / 4u) return std::nullopt;
  if (bits == 8) return Ports{data[0], data[1], bits};
  return Ports{two_octets(data, 0), two_octets(data, 2), bits};
}

// 23.040 section 9.2.3.24.2: storage, an extended type that we call "other", the type, the count.
std::optional<MessageWaiting> read_waiting(std::span<const std::uint8_t> data) {
  if (data.size() != 2) return std::nullopt;
  MessageWaiting waiting;
  waiting.store = (data[0] & 0x80) != 0;
  waiting.kind = (data[0] & 0x1C) != 0 ? MessageWaiting::Kind::other
                                       : static_cast<MessageWaiting::Kind>(data[0] & 3);
  waiting.count = data[1];
  waiting.active = data[1] != 0;
  return waiting;
}

template <class T>
void take(std::optional<T>& place, std::optional<T> value) {
  if (value) place = value;
}

void read_element(HeaderElement element, HeaderMeaning& meaning) {
  switch (element.iei) {
    case kElementConcat8:
      return take(meaning.concat, read_concat(element.data, 8));
    case kElementConcat16:
      return take(meaning.concat, read_concat(element.data, 16));
    case kElementPorts8:
      return take(meaning.ports, read_ports(element.data, 8));
    case kElementPorts16:
      return take(meaning.ports, read_ports(element.data, 16));
    case kElementWaiting:
      return take(meaning.waiting, read_waiting(element.data));
    case kElementSingleShift:
      if (element.data.size() == 1) meaning.language.single = element.data[0];
      return;
    case kElementLockingShift:
      if (element.data.size() == 1) meaning.language.locking = element.data[0];
      return;
    default:
      return;  // kept as sent, not understood
  }
}

}  // namespace

HeaderElement HeaderElements::Iterator::operator*() const {
  const std::size_t there = rest_.size() < kHead ? 0 : rest_.size() - kHead;
  const std::size_t length = rest_.size() < kHead ? 0 : rest_[1];
  return {rest_[0], rest_.subspan(rest_.size() - there, std::min(length, there))};
}

HeaderElements::Iterator& HeaderElements::Iterator::operator++() {
  const std::size_t size = rest_.size() < kHead ? rest_.size() : kHead + rest_[1];
  rest_ = rest_.subspan(std::min(size, rest_.size()));
  return *this;
}

bool HeaderElements::whole() const {
  return read_header(header_).whole;
}

HeaderMeaning read_header(std::span<const std::uint8_t> header) {
  HeaderMeaning meaning;
  while (header.size() >= kHead) {
    const std::size_t length = header[1];
    if (length > header.size() - kHead) break;
    read_element({header[0], header.subspan(kHead, length)}, meaning);
    header = header.subspan(kHead + length);
  }
  meaning.whole = header.empty();
  return meaning;
}

}  // namespace pigeon::sms
