// A playbook made ready to answer: its patterns compiled, its examples learnt, its clock found.
// Immutable; made once when the playbook is loaded.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/daily_window.h"
#include "calendar/zone.h"
#include "intents/model.h"
#include "playbook/playbook.h"
#include "replies/hours.h"

namespace re2 {
class RE2;
}

namespace pigeon::replies {

// What a playbook leaves to the configuration.
struct Setting {
  std::string timezone = "UTC";
  std::string quiet = "20:00-08:00";
  ClosedDays closed = {};
  // What customers wrote that nobody filed: that of which the examples are sure is learnt too.
  std::vector<std::string> log = {};
  bool second_opinion = false;  // there is somebody who can be asked (opinion.h)
};

// What there is to learn from a playbook: the examples of its topics, and their words.
std::vector<intents::Example> examples_of(const playbook::Playbook& playbook);

// What a text means, and in which language it said so.
struct Meant {
  const playbook::Topic* topic = nullptr;
  std::string language = {};
};

class Assistant {
 public:
  // Error "unknown-zone".
  static Result<Assistant> prepare(playbook::Playbook playbook, const Setting& setting = {});

  const playbook::Playbook& playbook() const { return *playbook_; }
  const playbook::Program& program() const { return playbook_->program; }
  const calendar::Zone& zone() const { return zone_; }
  const calendar::DailyWindow& quiet() const { return quiet_; }
  const ClosedDays& closed() const { return closed_; }

  bool has_second_opinion() const { return second_opinion_; }

  // Null when the slot is no pattern.
  const re2::RE2* pattern(const std::string& slot) const;

  // The topic of which the whole text is a word.
  Meant by_word(std::string_view text) const;
  // The topic one of whose `match` fits.
  Meant by_pattern(std::string_view text) const;
  // The topic one of whose examples is the same but for case, accents and punctuation.
  Meant by_example(std::string_view text) const;
  // What the examples taught; nothing when there are none.
  std::optional<intents::Verdict> verdict(std::string_view text) const;
  // The language of the examples that `text` is nearest to, for a topic that was found otherwise.
  std::string language_like(const playbook::Topic& topic, std::string_view text) const;

  bool is_open(Instant now) const {
    return replies::is_open(playbook_->hours, closed_, zone_.to_local(now));
  }

 private:
  Assistant(playbook::Playbook playbook, calendar::Zone zone)
      : playbook_(std::make_shared<const playbook::Playbook>(std::move(playbook))),
        zone_(std::move(zone)) {}

  void compile_patterns();
  void learn(const std::vector<std::string>& log);

  std::shared_ptr<const playbook::Playbook> playbook_;
  calendar::Zone zone_;
  calendar::DailyWindow quiet_;
  ClosedDays closed_;
  bool second_opinion_ = false;
  std::map<std::string, std::shared_ptr<const re2::RE2>> patterns_;  // by slot
  std::vector<std::pair<std::shared_ptr<const re2::RE2>, const playbook::Topic*>> matches_;
  std::map<std::string, Meant> examples_;  // normalised
  std::optional<intents::Model> model_;
};

}  // namespace pigeon::replies
