// [hours], [limits] and [agent.X].
#include "playbook/sections.h"

namespace pigeon::playbook {

Hours read_hours(toml::Table& root) {
  Hours hours;
  auto section = root.table("hours");
  if (!section) return hours;
  for (const auto& [text, at] : section->texts("open")) {
    if (const auto span = open_span(text)) {
      hours.open.push_back(*span);
    } else {
      section->blame(at, "`" + text + "` tells no opening hours",
                     "write it as \"Mon-Fri 08:30-17:30\"");
    }
  }
  if (const auto closed = section->text("closed")) {
    constexpr std::string_view kIcs = "ics:";
    if (closed->starts_with(kIcs)) {
      hours.closed = closed->substr(kIcs.size());
    } else {
      section->blame("closed", "`" + *closed + "` names no calendar file",
                     "write closed = \"ics:/etc/pigeon/holidays.ics\"");
    }
  }
  return hours;
}

std::vector<Quota> read_limits(toml::Table& root) {
  std::vector<Quota> limits;
  auto section = root.table("limits");
  if (!section) return limits;
  for (const auto& [text, at] : section->texts("replies")) {
    if (const auto limit = quota(text)) {
      limits.push_back(*limit);
    } else {
      section->blame(at, "`" + text + "` is no limit",
                     "write how many in how long, such as \"6 per 10m\"");
    }
  }
  return limits;
}

namespace {

Agent read_agent(toml::Table& section) {
  Agent agent{.name = section.key(), .at = section.at()};
  for (const auto& [text, at] : section.texts("sms")) {
    const auto number = PhoneNumber::parse(text, "");
    if (number && number->can_be_texted()) {
      agent.sms.push_back(*number);
    } else {
      section.blame(at, "`" + text + "` is no number that can be texted from anywhere",
                    "write it with its country, such as \"+447700900900\"");
    }
  }
  agent.web = section.boolean("web").value_or(false);
  agent.wait = read_duration(section, "wait");
  agent.otherwise = read_named(section, "else");
  if (agent.sms.empty() && !agent.web && !section.has("sms"))
    section.blame(section.at(), section.name() + " can't be reached",
                  "write sms = [\"+447700900900\"] or web = true");
  return agent;
}

}  // namespace

std::vector<Agent> read_agents(toml::Table& root) {
  std::vector<Agent> agents;
  for (toml::Table& section : root.tables_below("agent"))
    agents.push_back(read_agent(section));
  return agents;
}

}  // namespace pigeon::playbook
