// Puts a PDU together, octet by octet, on the stack; hex() is the only allocation.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "sms/address.h"
#include "sms/encoded_part.h"
#include "sms/segment.h"
#include "sms/user_data.h"

namespace pigeon::sms {

class TpduWriter {
 public:
  // `service_centre` is the field in front of the TPDU, at least its length octet.
  explicit TpduWriter(const EncodedAddress& service_centre) {
    put(service_centre.span());
    tpdu_ = size_;
  }

  void put(std::uint8_t octet) { octets_[size_++] = octet; }
  void put(std::span<const std::uint8_t> octets) {
    std::copy(octets.begin(), octets.end(), octets_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += octets.size();
  }

  // TP-UDL and TP-UD of one part of a text.
  void put_part(const PartOfText& part, std::uint16_t reference);
  // The same for user data that were read before.
  void put_user_data(const UserData& user_data);

  EncodedPart finish();

 private:
  // 12 of the service centre, 21 in front of TP-UDL, 1 + 255 of user data, and a group of octets
  // that is written as hexadecimal at once.
  static constexpr std::size_t kOctets = 320;
  std::array<std::uint8_t, kOctets> octets_;
  std::size_t size_ = 0;
  std::size_t tpdu_ = 0;
};

// Whether the part needs a header, TP-UDHI.
bool needs_header(const PartOfText& part);

}  // namespace pigeon::sms
