#include "cli/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace pigeon::cli {

NewFile::NewFile(const std::string& name, mode_t mode)
    : name_(name),
      aside_(name + ".part"),
      fd_(::open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)) {
  keep_errno(fd_ < 0);
}

NewFile::~NewFile() {
  if (fd_ >= 0) ::close(fd_);
  if (fd_ >= 0 && !placed_) std::remove(aside_.c_str());
}

bool NewFile::add(std::string_view octets) {
  for (std::size_t at = 0; error_ == 0 && at < octets.size();) {
    const ssize_t written = ::write(fd_, octets.data() + at, octets.size() - at);
    keep_errno(written < 0);
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  size_ += octets.size();
  return error_ == 0;
}

bool NewFile::place() {
  struct stat old {};
  // Whoever may write the file but owns it not, as one of a group, leaves it to be theirs.
  if (error_ == 0 && ::stat(name_.c_str(), &old) == 0 && ::fchown(fd_, old.st_uid, old.st_gid) != 0)
    errno = 0;
  if (error_ == 0) keep_errno(::fsync(fd_) != 0);
  if (error_ == 0) keep_errno(std::rename(aside_.c_str(), name_.c_str()) != 0);
  placed_ = error_ == 0;
  return placed_;
}

std::optional<Error> NewFile::failure() const {
  if (error_ == 0) return std::nullopt;
  return Error("cannot-write", name_ + ": " + std::generic_category().message(error_),
               "Name a file in a folder where you may write and there is room");
}

void NewFile::keep_errno(bool failed) {
  if (failed && error_ == 0) error_ = errno;
}

Result<void> replace_contents(const std::string& file, std::string_view content) {
  std::error_code ec;
  const auto real = std::filesystem::canonical(file, ec);
  struct stat old {};
  const bool there = !ec && ::stat(real.c_str(), &old) == 0;
  NewFile fresh(there ? real.string() : file, there ? old.st_mode & 07777 : 0644);
  fresh.add(content);
  if (!fresh.place()) return fail(*fresh.failure());
  return {};
}

}  // namespace pigeon::cli
