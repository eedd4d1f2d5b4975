// Reminders that follow from rows of the owner's data (talking.md 2.3, [remind.X]).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "playbook/condition.h"
#include "playbook/spans.h"
#include "playbook/topic.h"
#include "playbook/wording.h"

namespace pigeon::playbook {

struct Stage {
  toml::Position at = {};
  bool before = true;  // the row's moment; else after it
  Offset offset = {};
  std::optional<Condition> condition = {};
  Wording say = {};
};

struct Remind {
  // A bare CANCEL while its text is the open one: STOP, with a way back.
  struct WayBack {
    std::string word = {};  // as it is shown; normalised when it is compared
    Named topic = {};
  };
  std::string name = {};
  toml::Position at = {};
  Named rows = {};       // data that is a list
  std::string key = {};  // columns
  std::string to = {};
  std::string moment = {};  // `at`
  std::vector<Expected> expect = {};
  std::optional<WayBack> cancel = {};
  std::optional<Milliseconds> late = {};  // still useful until so long before the moment
  std::optional<Outcome> undelivered = {};
  std::vector<Stage> stages = {};
};

}  // namespace pigeon::playbook
