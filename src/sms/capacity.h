// How much text a part holds: 140 octets less the header that the text needs
// (3GPP TS 23.040 section 9.2.3.24).
#pragma once

#include <cstddef>
#include <cstdint>

#include "sms/alphabet.h"
#include "sms/septets.h"
#include "sms/user_data_header.h"

namespace pigeon::sms {

inline constexpr std::size_t kUserDataOctets = 140;

// Octets of a header with its length octet; 0 when nothing asks for one. `concat_bits` is 0, 8, 16.
constexpr std::size_t header_octets(int concat_bits, LanguageShift language) {
  std::size_t elements = concat_bits == 0 ? 0 : concat_bits == 8 ? 5 : 6;
  if (language.single != 0) elements += 3;
  if (language.locking != 0) elements += 3;
  return elements == 0 ? 0 : 1 + elements;
}

// Septets (gsm7) or UTF-16 units (ucs2) behind that header.
constexpr std::size_t units_behind(std::size_t header, Alphabet alphabet) {
  const std::size_t octets = kUserDataOctets - header;
  return alphabet == Alphabet::gsm7 ? septets_in(octets, fill_bits(header)) : octets / 2;
}

static_assert(units_behind(header_octets(0, {}), Alphabet::gsm7) == 160);
static_assert(units_behind(header_octets(8, {}), Alphabet::gsm7) == 153);
static_assert(units_behind(header_octets(16, {}), Alphabet::gsm7) == 152);
static_assert(units_behind(header_octets(0, {}), Alphabet::ucs2) == 70);
static_assert(units_behind(header_octets(8, {}), Alphabet::ucs2) == 67);
static_assert(units_behind(header_octets(16, {}), Alphabet::ucs2) == 66);
static_assert(units_behind(header_octets(0, {.locking = 1, .single = 1}), Alphabet::gsm7) == 152);

}  // namespace pigeon::sms
