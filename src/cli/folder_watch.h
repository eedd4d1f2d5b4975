// Tells when files of a folder have changed and lie still again (inotify).
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"

namespace pigeon::cli {

class FolderWatch {
 public:
  // Error "cannot-read" when it is no folder that can be watched.
  static Result<FolderWatch> open(const std::string& folder);

  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  // True once something has changed and then nothing for `settle`; false after `at_most`.
  bool wait(std::chrono::milliseconds settle, std::chrono::milliseconds at_most);

 private:
  explicit FolderWatch(int fd) : fd_(fd) {}
  bool anything_within(std::chrono::milliseconds time);

  int fd_;
};

}  // namespace pigeon::cli
