// One text out of its parts (3GPP TS 23.040 section 9.2.3.24.1). The raw characters of all parts
// are laid end to end before they are read, since careless senders cut an escape or a surrogate
// pair.
#pragma once

#include <concepts>
#include <span>
#include <string>
#include <vector>

#include "sms/user_data.h"

namespace pigeon::sms {

// `parts` in the order of their sequence; a missing part is simply not among them. The text is
// UTF-8; parts of 8-bit or compressed data give none. A part in another alphabet or national
// language than its neighbour is read by itself.
std::string join(std::span<const UserData* const> parts);

// The same for a list of Deliver or of Submit pointers.
template <class Tpdu>
requires std::derived_from<Tpdu, UserData> std::string join(std::span<const Tpdu* const> parts) {
  const std::vector<const UserData*> carried(parts.begin(), parts.end());
  return join(std::span<const UserData* const>(carried));
}

}  // namespace pigeon::sms
