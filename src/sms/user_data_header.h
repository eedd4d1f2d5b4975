// The header inside TP-User-Data: a list of elements, each with an identifier, a length and data
// (3GPP TS 23.040 section 9.2.3.24). Elements stay as they were sent; the known ones are read from
// there. When an element comes twice, the last valid one counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sms/dcs.h"

namespace pigeon::sms {

// Information element identifiers (23.040 section 9.2.3.24).
inline constexpr std::uint8_t kElementConcat8 = 0x00;
inline constexpr std::uint8_t kElementWaiting = 0x01;
inline constexpr std::uint8_t kElementPorts8 = 0x04;
inline constexpr std::uint8_t kElementPorts16 = 0x05;
inline constexpr std::uint8_t kElementConcat16 = 0x08;
inline constexpr std::uint8_t kElementSingleShift = 0x24;
inline constexpr std::uint8_t kElementLockingShift = 0x25;

// One part of a longer message. `sequence` runs from 1 to `total`.
struct Concat {
  std::uint16_t reference = 0;
  std::uint8_t total = 0;
  std::uint8_t sequence = 0;
  std::uint8_t bits = 8;  // of the reference: 8 or 16; references of different width never match

  friend bool operator==(const Concat&, const Concat&) = default;
};

struct Ports {
  std::uint16_t destination = 0;
  std::uint16_t source = 0;
  std::uint8_t bits = 16;  // 8 or 16

  friend bool operator==(const Ports&, const Ports&) = default;
};

// National language tables (23.038 section 6.2.1.2.4): 0 is the default table, 1 to 13 a language.
struct LanguageShift {
  std::uint8_t locking = 0;
  std::uint8_t single = 0;

  friend bool operator==(const LanguageShift&, const LanguageShift&) = default;
};

struct HeaderElement {
  std::uint8_t iei = 0;
  std::span<const std::uint8_t> data;
};

// Walks the elements of a header (UDHL not included). An element that runs past the end comes with
// what is there of it, as the last.
class HeaderElements {
 public:
  explicit HeaderElements(std::span<const std::uint8_t> header) : header_(header) {}

  class Iterator {
   public:
    explicit Iterator(std::span<const std::uint8_t> rest) : rest_(rest) {}
    HeaderElement operator*() const;
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return rest_.size() != other.rest_.size(); }

   private:
    std::span<const std::uint8_t> rest_;
  };

  Iterator begin() const { return Iterator(header_); }
  Iterator end() const { return Iterator(header_.last(0)); }

  // Whether each element ends where its length says.
  bool whole() const;

 private:
  std::span<const std::uint8_t> header_;
};

// What the known elements of a header say.
struct HeaderMeaning {
  std::optional<Concat> concat;
  std::optional<Ports> ports;
  LanguageShift language;
  std::optional<MessageWaiting> waiting;
  bool whole = true;  // every element ends where its length says
};

HeaderMeaning read_header(std::span<const std::uint8_t> header);

}  // namespace pigeon::sms
