#include "store/together.h"

#include <utility>

#include "store/database.h"

namespace pigeon::store {

class Store::Together::Open {
 public:
  explicit Open(Connection& connection) : connection_(connection), group_(connection) {}

  bool stands() const { return connection_.in_group(); }
  bool commit() { return group_.commit(); }

 private:
  Connection& connection_;
  Group group_;
};

Store::Together::Together(Store& store) : store_(store) {}
Store::Together::~Together() = default;

bool Store::Together::run(Call call) {
  if (!open_) open_ = std::make_unique<Open>(store_.db_->connection());
  calls_.push_back(std::move(call));
  if (!open_->stands()) return false;
  calls_.back()(store_);
  return true;
}

void Store::Together::commit() {
  const bool kept = !open_ || open_->commit();
  open_.reset();
  if (kept) return;
  for (const Call& call : calls_)
    call(store_);
}

}  // namespace pigeon::store
