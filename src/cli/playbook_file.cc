#include "cli/playbook_file.h"

#include <iostream>
#include <utility>

#include "cli/file_contents.h"

namespace pigeon::cli {

std::optional<playbook::Playbook> good_playbook(const Context& context, const std::string& file) {
  const auto text = contents_of(file, "Name a playbook, such as dentist.toml");
  if (!text) {
    context.tell(text.error(), ExitCode::failed);
    return std::nullopt;
  }
  auto loaded = playbook::load(*text, file);
  if (loaded.playbook) return std::move(loaded.playbook);
  for (const auto& blame : loaded.blames) {
    if (blame.is_error()) std::cerr << blame.text() << '\n';
  }
  return std::nullopt;
}

}  // namespace pigeon::cli
