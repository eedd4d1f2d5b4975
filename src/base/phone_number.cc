#include "base/phone_number.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/numbering_plans.h"
#include "base/utf8.h"

namespace pigeon {
namespace {

using Kind = PhoneNumber::Kind;

constexpr std::string_view kForm =
    "Write it as +447700900101: +, calling code, number without its 0";

// ITU-T E.164 section 6.2.1 allows 15 digits; below 7 nothing international exists.
constexpr std::size_t kFewestDigits = 7;
constexpr std::size_t kMostDigits = 15;

// What people and address books put between digits. The last row are the invisible direction marks
// that phones wrap around a number when it is copied from their contacts.
constexpr auto kIgnored = std::to_array<char32_t>({
    ' ',
    '\t',
    '.',
    '-',
    '/',  // typed
    0x00A0,
    0x2007,
    0x2009,
    0x202F,  // blanks that don't break
    0x2010,
    0x2011,
    0x2012,
    0x2013,
    0x2212,  // hyphens and dashes
    0x200E,
    0x202A,
    0x202C,
});

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The text as an error shows it: harmless on a terminal and not endless.
std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 40;
  std::size_t end = 0;
  while (end < text.size() && end < kShown)
    next_code_point(text, end);
  return "\"" + printable(text.substr(0, end)) + (end < text.size() ? "…" : "") + "\"";
}

std::string digits_of(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " digit" : " digits");
}

// "9 digits" or "9 to 10 digits".
std::string length_of(const NumberingPlan& plan) {
  if (plan.shortest == plan.longest) return digits_of(plan.longest);
  return std::to_string(plan.shortest) + " to " + digits_of(plan.longest);
}

std::string write_as(std::string_view number) {
  return "Write it as " + std::string(number);
}

// What remains of a typed number when all decoration is gone.
struct Dialled {
  bool plus = false;
  std::string digits;
  // Where a bracketed zero stood, as in "+44 (0) 7700 900101".
  std::optional<std::size_t> bracketed_zero = {};

  bool starts_with(std::string_view prefix) const {
    return !prefix.empty() && digits.starts_with(prefix);
  }
  Dialled abroad_after(std::size_t prefix) const {
    Dialled rest{.plus = true, .digits = digits.substr(prefix)};
    if (bracketed_zero && *bracketed_zero >= prefix) rest.bracketed_zero = *bracketed_zero - prefix;
    return rest;
  }
};

Result<Dialled> read_dialled(std::string_view text) {
  Dialled dialled;
  std::string bracket;  // what stands in the open bracket
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    if (std::ranges::find(kIgnored, c) != kIgnored.end()) continue;
    if (c >= '0' && c <= '9') {
      dialled.digits += static_cast<char>(c);
      bracket += static_cast<char>(c);
    } else if (c == '(') {
      bracket.clear();
    } else if (c == ')') {
      if (bracket == "0" && !dialled.bracketed_zero) {
        dialled.bracketed_zero = dialled.digits.size() - 1;
      }
      bracket = "closed";
    } else if (c == '+' && !dialled.plus && dialled.digits.empty()) {
      dialled.plus = true;
    } else if (c == '+') {
      return fail("invalid-number", quoted(text) + " has a + that is not at its beginning",
                  std::string(kForm));
    } else {
      return fail("invalid-number",
                  quoted(text) + " has " + quoted(text.substr(start, i - start)) +
                      " where only digits may stand",
                  std::string(kForm));
    }
  }
  return dialled;
}

// A number that begins with its calling code. Gives "+447700900101".
Result<std::string> read_international(std::string_view text, const Dialled& dialled) {
  const std::uint16_t code = calling_code_of(dialled.digits);
  if (code == 0) {
    return fail("invalid-number",
                quoted(text) + " begins with +" + dialled.digits.substr(0, 3) +
                    ", which is no country's calling code",
                std::string(kForm));
  }
  const std::string prefix = "+" + std::to_string(code);
  std::string national = dialled.digits.substr(prefix.size() - 1);

  const NumberingPlan* plan = nullptr;  // one that fits, else the first of this calling code
  bool fits = false;
  const auto judge = [&](std::string_view digits) {
    fits = false;
    for (const NumberingPlan& candidate : numbering_plans()) {
      if (candidate.calling_code != code) continue;
      if (!plan) plan = &candidate;
      fits = fits || candidate.fits(digits.size());
    }
    const std::size_t total = digits.size() + prefix.size() - 1;
    fits = fits && total >= kFewestDigits && total <= kMostDigits;
  };
  judge(national);
  if (plan->trunk.starts_with('0') && national.starts_with(plan->trunk)) {
    const bool bracketed = dialled.bracketed_zero == prefix.size() - 1;
    national.erase(0, plan->trunk.size());
    judge(national);
    if (!bracketed) {
      return fail("invalid-number",
                  quoted(text) + " keeps a " + std::string(plan->trunk) + " that is dialled only " +
                      "inside its country, not after " + prefix,
                  fits ? write_as(prefix + national) : std::string(kForm));
    }
  }
  if (fits) return prefix + national;
  return fail("invalid-number",
              quoted(text) + " is too " + (national.size() < plan->shortest ? "short" : "long") +
                  ": " + length_of(*plan) + " follow " + prefix + ", here " +
                  std::to_string(national.size()),
              std::string(kForm));
}

