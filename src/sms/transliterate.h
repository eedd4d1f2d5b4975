// A text written with the characters of the GSM 7-bit default alphabet where that is possible
// without another meaning: typographic quotes, dashes, the ellipsis, accents. Only on request,
// since it changes what the author wrote; it says what it changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pigeon::sms {

struct Transliteration {
  struct Change {
    std::string from;  // one character
    std::string to;    // one or more of the default alphabet; empty for what can't be seen

    friend bool operator==(const Change&, const Change&) = default;
  };

  std::string text;
  std::vector<Change> changes;  // once each, in the order of their first appearance
};

// `utf8` is valid. What has no counterpart (an emoji, another script) stays as it is. Combining
// accents are composed first (Unicode NFC), which is no change.
Transliteration to_default_alphabet(std::string_view utf8);

}  // namespace pigeon::sms
