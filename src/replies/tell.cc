#include "replies/tell.h"

#include <algorithm>

#include "playbook/pulls.h"

namespace pigeon::replies {
namespace {

using playbook::Outcome;
using playbook::Slot;
using playbook::SlotType;
using playbook::Topic;

constexpr int kMostSteps = 40;         // of one occasion, so that nothing goes round for ever
constexpr std::size_t kMostTexts = 4;  // in a row without a word from the customer

// Facts that outlive the topic in which they were said.
bool is_lasting(const Slot& slot) {
  return slot.type == SlotType::pattern || slot.type == SlotType::phone;
}

bool has_values(const playbook::Wording& wording) {
  return std::ranges::any_of(wording.versions, [](const playbook::Wording::Version& version) {
    return !version.text.places().empty();
  });
}

class Teller {
 public:
  Teller(const Assistant& assistant, Conversation& conversation, const Occasion& occasion,
         const Findings& findings, const std::optional<std::vector<Promise>>& promised)
      : assistant_(assistant),
        playbook_(assistant.playbook()),
        conversation_(conversation),
        occasion_(occasion),
        promised_(promised),
        pull_(assistant, conversation, occasion, findings, promised) {}

  tl::expected<Told, Missing> tell() {
    for (int step = 0; step < kMostSteps && told_.texts.size() <= kMostTexts; ++step) {
      const Topic* topic = playbook_.topic(conversation_.topic);
      if (!topic) return untold("the playbook has no topic " + conversation_.topic + " any more");
      const auto done = tell_once(*topic);
      if (done) {
        if (*done) return std::move(told_);
        continue;
      }
      if (auto missing = meet(done.error())) return tl::unexpected(*std::move(missing));
      if (told_.asked || told_.untold) return std::move(told_);
    }
    return untold("topic " + conversation_.topic + " comes to no end");
  }

 private:
  // True: it is told; false: another topic goes on.
  Pulled<bool> tell_once(const Topic& topic) {
    const auto outcome = choose(topic);
    if (!outcome) return tl::unexpected(outcome.error());
    return perform(topic, **outcome);
  }

  Pulled<const Outcome*> choose(const Topic& topic) {
    for (const playbook::Case& one : topic.cases) {
      const auto holds = pull_.holds(one.condition);
      if (!holds) return tl::unexpected(holds.error());
      if (*holds) return &one.outcome;
    }
    return &topic.outcome;
  }

  // Everything is read and asked before anything is written.
  Pulled<bool> perform(const Topic& topic, const Outcome& outcome) {
    std::optional<Request> write;
    if (!outcome.write.empty()) {
      const playbook::Write* named = playbook_.write(outcome.write.name);
      if (!named) return tl::unexpected(Want(Untold{"no write " + outcome.write.name}));
      auto bound = pull_.bind(*named);
      if (!bound) return tl::unexpected(bound.error());
      write = *std::move(bound);
    }
    auto text = pull_.say(outcome.say);
    if (!text) return tl::unexpected(text.error());
    if (write) {
      const auto written = carry_out(*write, *playbook_.write(outcome.write.name));
      if (!written) return tl::unexpected(written.error());
      if (!*written) return failed(topic, outcome);
    }
    return conclude(topic, outcome, *std::move(text));
  }

  // False when it failed.
  Pulled<bool> carry_out(const Request& request, const playbook::Write& write) {
    if (request.kind == playbook::Source::Kind::builtin) return promise(write);
    const Finding* finding = pull_.found(request);
    if (!finding) return tl::unexpected(Want(request));
    pull_.count_write();
    return !finding->failed;
  }

  // A window is promised once: when somebody was quicker, it is offered no more.
  Pulled<bool> promise(const playbook::Write& write) {
    if (!promised_) return tl::unexpected(Want(WantPromised{}));
    for (const playbook::Write::With& with : write.with) {
      const Slot* slot = playbook_.slot(with.name);
      if (!slot || slot->type != SlotType::choice || with.if_known) continue;
      const Value row = conversation_.slots.at(slot->name);
      const auto begins = moment_in(field_of(row, "begins"), assistant_.zone());
      const auto ends = moment_in(field_of(row, "ends"), assistant_.zone());
      if (!begins || !ends) return false;
      const bool taken = std::ranges::any_of(*promised_, [&](const Promise& other) {
        return other.begins < *ends && *begins < other.ends;
      });
      if (taken || *begins <= assistant_.zone().to_local(occasion_.now)) {
        conversation_.forget(slot->name);
        return tl::unexpected(pull_.slot(*slot).error());
      }
      told_.call_backs.push_back({*begins, *ends, what_is_known(assistant_, conversation_)});
    }
    pull_.count_write();
    return true;
  }

