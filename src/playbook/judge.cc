#include "playbook/judge.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "playbook/pulls.h"

namespace pigeon::playbook {
namespace {

// Follows what wants what, and notes each name that comes back to itself once.
class Cycles {
 public:
  Cycles(const Playbook& playbook, toml::Table& root) : playbook_(playbook), root_(root) {}

  void judge() {
    for (const Slot& slot : playbook_.slots)
      visit(slot.name, slot.at);
    for (const Data& data : playbook_.data)
      visit(data.name, data.at);
    for (const Topic& topic : playbook_.topics)
      judge_next(topic);
  }

 private:
  void visit(const std::string& name, toml::Position at) {
    if (done_.contains(name)) return;
    const auto again = std::ranges::find(path_, name);
    if (again != path_.end()) return blame(again, at);
    path_.push_back(name);
    if (const Slot* slot = playbook_.slot(name)) follow(pulls_of(*slot));
    if (const Data* data = playbook_.find_data(name)) follow(pulls_of(*data));
    path_.pop_back();
    done_.insert(name);
  }

  void follow(const std::vector<Pull>& pulls) {
    for (const Pull& pull : pulls)
      visit(pull.name, pull.at);
  }

  void blame(std::vector<std::string>::iterator again, toml::Position at) {
    std::string chain;
    for (auto name = again; name != path_.end(); ++name)
      chain += "`" + *name + "` wants ";
    root_.blame(at, "this goes round in a circle: " + chain + "`" + *again + "`",
                "take one of these names out of the other's text, query or list");
  }

  // A topic may lead to another, never back.
  void judge_next(const Topic& topic) {
    std::set<std::string> seen{topic.name};
    const Topic* here = &topic;
    while (here && !here->outcome.next.empty()) {
      const Named& next = here->outcome.next;
      if (next.name == topic.name) {
        if (!circling_.insert(topic.name).second) return;
        circling_.insert(seen.begin(), seen.end());
        root_.blame(next.at, "`next` goes round in a circle back to `" + topic.name + "`",
                    "end the chain with a topic that has no `next`");
        return;
      }
      if (!seen.insert(next.name).second) return;
      here = playbook_.topic(next.name);
    }
  }

  const Playbook& playbook_;
  toml::Table& root_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
  std::set<std::string> circling_;  // topics of a circle that was blamed
};

}  // namespace

void judge_cycles(const Playbook& playbook, toml::Table& root) {
  Cycles(playbook, root).judge();
}

void judge(const Playbook& playbook, toml::Table& root) {
  judge_names(playbook, root);
  judge_cycles(playbook, root);
  judge_lengths(playbook, root);
  judge_digits(playbook, root);
}

}  // namespace pigeon::playbook
