// A file that is whole or not there: written aside, synced, and moved into its place.
#pragma once

#include <sys/types.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pigeon::cli {

class NewFile {
 public:
  // One that is there keeps its rights until the new one takes its place, and the new one has
  // `mode`.
  explicit NewFile(const std::string& name, mode_t mode = 0600);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  bool add(std::string_view octets);
  bool place();

  std::size_t size() const { return size_; }
  // "cannot-write", and why.
  std::optional<Error> failure() const;

 private:
  void keep_errno(bool failed);

  std::string name_;
  std::string aside_;
  int error_ = 0;
  int fd_;
  std::size_t size_ = 0;
  bool placed_ = false;
};

// Puts `content` in the place of `file`, which keeps its owner and its rights; a symlink stays one.
// At any moment the file is the old one or the new one. "cannot-write".
Result<void> replace_contents(const std::string& file, std::string_view content);

}  // namespace pigeon::cli
