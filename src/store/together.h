// Calls that share one sync, which is what a call costs most. They are run one after the other in a
// transaction that stays open, each seeing what those before it wrote; nothing of that may be told
// to anybody before `commit` returns.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "store/store.h"

namespace pigeon::store {

class Store::Together {
 public:
  using Call = std::function<void(Store&)>;

  explicit Together(Store& store);
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;
  ~Together();

  // Runs it now. False when that has to wait for `commit`, because the disk is full.
  bool run(Call call);

  // Everything is on disk when it returns. When the whole can't be kept it is taken back, and each
  // call is run once more by itself, so that it says its own error.
  void commit();

 private:
  class Open;

  Store& store_;
  std::vector<Call> calls_;
  std::unique_ptr<Open> open_;  // from the first call on
};

}  // namespace pigeon::store
