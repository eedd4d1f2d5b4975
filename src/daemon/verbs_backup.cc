// backup: the whole database as of now, in pieces of hexadecimal text. The client writes the file,
// with its own rights and wherever it likes.
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "base/hex.h"
#include "daemon/door.h"
#include "store/backup.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Backup;
using store::Store;

constexpr std::size_t kPiece = 24 * 1024;  // octets a line

// Everything of a Backup happens on the store thread, its end too. A step can't be made within a
// transaction that writes: it is a look.
async::Task<Result<void>> copy_to(House& house, const std::string& file) {
  auto backup = co_await house.store.run([&](Store& store) { return store.begin_backup(file); });
  if (!backup) co_return fail(backup.error());
  Result<bool> whole = false;
  while (whole && !*whole)
    whole = co_await house.store.look([&](Store&) { return (*backup)->step(); });
  co_await house.store.run([&](Store&) {
    backup->reset();
    return true;
  });
  if (!whole) co_return fail(whole.error());
  co_return Result<void>();
}

async::Task<End> stream(Exchange& exchange, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, kPiece> piece;
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    const auto* octets = reinterpret_cast<const std::uint8_t*>(piece.data());
    Json item = Json::object();
    item["data"] = to_hex({octets, static_cast<std::size_t>(in.gcount())});
    if (!co_await exchange.item(std::move(item))) co_return End(ExitCode::failed);
  }
  if (!in.bad()) co_return End(ExitCode::done);
  co_return ended(Error("backup-failed", "The copy of the database can't be read"));
}

}  // namespace

async::Task<End> backup(House& house, Exchange& exchange) {
  // Each its own file: two may be asked for at once.
  const std::string file = house.config.data + "/backup-" +
                           std::to_string(reinterpret_cast<std::uintptr_t>(&exchange)) + ".part";
  const auto copied = co_await copy_to(house, file);
  if (!copied) {
    std::remove(file.c_str());
    co_return ended(copied.error());
  }
  const End end = co_await stream(exchange, file);
  std::remove(file.c_str());
  co_return end;
}

}  // namespace pigeon::daemon
