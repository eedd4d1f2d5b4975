// [remind.X] and its stages.
#include "playbook/sections.h"

namespace pigeon::playbook {
namespace {

constexpr std::string_view kOffsetExample = "write it as \"2d\", \"2d at 10:00\" or \"2h\"";

Stage read_stage(toml::Table& section, const Program& program) {
  Stage stage{.at = section.at()};
  const bool both = section.has("before") && section.has("after");
  stage.before = !section.has("after");
  const std::string_view key = stage.before ? "before" : "after";
  const auto text = section.text(key);
  section.accept({"before", "after"});
  if (both)
    section.blame("after", "a stage goes before or after, not both", "make two stages of it");
  if (!text) {
    section.blame(section.at(), section.name() + " does not say when it goes",
                  "write before = \"2h\" or after = \"30m\"");
  } else if (const auto span = offset(*text)) {
    stage.offset = *span;
  } else {
    section.blame(key, "`" + *text + "` does not say how long " + std::string(key),
                  std::string(kOffsetExample));
  }
  stage.condition = read_condition(section, "if");
  stage.say = read_wording(section, "say", program);
  if (const auto parts = section.integer("parts", 1, 9)) stage.say.parts = static_cast<int>(*parts);
  if (!section.has("say"))
    section.blame(section.at(), section.name() + " says nothing", "write say = \"…\"");
  return stage;
}

std::optional<Milliseconds> read_late(toml::Table& section) {
  const auto text = section.text("late");
  if (!text) return std::nullopt;
  constexpr std::string_view kBegin = "send if ";
  constexpr std::string_view kEnd = " left";
  if (text->starts_with(kBegin) && text->ends_with(kEnd) &&
      text->size() > kBegin.size() + kEnd.size()) {
    const std::string_view whole = *text;
    const auto left =
        duration(whole.substr(kBegin.size(), whole.size() - kBegin.size() - kEnd.size()));
    if (left) return left;
  }
  section.blame("late", "`" + *text + "` does not say how late is too late",
                "write late = \"send if 1h left\"");
  return std::nullopt;
}

Remind read_remind(toml::Table& section, const Program& program) {
  Remind remind{.name = section.key(), .at = section.at()};
  section.required_text("rows", "\"upcoming\"");
  remind.rows = read_named(section, "rows");
  remind.key = section.required_text("key", "\"id\"").value_or("");
  remind.to = section.required_text("to", "\"phone\"").value_or("");
  remind.moment = section.required_text("at", "\"starts\"").value_or("");
  remind.expect = read_expect(section);
  if (auto cancel = section.table("cancel")) {
    const auto word = cancel->required_text("word", "\"visit\"");
    cancel->required_text("topic", "\"give_up\"");
    remind.cancel = Remind::WayBack{.topic = read_named(*cancel, "topic")};
    if (word && read_word(*cancel, {*word, cancel->at("word")})) remind.cancel->word = *word;
  }
  remind.late = read_late(section);
  if (auto undelivered = section.table("undelivered"))
    remind.undelivered = read_outcome(*undelivered, program);
  for (toml::Table& stage : section.tables("stage"))
    remind.stages.push_back(read_stage(stage, program));
  if (remind.stages.empty())
    section.blame(section.at(), section.name() + " has no stage",
                  "write [[remind." + section.key() + ".stage]] with before and say");
  return remind;
}

}  // namespace

std::vector<Remind> read_reminds(toml::Table& root, const Program& program) {
  std::vector<Remind> reminds;
  for (toml::Table& section : root.tables_below("remind"))
    reminds.push_back(read_remind(section, program));
  return reminds;
}

}  // namespace pigeon::playbook
