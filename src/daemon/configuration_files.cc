#include "daemon/configuration_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "base/utf8.h"

namespace pigeon::daemon {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 4 * 1024 * 1024;  // bytes; an owner's file is far smaller

std::optional<std::string> read(const std::string& path, std::vector<toml::Blame>& blames) {
  std::error_code ec;
  const auto refuse = [&](std::string what, std::string instead) {
    blames.push_back({.file = path, .what = std::move(what), .instead = std::move(instead)});
    return std::nullopt;
  };
  if (fs::is_directory(path, ec)) return refuse("This is a folder", "Name a file");
  const auto size = fs::file_size(path, ec);
  if (ec) return refuse("The file can't be read: " + ec.message(), "Check its name and its rights");
  if (size > kLargest) return refuse("The file has more than 4 MiB", "This is not a configuration");
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) {
    return refuse(std::string("The file can't be read: ") + std::strerror(errno),
                  "Check its rights: pigeond runs as the user pigeon");
  }
  return content.str();
}

std::vector<std::string> playbook_files(const std::string& folder,
                                        std::vector<toml::Blame>& blames) {
  std::vector<std::string> files;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (ec) {
    blames.push_back({.file = folder,
                      .what = "The folder of playbooks can't be read: " + ec.message(),
                      .instead = "Make it, or leave out playbooks = \"…\""});
  }
  std::ranges::sort(files);
  return files;
}

template <class Read>
void file_away(std::vector<toml::Blame> found, Read& files) {
  for (toml::Blame& blame : found) {
    (blame.is_error() ? files.blames : files.notes).push_back(std::move(blame));
  }
}

// One program is one consent and one conversation with each customer, whatever file it stands in.
void judge_together(Playbooks& files) {
  const auto same = [&](auto what, const std::string& meaning, const std::string& instead) {
    std::map<std::string, const playbook::Playbook*> seen;
    for (const playbook::Playbook& one : files.playbooks) {
      const std::string& value = one.program.*what;
      if (value.empty()) continue;
      const auto [first, is_new] = seen.emplace(value, &one);
      if (is_new) continue;
      files.blames.push_back({.file = one.file,
                              .at = one.program.at,
                              .what = "the " + meaning + " `" + printable(value) + "` is that of " +
                                      first->second->file + " too",
                              .instead = instead});
    }
  };
  same(&playbook::Program::name, "program's name", "give each program a name of its own");
  same(&playbook::Program::word, "program's word", "give each program a word of its own");
}

}  // namespace

Playbooks read_playbooks(const std::string& folder) {
  Playbooks read_ones;
  if (folder.empty()) return read_ones;
  for (const std::string& path : playbook_files(folder, read_ones.blames)) {
    const auto text = read(path, read_ones.blames);
    if (!text) continue;
    auto loaded = playbook::load(*text, path);
    file_away(std::move(loaded.blames), read_ones);
    if (loaded.playbook) read_ones.playbooks.push_back(std::move(*loaded.playbook));
  }
  judge_together(read_ones);
  return read_ones;
}

Files read_files(const std::string& configuration) {
  Files files;
  const auto text = read(configuration, files.blames);
  if (!text) return files;
  auto config = read_config(*text, configuration);
  if (auto* blames = std::get_if<std::vector<toml::Blame>>(&config)) {
    file_away(std::move(*blames), files);
    return files;
  }
  auto& good = std::get<Config>(config);
  file_away(std::exchange(good.notes, {}), files);
  Playbooks owners = read_playbooks(good.playbooks);
  file_away(std::move(owners.blames), files);
  file_away(std::move(owners.notes), files);
  files.playbooks = std::move(owners.playbooks);
  if (files.blames.empty()) files.config = std::move(good);
  return files;
}

}  // namespace pigeon::daemon
