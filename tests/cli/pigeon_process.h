// The real `pigeon`, run as a user runs it: with pipes, or on a terminal of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pigeon::cli {

struct Ended {
  int exit = -1;    // 128 + signal when it was killed
  std::string out;  // on a terminal: both streams
  std::string err;
};

struct Given {
  std::string in = {};  // on a terminal: keys
  std::map<std::string, std::string> environment = {};  // beside PATH
  bool terminal = false;
  int columns = 80;
};

// TZ is Europe/Berlin unless given otherwise.
Ended run_pigeon(const std::vector<std::string>& words, const Given& given = {});

}  // namespace pigeon::cli
