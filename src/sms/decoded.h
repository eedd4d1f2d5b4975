// What a decoder answers: the value, or why and where nothing of the TPDU could be kept.
#pragma once

#include <cstddef>
#include <string_view>

#include <tl/expected.hpp>

namespace pigeon::sms {

// Free of allocation, since a decoder meets damaged PDUs by the million in tests.
struct DecodeError {
  std::string_view reason;  // static text, a plain clause: "the originating address is cut off"
  std::size_t offset = 0;   // octets from the start of the PDU as given

  friend bool operator==(const DecodeError&, const DecodeError&) = default;
};

template <class T>
using Decoded = tl::expected<T, DecodeError>;

}  // namespace pigeon::sms
