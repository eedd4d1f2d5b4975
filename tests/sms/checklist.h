// What the lines of the checklist are told with: literal TPDUs, and septets packed bit by bit as
// 3GPP TS 23.038 section 6.1.2.1 draws them, without the codec's own packing.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hex.h"
#include "sms/decode.h"

namespace pigeon::sms {

using Septets = std::vector<std::uint8_t>;

// A bare DELIVER from +447700900101 at 2026-12-01T10:00:00+01:00: first octet, TP-DCS, and TP-UDL
// with TP-UD.
inline std::string deliver_hex(std::string_view first, std::string_view dcs,
                               std::string_view user_data) {
  std::string hex(first);
  hex.append("0C9144770009101000").append(dcs).append("62211001000040").append(user_data);
  return hex;
}

inline Deliver deliver(std::string_view first, std::string_view dcs, std::string_view user_data) {
  const auto pdu = decode(Kind::deliver, deliver_hex(first, dcs, user_data), Framing::bare);
  if (!pdu) {
    ADD_FAILURE() << user_data << ": " << pdu.error().reason;
    return {};
  }
  return *pdu->deliver();
}

// Plain text without a header, and text behind one.
inline std::string plain_text(std::string_view user_data) {
  return deliver("04", "00", user_data).text;
}
inline std::string text_behind_header(std::string_view user_data) {
  return deliver("44", "00", user_data).text;
}

// Bit 0 of the first septet stands in bit `fill` of the first octet, and so on upwards.
inline std::string packed(const Septets& septets, unsigned fill = 0) {
  std::vector<std::uint8_t> octets((septets.size() * 7 + fill + 7) / 8);
  std::size_t at = fill;
  for (const std::uint8_t septet : septets) {
    for (unsigned bit = 0; bit < 7; ++bit, ++at) {
      if (septet >> bit & 1) octets[at / 8] |= static_cast<std::uint8_t>(1u << at % 8);
    }
  }
  return to_hex(octets);
}

inline std::string hex_octet(std::size_t value) {
  const std::uint8_t octet[] = {static_cast<std::uint8_t>(value)};
  return to_hex(octet);
}

// TP-UDL and TP-UD of a text without a header.
inline std::string user_data_of(const Septets& septets) {
  return hex_octet(septets.size()) + packed(septets);
}

inline std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += text;
  return all;
}

}  // namespace pigeon::sms
