// What has to be known before something can be told: one at a time.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "playbook/slot.h"
#include "replies/request.h"

namespace pigeon::replies {

struct AskSlot {
  const playbook::Slot* slot;
  std::vector<Value> options = {};
};
struct NothingToChoose {
  const playbook::Slot* slot;
};
struct WantPromised {};  // which call windows are promised
struct Untold {          // it can't be told: a row is not there
  std::string why;
};
using Want = std::variant<Request, WantPromised, AskSlot, NothingToChoose, Untold>;

template <class T>
using Pulled = tl::expected<T, Want>;

}  // namespace pigeon::replies
