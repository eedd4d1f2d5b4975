// What a terminal writes after "AT" (V.250 sections 5.3 and 5.4): basic commands that follow each
// other directly (E0V1), extended ones that end at ";" or at the end of the line (+CMGF=0;+CSQ).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::simulator {

struct Command {
  enum class Form {
    action,  // ATE0, AT+CSQ, ATD123;
    read,    // AT+CMGF?
    test,    // AT+CMGF=?
    set,     // AT+CMGF=0
  };

  std::string name = {};  // upper case: "E", "&F", "S3", "+CMGF"; "" is the bare "AT"
  Form form = Form::action;
  std::vector<std::string> arguments = {};  // without their quotes; an omitted one is ""
  std::string raw = {};                     // what stood after "=", or after D, untouched

  // The argument at `index`, "" when it was left out.
  std::string_view text(std::size_t index) const;
  // Nothing when it was left out or is not a decimal number.
  std::optional<int> number(std::size_t index) const;
  // The number at `index`, `otherwise` when it was left out; nothing when it is no number.
  std::optional<int> number_or(std::size_t index, int otherwise) const;
};

// Nothing when the line is not a command line at all. At least one command otherwise.
std::optional<std::vector<Command>> parse_command_line(std::string_view after_at);

}  // namespace pigeon::simulator
