#include "toml/document.h"

#include <toml++/toml.h>

#include "toml/reading.h"
#include "toml/syntax.h"

namespace pigeon::toml {
namespace {

// Editors of Windows begin a file with it. It is no character of the first line.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string line_of(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return std::string(text.substr(0, text.find('\n')));
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "`" : ", `") + name + "`";
  return list;
}

void blame_unknown_keys(Reading& reading, const Visit& visit) {
  for (const auto& [key, value] : *visit.table) {
    if (visit.known(key.str())) continue;
    const auto likely = nearest(key.str(), visit.asked);
    std::string instead = "remove it";
    if (likely) {
      instead = "did you mean `" + *likely + "`?";
    } else if (!visit.asked.empty()) {
      instead = "known here: " + list_of(visit.asked);
    }
    reading.blame(position_of(key.source()),
                  "unknown key `" + std::string(key.str()) + "` in " + visit.name, instead);
  }
}

}  // namespace

Document::Document(std::unique_ptr<Reading> reading) : reading_(std::move(reading)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::parse(std::string_view text, std::string file) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  auto reading = std::make_unique<Reading>();
  reading->file = std::move(file);
  reading->text = text;
  try {
    reading->root = ::toml::parse(text);
    reading->parsed = true;
  } catch (const ::toml::parse_error& error) {
    const Position at = position_of(error.source());
    reading->blames.push_back(
        syntax_blame(reading->file, at, error.description(), line_of(text, at.line)));
  }
  return Document(std::move(reading));
}

bool Document::parsed() const {
  return reading_->parsed;
}

Table Document::root() {
  return Table(reading_.get(), &reading_->visit(reading_->root, "the file", ""));
}

std::vector<Blame> Document::finish() {
  for (const Visit& visit : reading_->visits) {
    if (!visit.accepts_all) blame_unknown_keys(*reading_, visit);
  }
  sort(reading_->blames);
  return std::move(reading_->blames);
}

}  // namespace pigeon::toml
