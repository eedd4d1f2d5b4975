// Several calls that share one sync.
#include "store/database.h"

namespace pigeon::store {

void Store::together(std::span<const Work> calls) {
  Connection& db = db_->connection();
  if (calls.size() > 1) {
    Group group(db);
    for (const Work& call : calls) {
      if (!db.in_group()) break;
      call(*this);
    }
    if (group.commit()) return;
  }
  for (const Work& call : calls)
    call(*this);
}

}  // namespace pigeon::store
