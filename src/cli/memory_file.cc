#include "cli/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

namespace pigeon::cli {

MemoryFile::MemoryFile(std::string_view content) : fd_(memfd_create("pigeon", MFD_CLOEXEC)) {
  while (fd_ >= 0 && !content.empty()) {
    const ssize_t written = ::write(fd_, content.data(), content.size());
    if (written <= 0) return;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  sound_ = fd_ >= 0 && ::lseek(fd_, 0, SEEK_SET) == 0;
}

MemoryFile::~MemoryFile() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace pigeon::cli
