// What a terminal has told the modem: everything here is forgotten at a reboot.
#pragma once

#include <array>
#include <string>

namespace pigeon::simulator {

struct Settings {
  // V.250
  int echo = 1;
  int quiet = 0;
  int verbose = 1;

  // 27.007
  int error_reports = 0;  // +CMEE
  int full_function = 1;  // +CFUN
  int creg = 0;
  int cgreg = 0;
  int cereg = 0;
  int operator_format = 0;  // +COPS=3,n
  int clip = 0;
  int ussd = 0;
  std::string charset = "GSM";

  // 27.005
  int text_mode = 1;  // +CMGF
  int service = 0;    // +CSMS
  int more_messages = 0;
  int show_text_parameters = 0;  // +CSDH
  std::array<int, 5> cnmi{};     // <mode>,<mt>,<bm>,<ds>,<bfr>
  std::array<std::string, 3> memories;
  std::array<int, 4> text_parameters{17, 167, 0, 0};  // +CSMP
};

}  // namespace pigeon::simulator
