#include "store/store.h"

#include "store/database.h"
#include "store/schema.h"

namespace pigeon::store {

Result<Store> Store::open(const std::string& path) {
  auto connection = Connection::open(path);
  if (!connection) return fail(connection.error());
  if (auto done = migrate(**connection, migrations()); !done) return fail(done.error());
  return Store(std::make_unique<Database>(*std::move(connection)));
}

Store::Store(std::unique_ptr<Database> database) : db_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

void Store::keep_quiet(QuietHours hours) {
  db_->quiet_hours = std::move(hours);
}

}  // namespace pigeon::store
