#include "doomed_disk.h"

#include <algorithm>
#include <cstring>

namespace pigeon::store {
namespace {

constexpr std::size_t kSector = 512;

// An open file, as SQLite lays it out: its own part first.
struct File {
  sqlite3_file base;
  DoomedDisk* disk;
  std::shared_ptr<DoomedDisk::Contents>* contents;
  std::map<int, std::vector<std::uint8_t>>* shared;  // the wal-index, which no disk ever sees
};

File& of(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}

std::vector<std::uint8_t>& bytes_of(sqlite3_file* file) {
  return (*of(file).contents)->seen;
}

int close(sqlite3_file* file) {
  delete of(file).contents;
  delete of(file).shared;
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  if (of(file).disk->is_dead()) return SQLITE_IOERR_READ;
  const auto& bytes = bytes_of(file);
  const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
  const auto there = std::min(static_cast<std::size_t>(size), bytes.size() - from);
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), there,
              static_cast<std::uint8_t*>(into));
  if (there == static_cast<std::size_t>(size)) return SQLITE_OK;
  std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(size) - there);
  return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  // The write at which the power fails may still have reached the disk in part.
  const bool lives = of(file).disk->spend();
  auto& bytes = bytes_of(file);
  const auto end = static_cast<std::size_t>(offset + size);
  if (bytes.size() < end) bytes.resize(end);
  std::memcpy(bytes.data() + offset, from, static_cast<std::size_t>(size));
  return lives ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (!of(file).disk->spend()) return SQLITE_IOERR_TRUNCATE;
  bytes_of(file).resize(static_cast<std::size_t>(size));
  return SQLITE_OK;
}

int sync(sqlite3_file* file, int) {
  if (!of(file).disk->spend()) return SQLITE_IOERR_FSYNC;
  (*of(file).contents)->durable = bytes_of(file);
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(bytes_of(file).size());
  return SQLITE_OK;
}

int lock(sqlite3_file*, int) {
  return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* locked) {
  *locked = 0;
  return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
  return kSector;
}
int characteristics(sqlite3_file*) {
  return 0;  // nothing is promised: not even that a sector is written whole
}

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
  auto& shared = *of(file).shared;
  if (!shared.contains(region) && extend == 0) {
    *at = nullptr;
    return SQLITE_OK;
  }
  auto& bytes = shared[region];
  bytes.resize(static_cast<std::size_t>(size));
  *at = bytes.data();
  return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) {
  return SQLITE_OK;
}
void order_shared(sqlite3_file*) {}
int unmap_shared(sqlite3_file* file, int) {
  of(file).shared->clear();
  return SQLITE_OK;
}

constexpr sqlite3_io_methods kMethods{
    2,
    close,
    read,
    write,
    truncate,
    sync,
    file_size,
    lock,
    lock,
    check_lock,
    control,
    sector_size,
    characteristics,
    map_shared,
    lock_shared,
    order_shared,
    unmap_shared,
    nullptr,
    nullptr,
};

DoomedDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<DoomedDisk*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  DoomedDisk& disk = disk_of(vfs);
  if (disk.is_dead()) return SQLITE_CANTOPEN;
  auto& contents = disk.files()[name == nullptr ? "temporary" : name];
  if (!contents) contents = std::make_shared<DoomedDisk::Contents>();
  File& opened = of(file);
  opened.base.pMethods = &kMethods;
  opened.disk = &disk;
  opened.contents = new std::shared_ptr<DoomedDisk::Contents>(contents);
  opened.shared = new std::map<int, std::vector<std::uint8_t>>;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int) {
  if (disk_of(vfs).is_dead()) return SQLITE_IOERR_DELETE;
  disk_of(vfs).files().erase(name);
  return SQLITE_OK;
}

int exists(sqlite3_vfs* vfs, const char* name, int, int* there) {
  *there = disk_of(vfs).files().contains(name) ? 1 : 0;
  return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

}  // namespace

DoomedDisk::DoomedDisk(unsigned seed) : random_(seed), ordinary_(sqlite3_vfs_find(nullptr)) {
  vfs_ = *ordinary_;  // its clock and its dice
  vfs_.iVersion = 1;
  vfs_.szOsFile = sizeof(File);
  vfs_.zName = "doomed";
  vfs_.pAppData = this;
  vfs_.xOpen = open;
  vfs_.xDelete = remove;
  vfs_.xAccess = exists;
  vfs_.xFullPathname = full_name;
  sqlite3_vfs_register(&vfs_, 1);
}

DoomedDisk::~DoomedDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(ordinary_, 1);
}

bool DoomedDisk::spend() {
  if (left_ > 0 && --left_ == 0) dead_ = true;
  return !dead_;
}

void DoomedDisk::power_comes_back() {
  for (auto& [name, contents] : files_) {
    const auto& seen = contents->seen;
    auto kept = contents->durable;
    // The length of a file may or may not have reached the disk, and so may each of its sectors.
    if (random_() % 2 == 0) kept.resize(seen.size());
    for (std::size_t at = 0; at < std::min(kept.size(), seen.size()); at += kSector) {
      if (random_() % 2 == 0) continue;
      const std::size_t size = std::min({kSector, kept.size() - at, seen.size() - at});
      const std::size_t torn = random_() % 8 == 0 ? random_() % (size + 1) : size;
      std::memcpy(kept.data() + at, seen.data() + at, torn);
    }
    contents->seen = kept;
    contents->durable = std::move(kept);
  }
  left_ = 0;
  dead_ = false;
}

}  // namespace pigeon::store
