#include "rehearsal/proof.h"

#include <algorithm>
#include <utility>

#include "rehearsal/talk.h"

namespace pigeon::rehearsal {

std::set<std::string> passing(const replies::Assistant& for_talks) {
  std::set<std::string> names;
  for (const playbook::Talk& talk : for_talks.playbook().talks) {
    if (play(talk, for_talks).passed) names.insert(talk.name);
  }
  return names;
}

std::vector<std::string> lost(const std::set<std::string>& before,
                              const std::set<std::string>& after) {
  std::vector<std::string> names;
  std::ranges::set_difference(before, after, std::back_inserter(names));
  return names;
}

Result<replies::Assistant> prepare_proven(const playbook::Playbook& playbook,
                                          replies::Setting setting) {
  if (playbook.talks.empty()) setting.log.clear();  // nothing would show that it does no harm
  if (!setting.log.empty()) {
    const auto without = assistant_for_talks(playbook);
    const auto with = assistant_for_talks(playbook, setting.log);
    if (!without || !with || !lost(passing(*without), passing(*with)).empty()) setting.log.clear();
  }
  return replies::Assistant::prepare(playbook, setting);
}

}  // namespace pigeon::rehearsal
