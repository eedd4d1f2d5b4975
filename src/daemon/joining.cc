#include "daemon/joining.h"

#include <map>
#include <set>
#include <tuple>

#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using store::DueText;

// More in one text nobody reads.
constexpr std::size_t kMostSegments = 6;

// Whose they are, and by which way they go.
using Way = std::tuple<std::string, std::string, std::string>;
Way way_of(const DueText& text) {
  return {text.to.text(), text.program, text.lane};
}

struct Group {
  std::vector<const DueText*> texts = {};
  std::set<std::int64_t> appointments = {};

  void add(const DueText& text) {
    if (appointments.insert(text.appointment).second) texts.push_back(&text);
  }
};

}  // namespace

std::vector<store::Joined> join(std::span<const DueText> going, std::span<const DueText> soon) {
  std::map<Way, Group> groups;
  for (const DueText& text : going) {
    if (text.appointment != 0) groups[way_of(text)].add(text);
  }
  // Of an appointment that has two stages soon each keeps its time.
  std::map<std::int64_t, int> stages;
  for (const DueText& text : soon)
    ++stages[text.appointment];
  for (const DueText& text : soon) {
    const auto group = groups.find(way_of(text));
    if (text.appointment != 0 && stages[text.appointment] == 1 && group != groups.end())
      group->second.add(text);
  }
  std::vector<store::Joined> all;
  for (const auto& [way, group] : groups) {
    store::Joined joined{.into = group.texts.front()->id, .text = group.texts.front()->text};
    for (const DueText* text : std::span(group.texts).subspan(1)) {
      std::string longer = joined.text + "\n" + text->text;
      const auto segments = sms::count_segments(longer);
      if (!segments || *segments > kMostSegments) continue;
      joined.text = std::move(longer);
      joined.segments = static_cast<int>(*segments);
      joined.others.push_back(text->id);
    }
    if (!joined.others.empty()) all.push_back(std::move(joined));
  }
  return all;
}

}  // namespace pigeon::daemon
