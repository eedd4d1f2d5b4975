// A disk in memory whose power is cut at the n-th write: what was not synced by then is lost, kept
// or torn, a sector at a time and in any mixture, which is what SD cards do. It stands under SQLite
// as its file system for as long as the object lives.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace pigeon::store {

class DoomedDisk {
 public:
  explicit DoomedDisk(unsigned seed);
  DoomedDisk(const DoomedDisk&) = delete;
  DoomedDisk& operator=(const DoomedDisk&) = delete;
  ~DoomedDisk();

  // The power fails at this write or sync from now, counted from 1. From then on every operation is
  // an error, until it comes back.
  void cut_power_at(int operation) { left_ = operation; }
  bool is_dead() const { return dead_; }
  // All that is left is what a disk may have kept. No database may be open.
  void power_comes_back();

  struct Contents {
    std::vector<std::uint8_t> seen;     // as the living system reads it
    std::vector<std::uint8_t> durable;  // as of the last sync
  };

  // For the file system of SQLite. False: there is no power.
  bool spend();
  std::map<std::string, std::shared_ptr<Contents>>& files() { return files_; }

 private:
  std::map<std::string, std::shared_ptr<Contents>> files_;
  std::mt19937 random_;
  int left_ = 0;  // operations until the cut; 0: never
  bool dead_ = false;
  sqlite3_vfs vfs_{};
  sqlite3_vfs* ordinary_;
};

}  // namespace pigeon::store
