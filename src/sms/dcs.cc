#include "sms/dcs.h"

namespace pigeon::sms {
namespace {

// The coding groups by the high four bits (23.038 section 4).
constexpr bool is_general(std::uint8_t dcs) {
  return dcs < 0x80;
}  // 00xx and 01xx
constexpr bool is_waiting(std::uint8_t dcs) {
  return dcs >= 0xC0 && dcs < 0xF0;
}
constexpr bool is_class_group(std::uint8_t dcs) {
  return dcs >= 0xF0;
}

}  // namespace

Alphabet DataCoding::alphabet() const {
  if (is_general(value_)) {
    const int bits = value_ >> 2 & 3;  // 3 is reserved
    if (bits == 1) return Alphabet::eight_bit;
    return bits == 2 ? Alphabet::ucs2 : Alphabet::gsm7;
  }
  if (is_class_group(value_)) return value_ & 0x04 ? Alphabet::eight_bit : Alphabet::gsm7;
  return value_ >> 4 == 0xE ? Alphabet::ucs2 : Alphabet::gsm7;
}

bool DataCoding::compressed() const {
  return is_general(value_) && (value_ & 0x20);
}

std::optional<std::uint8_t> DataCoding::message_class() const {
  const bool has_class = is_class_group(value_) || (is_general(value_) && (value_ & 0x10));
  if (!has_class) return std::nullopt;
  return static_cast<std::uint8_t>(value_ & 3);
}

bool DataCoding::auto_delete() const {
  return value_ >> 6 == 1;
}

std::optional<MessageWaiting> DataCoding::waiting() const {
  if (!is_waiting(value_)) return std::nullopt;
  return MessageWaiting{.kind = static_cast<MessageWaiting::Kind>(value_ & 3),
                        .active = (value_ & 0x08) != 0,
                        .store = value_ >= 0xD0,
                        .count = std::nullopt};
}

DataCoding DataCoding::of(Alphabet alphabet, std::optional<int> message_class) {
  unsigned value = alphabet == Alphabet::gsm7 ? 0x00 : alphabet == Alphabet::ucs2 ? 0x08 : 0x04;
  if (message_class) value |= 0x10u | (static_cast<unsigned>(*message_class) & 3u);
  return DataCoding(static_cast<std::uint8_t>(value));
}

}  // namespace pigeon::sms
