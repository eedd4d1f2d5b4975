#include "playbook/pulls.h"

#include <algorithm>
#include <array>
#include <set>

namespace pigeon::playbook {
namespace {

void add(std::vector<Pull>& pulls, const Template& text) {
  for (const Place* place : text.places())
    pulls.push_back({place->root, place->field, place->filters, text.position_of(place->offset)});
}

void add(std::vector<Pull>& pulls, std::vector<Pull> more) {
  std::ranges::move(more, std::back_inserter(pulls));
}

class Order {
 public:
  explicit Order(const Playbook& playbook) : playbook_(playbook) {}

  std::vector<const Slot*> of(const Topic& topic) {
    visit(pulls_of(topic, playbook_));
    return std::move(questions_);
  }

 private:
  void visit(const std::vector<Pull>& pulls) {
    for (const Pull& pull : pulls) {
      if (!seen_.insert(pull.name).second) continue;
      if (const Data* data = playbook_.find_data(pull.name)) visit(pulls_of(*data));
      if (const Slot* slot = playbook_.slot(pull.name)) {
        visit(pulls_of(*slot));
        questions_.push_back(slot);
      }
    }
  }

  const Playbook& playbook_;
  std::set<std::string> seen_;
  std::vector<const Slot*> questions_;
};

}  // namespace

bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 9> kReserved{"me",    "from",    "msg",  "now",    "today",
                                                      "event", "contact", "open", "options"};
  return std::ranges::find(kReserved, name) != kReserved.end();
}

std::vector<Pull> pulls_of(const Wording& wording) {
  std::vector<Pull> pulls;
  for (const Wording::Version& version : wording.versions)
    add(pulls, version.text);
  return pulls;
}

std::vector<Pull> pulls_of(const Condition& condition) {
  std::vector<Pull> pulls;
  for (const Place* place : condition.places())
    pulls.push_back({place->root, place->field, {}, condition.position_of(place->offset)});
  return pulls;
}

std::vector<Pull> pulls_of(const Slot& slot) {
  std::vector<Pull> pulls;
  if (!slot.from.empty()) pulls.push_back({.name = slot.from, .at = slot.at});
  add(pulls, pulls_of(slot.ask));
  return pulls;
}

std::vector<Pull> pulls_of(const Data& data) {
  std::vector<Pull> pulls;
  for (const auto& [code, place] : data.source.places())
    pulls.push_back({place->root, place->field, place->filters, code->position_of(place->offset)});
  return pulls;
}

std::vector<Pull> pulls_of(const Write& write) {
  std::vector<Pull> pulls;
  for (const auto& [code, place] : write.source.places())
    pulls.push_back({place->root, place->field, place->filters, code->position_of(place->offset)});
  for (const Write::With& with : write.with) {
    if (!with.if_known) pulls.push_back({.name = with.name, .at = with.at});
  }
  return pulls;
}

std::vector<Pull> pulls_of(const Outcome& outcome, const Playbook& playbook) {
  std::vector<Pull> pulls;
  if (const Write* write = playbook.write(outcome.write.name)) add(pulls, pulls_of(*write));
  add(pulls, pulls_of(outcome.say));
  if (outcome.on_error) add(pulls, pulls_of(*outcome.on_error, playbook));
  return pulls;
}

std::vector<Pull> pulls_of(const Topic& topic, const Playbook& playbook) {
  std::vector<Pull> pulls;
  for (const Case& one : topic.cases) {
    add(pulls, pulls_of(one.condition));
    add(pulls, pulls_of(one.outcome, playbook));
  }
  add(pulls, pulls_of(topic.outcome, playbook));
  return pulls;
}

std::vector<const Slot*> questions_of(const Topic& topic, const Playbook& playbook) {
  return Order(playbook).of(topic);
}

}  // namespace pigeon::playbook
