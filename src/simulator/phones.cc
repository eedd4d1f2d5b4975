#include "simulator/phones.h"

#include <vector>

#include "sms/join.h"

namespace pigeon::simulator {

std::optional<JoinedText> Phones::take(int from, const Submission& submission) {
  if (!submission.data.concat) return JoinedText{submission.data.text, 1};
  const sms::Concat& concat = *submission.data.concat;
  const Key key{from, submission.to, concat.reference, concat.total};
  auto& parts = unfinished_[key];
  parts.insert_or_assign(concat.sequence, submission.data);
  if (parts.size() < concat.total) return std::nullopt;
  std::vector<const sms::UserData*> in_order;
  for (const auto& [sequence, data] : parts)
    in_order.push_back(&data);
  JoinedText joined{sms::join(in_order), concat.total};
  unfinished_.erase(key);
  return joined;
}

}  // namespace pigeon::simulator
