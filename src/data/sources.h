// An owner's data as they are: files below the folder of the playbook, commands, URLs. Blocking;
// used on one thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

#include "data/sqlite.h"
#include "replies/request.h"

namespace pigeon::data {

class Sources {
 public:
  // Paths that are not absolute are below `folder`.
  explicit Sources(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Reads or writes. A file that is not there, a command that fails, a time-out: a finding that
  // says so, never an exception. With `cache` a reading is used again for so long.
  replies::Finding carry_out(const replies::Request& request);

 private:
  struct Table {
    std::filesystem::file_time_type written;
    std::uintmax_t size = 0;
    replies::Value rows;
  };
  struct Remembered {
    std::chrono::steady_clock::time_point until;
    replies::Finding finding;
  };

  replies::Finding carry_out_now(const replies::Request& request);
  replies::Finding in_sqlite(const replies::Request& request);
  replies::Finding in_csv(const replies::Request& request);

  std::filesystem::path folder_;
  std::map<std::string, Sqlite> databases_;
  std::map<std::string, Table> tables_;
  std::map<std::string, Remembered> remembered_;
};

}  // namespace pigeon::data