  Pulled<bool> failed(const Topic& topic, const Outcome& outcome) {
    if (!outcome.on_error)
      return tl::unexpected(Want(Untold{"the write " + outcome.write.name + " failed"}));
    auto text = pull_.say(outcome.on_error->say);
    if (!text) return tl::unexpected(text.error());
    return conclude(topic, *outcome.on_error, *std::move(text));
  }

  bool conclude(const Topic& topic, const Outcome& outcome, std::string text) {
    if (!text.empty()) {
      told_.texts.push_back(std::move(text));
      told_.promise_only =
          !outcome.hand.empty() && outcome.write.empty() && !has_values(outcome.say);
      if (!topic.expect.empty())
        conversation_.menu = Menu{.topic = topic.name, .until = occasion_.now + kQuestionStays};
    }
    if (!outcome.hand.empty()) told_.hand = Hand{outcome.hand.name};
    for (const Slot* slot : playbook::questions_of(topic, playbook_)) {
      if (!is_lasting(*slot)) conversation_.forget(slot->name);
    }
    for (const playbook::Named& name : outcome.forget)
      conversation_.forget(name.name);
    if (!outcome.next.empty()) {
      conversation_.topic = outcome.next.name;
      conversation_.question.reset();
      return false;
    }
    conversation_.end_topic();
    return true;
  }

  // --- wants ---

  // What has to be looked up; nothing when it could be met here.
  std::optional<Missing> meet(const Want& want) {
    if (const auto* request = std::get_if<Request>(&want)) return *request;
    if (std::holds_alternative<WantPromised>(want)) return WantPromised{};
    if (const auto* ask = std::get_if<AskSlot>(&want)) return put(*ask);
    if (const auto* nothing = std::get_if<NothingToChoose>(&want))
      return say_nothing(*nothing->slot);
    untold(std::get<Untold>(want).why);
    return std::nullopt;
  }

  std::optional<Missing> put(const AskSlot& ask) {
    const Slot& slot = *ask.slot;
    if (slot.ask.empty()) {
      untold("slot " + slot.name + " can't be asked");
      return std::nullopt;
    }
    Question question{.slot = slot.name, .asked = occasion_.now};
    auto text = pull_.ask(ask, slot.ask, question.labels);
    // What the question mentions comes before it.
    if (!text) return meet(text.error());
    question.options.assign(ask.options.begin(), ask.options.begin() + static_cast<std::ptrdiff_t>(
                                                                           question.labels.size()));
    question.expires = occasion_.now + slot.expires.value_or(kQuestionStays);
    if (slot.type == SlotType::choice) conversation_.menu.reset();
    conversation_.question = std::move(question);
    conversation_.lapsed.reset();
    told_.texts.push_back(*std::move(text));
    told_.asked = true;
    return std::nullopt;
  }

  std::optional<Missing> say_nothing(const Slot& slot) {
    if (!slot.empty || slot.empty->forget.empty()) {
      untold("nothing to choose from for " + slot.name);
      return std::nullopt;
    }
    auto text = pull_.say(slot.empty->say);
    if (!text) return meet(text.error());
    if (!text->empty()) told_.texts.push_back(*std::move(text));
    for (const std::string& name : slot.empty->forget)
      conversation_.forget(name);
    return std::nullopt;
  }

  Told untold(std::string why) {
    told_.untold = true;
    told_.why = std::move(why);
    return told_;
  }

  const Assistant& assistant_;
  const playbook::Playbook& playbook_;
  Conversation& conversation_;
  const Occasion& occasion_;
  const std::optional<std::vector<Promise>>& promised_;
  Pull pull_;
  Told told_;
};

}  // namespace

tl::expected<Told, Missing> tell(const Assistant& assistant, Conversation& conversation,
                                 const Occasion& occasion, const Findings& findings,
                                 const std::optional<std::vector<Promise>>& promised) {
  return Teller(assistant, conversation, occasion, findings, promised).tell();
}

std::string what_is_known(const Assistant& assistant, const Conversation& conversation) {
  std::string known;
  for (const std::string& name : conversation.filled) {
    const Slot* slot = assistant.playbook().slot(name);
    const Value& value = conversation.slots.at(name);
    std::string text;
    if (value.is_boolean()) {
      text = value.get<bool>() ? "yes" : "no";
    } else if (value.is_object() && slot) {
      text = compose_row(slot->show, value, {.zone = assistant.zone()}, 1);
    } else {
      text = shown(value);
    }
    if (!text.empty()) known += (known.empty() ? "" : ", ") + name + " " + text;
  }
  return known;
}

}  // namespace pigeon::replies
