// The comma-separated values of an information response (27.007 section 3.2): strings in quotes,
// numbers, groups in brackets, any of them missing. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::at {

struct Field {
  std::string text;  // without quotes and outer blanks
  bool quoted = false;

  // Decimal and whole, possibly negative; nothing otherwise.
  std::optional<int> number() const;
};

// What stands behind the prefix: "+CSQ: 15,99" is "15,99". All of it when there is none.
std::string_view after_prefix(std::string_view line);

// The fields behind the prefix. A comma between quotes or brackets parts nothing; a closing quote
// may be missing. `(1,2),3` is "(1,2)" and "3". No text, no fields.
std::vector<Field> fields_of(std::string_view line);

// The fields of `text` as it stands.
std::vector<Field> split_fields(std::string_view text);

// A to Z only, whatever the locale.
std::string upper_case(std::string_view text);

// Hexadecimal digits, two an octet, at least one octet.
bool is_hex_octets(std::string_view text);

}  // namespace pigeon::at
