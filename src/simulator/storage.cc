#include "simulator/storage.h"

#include <algorithm>

namespace pigeon::simulator {

std::optional<int> Storage::add(StoredMessage message) {
  const auto free = std::ranges::find_if(slots_, [](const auto& slot) { return !slot; });
  if (free == slots_.end()) return std::nullopt;
  *free = std::move(message);
  ++used_;
  return first_index_ + static_cast<int>(free - slots_.begin());
}

StoredMessage* Storage::at(int index) {
  if (!has_slot(index)) return nullptr;
  auto& slot = slots_[static_cast<std::size_t>(index - first_index_)];
  return slot ? &*slot : nullptr;
}

void Storage::erase(int index) {
  if (at(index) == nullptr) return;
  slots_[static_cast<std::size_t>(index - first_index_)].reset();
  --used_;
}

}  // namespace pigeon::simulator
