#include "simulator/phones.h"

namespace pigeon::simulator {

std::optional<JoinedText> Phones::take(int from, const Submission& submission) {
  if (!submission.part) return JoinedText{submission.text, 1};
  const Part& part = *submission.part;
  const Key key{from, submission.to, part.reference, part.total};
  auto& parts = unfinished_[key];
  parts.emplace(part.sequence, submission.text);
  if (static_cast<int>(parts.size()) < part.total) return std::nullopt;
  JoinedText joined{"", part.total};
  for (const auto& [sequence, text] : parts)
    joined.text += text;
  unfinished_.erase(key);
  return joined;
}

}  // namespace pigeon::simulator
