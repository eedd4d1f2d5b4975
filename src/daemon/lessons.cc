#include "daemon/lessons.h"

#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

#include "daemon/clock.h"
#include "daemon/configuration_files.h"
#include "daemon/logging.h"
#include "data/ics.h"
#include "rehearsal/proof.h"

namespace pigeon::daemon {
namespace {

// The days on which nobody is there; a file that can't be read leaves every day a working day.
replies::ClosedDays closed_days_of(const playbook::Playbook& playbook) {
  if (playbook.hours.closed.empty()) return {};
  std::ifstream in(playbook.hours.closed, std::ios::binary);
  const std::string ics(std::istreambuf_iterator<char>(in), {});
  const auto today = std::chrono::floor<std::chrono::days>(wall_now());
  auto days = data::closed_days(ics, std::chrono::local_days(today.time_since_epoch()));
  if (days) return *std::move(days);
  spdlog::warn("{}: the closed days of {} can't be read: {}", playbook.file, playbook.hours.closed,
               days.error().text());
  return {};
}

replies::Setting setting_of(const playbook::Playbook& playbook, const Config& config) {
  return {.timezone = config.zone.name(),
          .quiet = config.quiet.text(),
          .closed = closed_days_of(playbook),
          .log = {},
          .second_opinion = config.second_opinion.has_value()};
}

}  // namespace

Result<Assistants> made_ready(std::vector<playbook::Playbook> playbooks, const Config& config) {
  std::vector<replies::Assistant> assistants;
  for (playbook::Playbook& playbook : playbooks) {
    const auto setting = setting_of(playbook, config);
    const std::string file = playbook.file;
    auto assistant = replies::Assistant::prepare(std::move(playbook), setting);
    if (!assistant)
      return fail(assistant.error().code(), file + ": " + assistant.error().meaning(),
                  assistant.error().hint());
    assistants.push_back(*std::move(assistant));
  }
  return std::make_shared<const std::vector<replies::Assistant>>(std::move(assistants));
}

Lesson learnt(const Config& config, const std::vector<std::string>& log,
              const std::atomic<bool>& stopping) {
  Playbooks read = read_playbooks(config.playbooks);
  if (!read.blames.empty()) return {.blames = std::move(read.blames)};
  std::vector<replies::Assistant> assistants;
  for (playbook::Playbook& playbook : read.playbooks) {
    if (stopping) return {};
    auto setting = setting_of(playbook, config);
    setting.log = log;
    auto assistant = rehearsal::prepare_proven(playbook, std::move(setting));
    if (!assistant)
      return {.blames = {{.file = playbook.file,
                          .what = assistant.error().meaning(),
                          .instead = assistant.error().hint()}}};
    assistants.push_back(*std::move(assistant));
  }
  return {.assistants =
              std::make_shared<const std::vector<replies::Assistant>>(std::move(assistants))};
}

}  // namespace pigeon::daemon
