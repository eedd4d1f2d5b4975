// The customers' phones: each joins the parts of a text that reach it (23.040 section 9.2.3.24.1).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "simulator/tpdu.h"

namespace pigeon::simulator {

struct JoinedText {
  std::string text;
  int parts;
};

class Phones {
 public:
  // The whole text once its last part has come; nothing for a part before that or a second copy.
  std::optional<JoinedText> take(int from, const Submission& submission);

 private:
  // Sender, number, concat reference, parts.
  using Key = std::tuple<int, std::string, int, int>;
  std::map<Key, std::map<int, sms::UserData>> unfinished_;
};

}  // namespace pigeon::simulator
