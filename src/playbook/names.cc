// Whether each name leads somewhere, and to something of the right kind.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "playbook/judge.h"
#include "playbook/pulls.h"
#include "toml/nearest.h"

namespace pigeon::playbook {
namespace {

constexpr std::array<std::string_view, 7> kFilters{"day",   "time",  "date", "money",
                                                   "first", "upper", "n"};

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  std::vector<std::string> names;
  for (const Item& item : items)
    names.push_back(item.name);
  return names;
}

bool is_moment(SlotType type) {
  return type == SlotType::date || type == SlotType::time || type == SlotType::datetime;
}

class Names {
 public:
  Names(const Playbook& playbook, toml::Table& root) : playbook_(playbook), root_(root) {}

  void judge() {
    judge_own_names();
    for (const Data& data : playbook_.data)
      values(pulls_of(data));
    for (const Write& write : playbook_.writes)
      judge_write(write);
    for (const Slot& slot : playbook_.slots)
      judge_slot(slot);
    for (const Remind& remind : playbook_.reminds)
      judge_remind(remind);
    for (const Topic& topic : playbook_.topics)
      judge_topic(topic);
    for (const Agent& agent : playbook_.agents)
      leads_to(agent.otherwise, "topic", names_of(playbook_.topics));
    for (const Slot& slot : playbook_.slots) {
      if (!used_.contains(slot.name))
        root_.note(slot.at, "nothing wants `" + slot.name + "`: it is never asked",
                   "mention {" + slot.name + "} where it is needed, or remove it");
    }
  }

 private:
  // --- names of its own ---

  void judge_own_names() {
    std::vector<std::string> taken;
    for (const Slot& slot : playbook_.slots)
      judge_own_name(slot.name, "slot", slot.at, taken);
    for (const Data& data : playbook_.data)
      judge_own_name(data.name, "data", data.at, taken);
  }

  void judge_own_name(const std::string& name, const std::string& kind, toml::Position at,
                      std::vector<std::string>& taken) {
    if (is_reserved(name)) {
      root_.blame(at, "`" + name + "` has a meaning of its own in every playbook",
                  "give this " + kind + " another name");
    } else if (std::ranges::find(taken, name) != taken.end()) {
      root_.blame(at, "there is data and a slot of the name `" + name + "`", "rename one of them");
    } else if (!is_name(name)) {
      root_.blame(at, "`" + name + "` can't stand in { }", "use letters, digits and _");
    }
    taken.push_back(name);
  }

  // --- values ---

  void values(const std::vector<Pull>& pulls, bool options = false) {
    for (const Pull& pull : pulls)
      value(pull, options);
  }

  void value(const Pull& pull, bool options) {
    filters(pull);
    if (const Slot* slot = playbook_.slot(pull.name)) {
      used_.insert(slot->name);
      return judge_slot_value(*slot, pull);
    }
    if (const Data* data = playbook_.find_data(pull.name)) return judge_data_value(*data, pull);
    if (pull.name == "options" && !options)
      return root_.blame(pull.at, "{options} belongs to the question of a choice",
                         "use it in `ask` of a slot with type = \"choice\"");
    if (is_reserved(pull.name)) return judge_reserved(pull);
    std::vector<std::string> known = names_of(playbook_.slots);
    std::ranges::copy(names_of(playbook_.data), std::back_inserter(known));
    for (std::string_view name : {"from", "now", "today", "msg", "me", "event", "contact", "open"})
      known.emplace_back(name);
    const auto near = toml::nearest(pull.name, known);
    root_.blame(pull.at, "there is no slot and no data of the name `" + pull.name + "`",
                near ? "did you mean `" + *near + "`?"
                     : "add [slot." + pull.name + "] or [data." + pull.name + "]");
  }

  void judge_slot_value(const Slot& slot, const Pull& pull) {
    if (slot.type != SlotType::choice && slot.type != SlotType::window && !pull.field.empty()) {
      root_.blame(pull.at,
                  "`" + slot.name + "` is a " + std::string(to_string(slot.type)) +
                      " and has no `" + pull.field + "`",
                  "write {" + slot.name + "}");
    }
    const bool shows_time = std::ranges::any_of(
        pull.filters, [](const auto& f) { return f == "day" || f == "time" || f == "date"; });
    const bool has_none = slot.type == SlotType::yesno || slot.type == SlotType::number ||
                          slot.type == SlotType::money || slot.type == SlotType::phone;
    const bool wrong_part = (slot.type == SlotType::date &&
                             std::ranges::find(pull.filters, "time") != pull.filters.end()) ||
                            (slot.type == SlotType::time &&
                             std::ranges::find(pull.filters, "day") != pull.filters.end());
    if (pull.field.empty() && shows_time && (has_none || wrong_part)) {
      root_.blame(pull.at,
                  "`" + slot.name + "` is a " + std::string(to_string(slot.type)) +
                      ", which can't be shown like this",
                  is_moment(slot.type) ? "use the filter that fits its type: day or time"
                                       : "write {" + slot.name + "}");
    }
  }

  void judge_data_value(const Data& data, const Pull& pull) {
    if (data.list && !pull.field.empty()) {
      root_.blame(pull.at, "`" + data.name + "` is a list, and a list has no `" + pull.field + "`",
                  "let a slot with type = \"choice\" and from = \"" + data.name +
                      "\" choose one of its rows, or remove list = true");
    }
  }

