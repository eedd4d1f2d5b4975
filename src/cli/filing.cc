#include "cli/filing.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/spelling.h"
#include "base/utf8.h"
#include "cli/examples_file.h"
#include "cli/table.h"
#include "rehearsal/proof.h"
#include "rehearsal/talk.h"
#include "toml/append.h"

namespace pigeon::cli {
namespace {

using intents::Example;
using intents::HeldOut;
using playbook::Topic;

tl::unexpected<Error> no_such_topic(const std::string& name, const playbook::Playbook& playbook) {
  std::vector<std::string_view> names;
  for (const Topic& topic : playbook.topics)
    names.push_back(topic.name);
  const auto near = nearest_spellings(name, names);
  std::string list;
  for (const std::string_view one : near.empty() ? names : near)
    list += (list.empty() ? "" : ", ") + std::string(one);
  return fail("no-such-topic", "The playbook has no topic \"" + name + "\"",
              near.empty() ? "Its topics are " + list : "Do you mean " + list + "?");
}

// The list of [topic.X] that takes the text: of its language, where there is one for each.
std::vector<std::string> place_of(const Topic& topic, const std::string& text,
                                  const replies::Assistant& assistant) {
  std::vector<std::string> path{"topic", topic.name, "like"};
  const auto has = [&](const std::string& language) {
    return std::ranges::any_of(topic.like,
                               [&](const auto& like) { return like.language == language; });
  };
  if (topic.like.empty() || has("")) return path;
  std::string language = assistant.language_like(topic, text);
  if (language.empty()) language = assistant.program().language();
  path.push_back(has(language) ? language : topic.like.front().language);
  return path;
}

using Places = std::map<std::vector<std::string>, std::vector<std::string>>;  // texts by path

// Whether the topic has it already.
Result<bool> is_known(const Correction& correction, const replies::Assistant& assistant) {
  const auto meant = assistant.by_example(correction.text);
  if (!meant.topic) return false;
  if (meant.topic->name == correction.topic) return true;
  return fail("two-topics",
              "\"" + correction.text + "\" is an example of " + meant.topic->name + " already",
              "Keep it in one of them");
}

Result<playbook::Playbook> loaded(const std::string& source, const std::string& file) {
  auto result = playbook::load(source, file);
  if (result.playbook) return *std::move(result.playbook);
  std::string why = "The playbook refuses it";
  std::string instead;
  for (const toml::Blame& blame : result.blames) {
    if (!blame.is_error()) continue;
    why = blame.what;
    instead = blame.instead;
    break;
  }
  return fail("not-an-example", why, instead);
}

std::vector<Example> examples_from(const std::vector<Correction>& corrections) {
  std::vector<Example> examples;
  for (const Correction& one : corrections)
    examples.push_back({one.topic, one.text});
  return examples;
}

HeldOut judged_now(const replies::Assistant& assistant, const std::vector<Example>& texts) {
  HeldOut result{.texts = texts.size()};
  for (const Example& text : texts) {
    const auto verdict = assistant.verdict(text.text);
    if (!verdict) continue;
    const bool right = verdict->best().intent == text.intent;
    const bool acted = verdict->band == intents::Band::act;
    result.right += right ? 1 : 0;
    result.acted += acted ? 1 : 0;
    result.acted_right += acted && right ? 1 : 0;
  }
  return result;
}

std::string share(std::size_t count, std::size_t of) {
  return of == 0 ? "-" : fmt::format("{} of {}", count, of);
}

Json form_of(const HeldOut& judged) {
  return {{"texts", judged.texts},
          {"right", judged.right},
          {"acted", judged.acted},
          {"acted_right", judged.acted_right}};
}

}  // namespace

Result<std::vector<Correction>> corrections_in(const std::string& content,
                                               const std::string& file) {
  auto examples = cli::examples_of(content, file);
  if (!examples) return fail(examples.error());
  std::vector<Correction> corrections;
  for (Example& example : *examples)
    corrections.push_back({std::move(example.intent), std::move(example.text)});
  return corrections;
}

Result<Filed> filed(const std::string& source, const playbook::Playbook& playbook,
                    const std::vector<Correction>& corrections) {
  const auto before = rehearsal::assistant_for_talks(playbook);
  if (!before) return fail(before.error());
  Places places;
  std::vector<Correction> added;
  for (const Correction& correction : corrections) {
    const Topic* topic = playbook.topic(correction.topic);
    if (!topic) return no_such_topic(correction.topic, playbook);
    const auto known = is_known(correction, *before);
    if (!known) return fail(known.error());
    const bool repeated = std::ranges::any_of(
        added, [&](const Correction& one) { return one.text == correction.text; });
    if (*known || repeated) continue;
    places[place_of(*topic, correction.text, *before)].push_back(correction.text);
    added.push_back(correction);
  }
  Filed result{.source = source, .added = added.size()};
  for (const auto& [path, texts] : places) {
    auto changed = toml::with_texts(result.source, path, texts);
    if (!changed) return fail(changed.error());
    result.source = *std::move(changed);
  }
  auto changed = loaded(result.source, playbook.file);
  if (!changed) return fail(changed.error());
  const auto own = replies::examples_of(playbook);
  const auto fresh = examples_from(added);
  const auto after = rehearsal::assistant_for_talks(*std::move(changed));
  if (!after) return fail(after.error());
  Effect& effect = result.effect;
  const auto passed = rehearsal::passing(*before);
  const auto passes = rehearsal::passing(*after);
  effect.talks = playbook.talks.size();
  effect.passed_before = passed.size();
  effect.passed_after = passes.size();
  effect.lost = rehearsal::lost(passed, passes);
  effect.own_before = intents::held_out(own, {});
  effect.own_after = intents::held_out(own, fresh);
  effect.new_before = judged_now(*before, fresh);
  effect.new_after = intents::held_out(fresh, own);
  return result;
}

void print(const Context& context, const Effect& effect, std::size_t added) {
  std::cout << '\n';
  Table table(context.screen, std::cout,
              {{fmt::format("{} NEW EXAMPLES", added)}, {"BEFORE"}, {"AFTER"}});
  const auto add = [&](const char* what, const std::string& before, const std::string& after,
                       Tone tone = Tone::plain) {
    table.add({{what}, {before}, {after, tone}});
  };
  add("tests that pass", share(effect.passed_before, effect.talks),
      share(effect.passed_after, effect.talks), effect.is_good() ? Tone::good : Tone::bad);
  add("examples understood, unseen", share(effect.own_before.right, effect.own_before.texts),
      share(effect.own_after.right, effect.own_after.texts));
  add("  acted upon", share(effect.own_before.acted_right, effect.own_before.texts),
      share(effect.own_after.acted_right, effect.own_after.texts));
  add("new texts understood, unseen", share(effect.new_before.right, effect.new_before.texts),
      share(effect.new_after.right, effect.new_after.texts));
  add("  acted upon", share(effect.new_before.acted_right, effect.new_before.texts),
      share(effect.new_after.acted_right, effect.new_after.texts));
  table.finish();
  for (const std::string& name : effect.lost)
    std::cout << context.screen.paint("fails now: " + printable(name), Tone::bad) << '\n';
}

Json form_of(const Effect& effect) {
  Json form = Json::object();
  form["tests"] = {{"of", effect.talks},
                   {"before", effect.passed_before},
                   {"after", effect.passed_after},
                   {"lost", effect.lost}};
  form["examples"] = {{"before", form_of(effect.own_before)}, {"after", form_of(effect.own_after)}};
  form["texts"] = {{"before", form_of(effect.new_before)}, {"after", form_of(effect.new_after)}};
  return form;
}

}  // namespace pigeon::cli
