#include "simulator/journal.h"

namespace pigeon::simulator {

std::string to_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void Journal::record(const Json& event) {
  const std::string name = event.value("event", "");
  ++counts_[name];
  past_.push_back({name, to_line(event)});
  if (past_.size() > kKept) past_.pop_front();
  const std::string line = past_.back().line;
  std::erase_if(readers_, [](const auto& reader) { return reader.expired(); });
  // By place: a reader may bring another one while it reads.
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (const auto reader = readers_[i].lock()) (*reader)(line);
  }
}

std::shared_ptr<Journal::Reader> Journal::follow(Reader reader) {
  auto kept = std::make_shared<Reader>(std::move(reader));
  readers_.push_back(kept);
  return kept;
}

std::deque<std::string> Journal::past(std::string_view event) const {
  std::deque<std::string> lines;
  for (const Past& one : past_) {
    if (one.event == event) lines.push_back(one.line);
  }
  return lines;
}

}  // namespace pigeon::simulator
