// A file without a name, in memory only: gone when it is closed.
#pragma once

#include <string_view>

namespace pigeon::cli {

class MemoryFile {
 public:
  // Holds `content`, to be read from its beginning.
  explicit MemoryFile(std::string_view content);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  bool is_sound() const { return sound_; }
  int fd() const { return fd_; }

 private:
  int fd_;
  bool sound_ = false;
};

}  // namespace pigeon::cli
