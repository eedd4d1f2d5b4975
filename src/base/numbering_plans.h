// How the countries of the world number their telephones: calling code, trunk prefix, international
// prefix and the lengths of a national number, as ITU-T lists them (E.164 and its Annex on country
// codes, E.164 "List of assigned codes", E.164 "Dialling procedures"). Lengths cover numbers of
// people, at home and mobile; service numbers and the longer numbers of machines are left out.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pigeon {

struct NumberingPlan {
  // ISO 3166-1 alpha-2 ("GB"; "XK" is Kosovo, "AC" and "TA" Ascension and Tristan da Cunha), or
  // "001" for what belongs to no country: satellites and international networks.
  std::string_view country;
  std::uint16_t calling_code;      // 44; several countries may share one
  std::string_view trunk;          // dialled before a national number, not after +44: "0", or none
  std::string_view international;  // dialled at home for a call abroad: "00", "011"
  std::uint8_t shortest;           // digits of a national number without the trunk prefix
  std::uint8_t longest;

  constexpr bool fits(std::size_t digits) const { return digits >= shortest && digits <= longest; }
};

// Every plan, sorted by country.
std::span<const NumberingPlan> numbering_plans();

// The plan of a country ("GB"); null when there is none.
const NumberingPlan* plan_of_country(std::string_view country);

// The calling code that begins `digits` ("447700900101" gives 44); 0 when none does. Calling codes
// are prefix-free: at most one fits.
std::uint16_t calling_code_of(std::string_view digits);

}  // namespace pigeon
