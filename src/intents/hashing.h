// A name for each feature that is the same on every machine: FNV-1a, 64 bits, with the bits mixed.
#pragma once

#include <cstdint>
#include <string_view>

namespace pigeon::intents {

class Hash {
 public:
  explicit Hash(std::uint64_t kind) { add(kind); }

  Hash& add(std::uint64_t value) {
    value_ = (value_ ^ value) * 0x100000001B3ULL;
    return *this;
  }
  Hash& add(std::string_view text) {
    for (const char c : text)
      add(std::uint64_t{static_cast<unsigned char>(c)});
    return add(std::uint64_t{0x1F});
  }
  Hash& add(std::u32string_view text) {
    for (const char32_t c : text)
      add(std::uint64_t{c});
    return add(std::uint64_t{0x1F});
  }

  std::uint64_t value() const {
    std::uint64_t mixed = value_ ^ (value_ >> 33U);
    mixed *= 0xFF51AFD7ED558CCDULL;
    return mixed ^ (mixed >> 33U);
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

}  // namespace pigeon::intents
