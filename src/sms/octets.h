// TP-User-Data as it was sent: at most 255 octets, kept inside the object so that decoding a TPDU
// allocates nothing for it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pigeon::sms {

class Octets {
 public:
  static constexpr std::size_t kCapacity = 255;  // what TP-UDL, one octet, can announce

  Octets() {}  // not defaulted: the array stays uninitialised on purpose
  explicit Octets(std::span<const std::uint8_t> octets) { assign(octets); }

  // Keeps the first kCapacity octets.
  void assign(std::span<const std::uint8_t> octets) {
    size_ = static_cast<std::uint8_t>(std::min(octets.size(), kCapacity));
    std::copy_n(octets.begin(), size_, octets_.begin());
  }

  const std::uint8_t* data() const { return octets_.data(); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const std::uint8_t* begin() const { return data(); }
  const std::uint8_t* end() const { return data() + size_; }
  std::uint8_t operator[](std::size_t i) const { return octets_[i]; }

  // Copies only what is there.
  Octets(const Octets& other) { assign(other); }
  Octets& operator=(const Octets& other) {
    if (this != &other) assign(other);
    return *this;
  }

  friend bool operator==(const Octets& a, const Octets& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::uint8_t size_ = 0;
  std::array<std::uint8_t, kCapacity> octets_;
};

}  // namespace pigeon::sms