// A number as it is dialled inside the country of `plan`. Gives "+447700900101".
Result<std::string> read_national(std::string_view text, const std::string& digits,
                                  const NumberingPlan& plan) {
  const std::string prefix = "+" + std::to_string(plan.calling_code);
  const bool has_trunk = !plan.trunk.empty() && digits.starts_with(plan.trunk);
  const std::string rest = has_trunk ? digits.substr(plan.trunk.size()) : digits;
  if ((has_trunk || plan.trunk.empty()) && plan.fits(rest.size())) return prefix + rest;
  // Without the trunk prefix it is whole only at its full length: a local number, which lacks the
  // area code, is shorter.
  if (digits.size() == plan.longest && !digits.starts_with('0')) return prefix + digits;

  const std::string country(plan.country);
  if (!has_trunk && plan.fits(digits.size()) && !digits.starts_with('0')) {
    return fail("invalid-number",
                quoted(text) + " lacks the " + std::string(plan.trunk) +
                    " with which a number of " + country + " begins",
                write_as(prefix + digits) + " if it is a whole number with its area code");
  }
  const std::string_view bare = digits;
  const bool lacks_plus =
      bare.starts_with(prefix.substr(1)) && plan.fits(digits.size() - (prefix.size() - 1));
  return fail("invalid-number",
              quoted(text) + " is too " + (rest.size() < plan.shortest ? "short" : "long") +
                  " for a number of " + country + ": " + length_of(plan) +
                  (plan.trunk.empty() ? "" : " after the " + std::string(plan.trunk)) + ", here " +
                  std::to_string(rest.size()),
              lacks_plus ? write_as("+" + digits) : std::string(kForm));
}

// 3 to 6 digits are a service's short code, except in the small countries without a trunk prefix
// where that is somebody's whole number.
bool is_short_code(std::string_view digits, const NumberingPlan* plan) {
  constexpr std::size_t kLongestOfSmallPlans = 10;
  if (digits.size() < 3 || digits.size() > 6 || digits.starts_with('0')) return false;
  return !(plan && plan->trunk.empty() && plan->longest <= kLongestOfSmallPlans &&
           plan->fits(digits.size()));
}

Kind kind_of_stored(std::string_view text) {
  if (text.starts_with('+') && all_digits(text.substr(1))) return Kind::international;
  return all_digits(text) ? Kind::short_code : Kind::alphanumeric;
}

}  // namespace

Result<PhoneNumber> PhoneNumber::parse(std::string_view text, std::string_view country) {
  const auto international = [](std::string number) {
    return PhoneNumber(Kind::international, std::move(number));
  };
  const auto dialled = read_dialled(text);
  if (!dialled) return fail(dialled.error());
  if (dialled->digits.empty()) {
    return fail("invalid-number", quoted(text) + " has no digits", std::string(kForm));
  }
  if (dialled->plus) return read_international(text, *dialled).map(international);

  const NumberingPlan* plan = plan_of_country(country);
  if (plan && dialled->starts_with(plan->international)) {
    const auto abroad = read_international(text, dialled->abroad_after(plan->international.size()));
    if (abroad) return international(*abroad);
  }
  if (dialled->starts_with("00")) {
    return read_international(text, dialled->abroad_after(2)).map(international);
  }
  if (is_short_code(dialled->digits, plan)) return PhoneNumber(Kind::short_code, dialled->digits);
  if (!plan) {
    return fail("invalid-number",
                quoted(text) + " has no +, and " + quoted(country) +
                    " is not a country code by which to read it",
                std::string(kForm) + ", or set the country, such as \"GB\"");
  }
  return read_national(text, dialled->digits, *plan).map(international);
}

PhoneNumber PhoneNumber::from_address(std::string_view digits_or_text, bool international,
                                      bool alphanumeric, std::string_view country) {
  if (alphanumeric) {
    // A sender's name that looks like a number must not pass for one, now or when read back.
    if (kind_of_stored(digits_or_text) == Kind::alphanumeric) {
      return PhoneNumber(Kind::alphanumeric, std::string(digits_or_text));
    }
    return PhoneNumber(Kind::alphanumeric, "\"" + std::string(digits_or_text) + "\"");
  }
  std::string_view digits = digits_or_text;
  if (digits.starts_with('+')) {
    digits.remove_prefix(1);
    international = true;
  }
  if (!all_digits(digits)) return PhoneNumber(Kind::alphanumeric, std::string(digits_or_text));
  if (international) return PhoneNumber(Kind::international, "+" + std::string(digits));
  if (auto whole = parse(digits, country)) return *std::move(whole);
  return PhoneNumber(Kind::short_code, std::string(digits));
}

PhoneNumber PhoneNumber::from_stored(std::string_view text) {
  return PhoneNumber(kind_of_stored(text), std::string(text));
}

bool is_known_country(std::string_view code) {
  return plan_of_country(code) != nullptr;
}

}  // namespace pigeon
