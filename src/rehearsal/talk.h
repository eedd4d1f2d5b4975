// A playbook's [[test]]: a talk that the made-up world plays, line by line (talking.md 2.3,
// "Fixtures and talks").
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "playbook/playbook.h"
#include "replies/assistant.h"

namespace pigeon::rehearsal {

struct Verdict {
  std::string name;
  bool passed = false;
  int line = 0;  // of the file, where it failed
  std::string expected = {};
  std::string actual = {};
  std::vector<std::string> transcript = {};  // up to there
};

// Ready for the talks: with the holidays of the fixture, and with what `log` teaches
// (replies::Setting).
Result<replies::Assistant> assistant_for_talks(playbook::Playbook playbook,
                                               std::vector<std::string> log = {});

// Each from a fresh copy of the fixture's world. `assistant` comes from assistant_for_talks.
Verdict play(const playbook::Talk& talk, const replies::Assistant& assistant);

// "arrived booking=L77 note=\"late tonight\"": the name of an event and what it carries.
std::pair<std::string, replies::Value> event_in(std::string_view text);

// When the first talk begins, or a Monday morning.
Instant first_moment(const replies::Assistant& assistant);

// `*` is anything, the rest stands for itself; the whole text.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace pigeon::rehearsal