  void judge_reserved(const Pull& pull) {
    const bool has_fields = pull.name == "event" || pull.name == "contact";
    if (has_fields == pull.field.empty())
      root_.blame(pull.at,
                  has_fields ? "`" + pull.name + "` is not one value but several"
                             : "`" + pull.name + "` has no `" + pull.field + "`",
                  has_fields ? "write {" + pull.name + ".name}" : "write {" + pull.name + "}");
  }

  void filters(const Pull& pull) {
    for (const std::string& filter : pull.filters) {
      if (std::ranges::find(kFilters, filter) == kFilters.end()) {
        const auto near =
            toml::nearest(filter, std::vector<std::string>(kFilters.begin(), kFilters.end()));
        root_.blame(pull.at, "there is no filter `" + filter + "`",
                    near ? "did you mean `" + *near + "`?"
                         : "write one of day time date money first upper n");
      } else if (filter == "money" && playbook_.program.currency.empty()) {
        root_.blame(pull.at, "`money` needs to know which money",
                    "write currency = \"EUR\" in [program]");
      }
    }
  }

  // Inside a row its columns are meant; which there are is known only to the data.
  void row_filters(const std::vector<Pull>& pulls) {
    for (const Pull& pull : pulls)
      filters(pull);
  }

  // --- sections ---

  void leads_to(const Named& named, const std::string& kind,
                const std::vector<std::string>& known) {
    if (named.empty() || std::ranges::find(known, named.name) != known.end()) return;
    const auto near = toml::nearest(named.name, known);
    root_.blame(named.at, "there is no [" + kind + "." + named.name + "]",
                near ? "did you mean `" + *near + "`?" : "add it, or use another name");
  }

  void judge_write(const Write& write) {
    values(pulls_of(write));
    for (const Write::With& with : write.with) {
      if (!with.if_known) continue;  // judged as a value
      if (const Slot* slot = playbook_.slot(with.name)) used_.insert(slot->name);
      leads_to({with.name, with.at}, "slot", names_of(playbook_.slots));
    }
    if (write.source.kind != Source::Kind::builtin) return;
    const bool has_window = std::ranges::any_of(write.with, [&](const Write::With& with) {
      const Slot* slot = playbook_.slot(with.name);
      return slot && slot->type == SlotType::choice && !with.if_known;
    });
    if (!has_window)
      root_.blame(write.at, "a call-back needs the window that the customer chose",
                  "write with = [\"window\"] and let [slot.window] choose from callback-windows");
  }

  void judge_slot(const Slot& slot) {
    const bool choice = slot.type == SlotType::choice;
    if (choice && !slot.from.empty()) {
      leads_to({slot.from, slot.at}, "data", names_of(playbook_.data));
      const Data* data = playbook_.find_data(slot.from);
      if (data && !data->list)
        root_.blame(slot.at,
                    "`" + slot.name + "` chooses from `" + slot.from + "`, which is one row",
                    "write list = true in [data." + slot.from + "]");
    }
    values(pulls_of(slot.ask), choice);
    values(pulls_of(slot.retry), choice);
    if (slot.empty) {
      values(pulls_of(slot.empty->say));
      for (const std::string& name : slot.empty->forget)
        leads_to({name, slot.at}, "slot", names_of(playbook_.slots));
    }
    std::vector<Pull> row;
    for (const Place* place : slot.show.places())
      row.push_back(
          {place->root, place->field, place->filters, slot.show.position_of(place->offset)});
    row_filters(row);
    if (slot.otherwise.empty()) return;
    leads_to({slot.otherwise, slot.at}, "slot", names_of(playbook_.slots));
    used_.insert(slot.otherwise);
  }

  void judge_remind(const Remind& remind) {
    leads_to(remind.rows, "data", names_of(playbook_.data));
    const Data* rows = playbook_.find_data(remind.rows.name);
    if (rows && !rows->list)
      root_.blame(remind.rows.at, "reminders go out for each row of a list",
                  "write list = true in [data." + rows->name + "]");
    judge_expect(remind.expect);
    if (remind.cancel) leads_to(remind.cancel->topic, "topic", names_of(playbook_.topics));
    if (remind.undelivered) judge_outcome(*remind.undelivered);
    for (const Stage& stage : remind.stages)
      row_filters(pulls_of(stage.say));
  }

  void judge_expect(const std::vector<Expected>& expect) {
    for (const Expected& expected : expect)
      leads_to(expected.topic, "topic", names_of(playbook_.topics));
  }

  void judge_outcome(const Outcome& outcome) {
    leads_to(outcome.write, "write", names_of(playbook_.writes));
    leads_to(outcome.hand, "agent", names_of(playbook_.agents));
    leads_to(outcome.next, "topic", names_of(playbook_.topics));
    for (const Named& name : outcome.forget)
      leads_to(name, "slot", names_of(playbook_.slots));
    values(pulls_of(outcome.say));
    if (outcome.on_error) judge_outcome(*outcome.on_error);
  }

  void judge_topic(const Topic& topic) {
    for (const Template& pattern : topic.match)
      code(pattern);
    code(topic.once);
    for (const Case& one : topic.cases) {
      values(pulls_of(one.condition));
      judge_outcome(one.outcome);
    }
    judge_outcome(topic.outcome);
    judge_expect(topic.expect);
  }

  void code(const Template& text) {
    for (const Place* place : text.places())
      value({place->root, place->field, place->filters, text.position_of(place->offset)}, false);
  }

  const Playbook& playbook_;
  toml::Table& root_;
  std::set<std::string> used_;  // slots that something wants
};

}  // namespace

void judge_names(const Playbook& playbook, toml::Table& root) {
  Names(playbook, root).judge();
}

}  // namespace pigeon::playbook
