// TP-Data-Coding-Scheme (3GPP TS 23.038 section 4): one octet that says the alphabet, the message
// class, and whether a message waits somewhere else. Every one of the 256 values has a reading;
// what is reserved is read as the default alphabet, as the specification asks.
#pragma once

#include <cstdint>
#include <optional>

#include "sms/alphabet.h"

namespace pigeon::sms {

// Message waiting: something arrived elsewhere, in a mailbox (23.038 section 4, 23.040 9.2.3.24.2).
struct MessageWaiting {
  enum class Kind : std::uint8_t { voicemail, fax, email, other };

  Kind kind = Kind::voicemail;
  bool active = false;                // the lamp is on
  bool store = true;                  // the text is to be kept after it was shown
  std::optional<std::uint8_t> count;  // how many wait; only a header element says it

  friend bool operator==(const MessageWaiting&, const MessageWaiting&) = default;
};

class DataCoding {
 public:
  constexpr DataCoding() = default;  // 00: plain text in the default alphabet
  constexpr explicit DataCoding(std::uint8_t value) : value_(value) {}

  constexpr std::uint8_t value() const { return value_; }
  Alphabet alphabet() const;
  bool compressed() const;                            // 23.042; never read as text
  std::optional<std::uint8_t> message_class() const;  // 0 flash, 1 ME, 2 SIM, 3 TE
  bool auto_delete() const;                           // "automatic deletion group", 01xx xxxx
  std::optional<MessageWaiting> waiting() const;

  // For an encoder: the plain scheme of an alphabet, with a class or without.
  static DataCoding of(Alphabet alphabet, std::optional<int> message_class = std::nullopt);

  friend bool operator==(const DataCoding&, const DataCoding&) = default;

 private:
  std::uint8_t value_ = 0;
};

}  // namespace pigeon::sms
