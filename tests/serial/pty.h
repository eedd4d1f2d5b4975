// A real pty: the test holds the master, the code under test opens the slave by its path.
#pragma once

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <utility>

namespace pigeon::serial {

class Pty {
 public:
  Pty() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    ::grantpt(master_);
    ::unlockpt(master_);
    path_ = ::ptsname(master_);
  }
  ~Pty() { hang_up(); }
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  const std::string& path() const { return path_; }

  void hang_up() {
    if (master_ >= 0) ::close(std::exchange(master_, -1));
  }

  bool say(std::string_view bytes) {
    return ::write(master_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  }

  // Waits for `count` bytes.
  std::string hear(std::size_t count) {
    std::string heard;
    while (heard.size() < count) {
      char byte = 0;
      if (::read(master_, &byte, 1) != 1) break;
      heard += byte;
    }
    return heard;
  }

  // What a master sees of the slave's settings.
  termios attributes() const {
    termios attributes{};
    ::tcgetattr(master_, &attributes);
    return attributes;
  }

 private:
  int master_;
  std::string path_;
};

}  // namespace pigeon::serial
