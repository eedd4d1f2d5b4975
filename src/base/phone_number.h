// Whom a text goes to or comes from: an E.164 number, a short code, or an alphanumeric sender.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon {

// ISO 3166-1 alpha-2, upper case ("GB"): how a number without + is read.
using Country = std::string;

class PhoneNumber {
 public:
  enum class Kind {
    international,  // "+447700900101" (ITU-T E.164: + and 7 to 15 digits)
    short_code,     // "60777": 3 to 6 digits, never dialled with +
    alphanumeric,   // "Bright" as the sender of a text; can't be texted
  };

  // Reads what a person types: "+44 7700 900101", "0044…", "07700 900101" (with `country`), a short
  // code. Blanks, dots, dashes, slashes and round brackets are ignored.
  // Error "invalid-number" names what is wrong and shows the form to write.
  static Result<PhoneNumber> parse(std::string_view text, std::string_view country);

  // Takes the address of a received TPDU as it is: nothing a network sends is refused.
  // `international` when its type of number says so (23.040 section 9.1.2.5); a national number
  // is completed with `country` when that gives a valid number, else kept as it stands.
  static PhoneNumber from_address(std::string_view digits_or_text, bool international,
                                  bool alphanumeric, std::string_view country);

  // Back from text(), as the store kept it; never refused.
  static PhoneNumber from_stored(std::string_view text);

  Kind kind() const { return kind_; }
  bool can_be_texted() const { return kind_ != Kind::alphanumeric; }
  const std::string& text() const { return text_; }  // "+447700900101", "60777", "Bright"

  friend auto operator<=>(const PhoneNumber&, const PhoneNumber&) = default;

 private:
  PhoneNumber(Kind kind, std::string text) : kind_(kind), text_(std::move(text)) {}

  Kind kind_;
  std::string text_;
};

// Whether `code` is a country that PhoneNumber::parse knows.
bool is_known_country(std::string_view code);

}  // namespace pigeon
