#include "simulator/pty.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace pigeon::simulator {
namespace {

namespace asio = async::asio;

constexpr std::chrono::microseconds kBetweenBytes{100};

tl::unexpected<Error> failed(const char* what) {
  return fail("pty-failed", std::string(what) + ": " + std::strerror(errno),
              "Is /dev/pts mounted, and are there free ptys (/proc/sys/kernel/pty/max)?");
}

// No echo, no line editing: bytes pass as they are until a program sets it otherwise.
void make_raw(int terminal) {
  termios settings{};
  if (tcgetattr(terminal, &settings) != 0) return;
  cfmakeraw(&settings);
  cfsetspeed(&settings, B115200);
  tcsetattr(terminal, TCSANOW, &settings);
}

// Tells when programs open and close the device; -1 when the kernel has no watches left.
int watch_device(const std::string& device) {
  const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (watch < 0) return -1;
  if (inotify_add_watch(watch, device.c_str(), IN_OPEN | IN_CLOSE) < 0) {
    ::close(watch);
    return -1;
  }
  return watch;
}

}  // namespace

Result<Pty::Ends> Pty::open_ends() {
  const int master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (master < 0) return failed("No pty");
  std::array<char, 128> name{};
  if (grantpt(master) != 0 || unlockpt(master) != 0 ||
      ptsname_r(master, name.data(), name.size()) != 0) {
    ::close(master);
    return failed("The pty has no other end");
  }
  const int slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (slave < 0) {
    ::close(master);
    return failed(name.data());
  }
  make_raw(slave);
  return Ends{master, slave, name.data()};
}

Result<std::unique_ptr<Pty>> Pty::open(asio::io_context& context, const std::filesystem::path& link,
                                       const std::string& avoid, Reader reader) {
  auto ends = open_ends();
  if (ends && ends->device == avoid) {
    // The kernel gives the lowest free number: keep this one until another is open.
    const Ends same = *ends;
    ends = open_ends();
    ::close(same.slave);
    ::close(same.master);
  }
  if (!ends) return fail(ends.error());

  std::error_code error;
  if (std::filesystem::is_symlink(link, error)) std::filesystem::remove(link, error);
  std::filesystem::create_symlink(ends->device, link, error);
  if (error) {
    ::close(ends->slave);
    ::close(ends->master);
    return fail("link-failed",
                "Cannot link " + link.string() + " to " + ends->device + ": " + error.message(),
                "Name a folder that you may write to");
  }
  return std::unique_ptr<Pty>(new Pty(context, std::move(*ends), link, std::move(reader)));
}

Pty::Pty(asio::io_context& context, Ends ends, std::filesystem::path link, Reader reader)
    : master_(context, ends.master),
      watch_(context),
      slave_(ends.slave),
      device_(std::move(ends.device)),
      link_(std::move(link)),
      reader_(std::move(reader)),
      self_(std::make_shared<Pty*>(this)) {
  master_.non_blocking(true);  // else Asio waits inside write_some, though the descriptor does not
  if (const int watch = watch_device(device_); watch >= 0) {
    watch_.assign(watch);
    asio::co_spawn(context, watch_all(self_), asio::detached);
  } else {
    programs_ = 1;  // cannot tell, so somebody might be reading
  }
  asio::co_spawn(context, read_all(self_), asio::detached);
}

Pty::~Pty() {
  *self_ = nullptr;
  std::error_code error;
  if (std::filesystem::read_symlink(link_, error) == device_) {
    std::filesystem::remove(link_, error);
  }
  ::close(slave_);
}

async::Task<> Pty::read_all(std::shared_ptr<Pty*> self) {
  std::array<char, 4096> buffer{};
  while (*self != nullptr) {
    boost::system::error_code error;
    const std::size_t count = co_await (*self)->master_.async_read_some(
        asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
    if (error || *self == nullptr) co_return;
    (*self)->heard_ = true;
    (*self)->reader_(std::string_view(buffer.data(), count));
  }
}

async::Task<> Pty::watch_all(std::shared_ptr<Pty*> self) {
  alignas(inotify_event) std::array<char, 4096> buffer{};
  while (*self != nullptr) {
    boost::system::error_code error;
    const std::size_t count = co_await (*self)->watch_.async_read_some(
        asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
    if (error || *self == nullptr) co_return;
    (*self)->count_programs(std::string_view(buffer.data(), count));
  }
}

void Pty::count_programs(std::string_view events) {
  while (events.size() >= sizeof(inotify_event)) {
    inotify_event event{};
    std::memcpy(&event, events.data(), sizeof event);
    if ((event.mask & IN_OPEN) != 0) ++programs_;
    if ((event.mask & IN_CLOSE) != 0 && programs_ > 0) --programs_;
    events.remove_prefix(std::min(events.size(), sizeof event + event.len));
  }
  if (programs_ == 0) last_program_left();
}

void Pty::last_program_left() {
  heard_ = false;
  unsent_.clear();
  tcflush(slave_, TCIFLUSH);
  ioctl(slave_, TIOCNXCL);
}

void Pty::write(std::string_view bytes) {
  if (programs_ == 0 && !heard_) return;
  if (unsent_.size() + bytes.size() > kMostUnread) return;
  if (!writing_ && !one_by_one_) {
    boost::system::error_code error;
    bytes.remove_prefix(master_.write_some(asio::buffer(bytes), error));
    if (error && error != asio::error::would_block) return;
  }
  if (bytes.empty()) return;
  unsent_ += bytes;
  if (std::exchange(writing_, true)) return;
  asio::co_spawn(master_.get_executor(), write_rest(self_), asio::detached);
}

async::Task<> Pty::write_rest(std::shared_ptr<Pty*> self) {
  while (*self != nullptr && !(*self)->unsent_.empty()) {
    boost::system::error_code error;
    co_await (*self)->master_.async_wait(asio::posix::stream_descriptor::wait_write,
                                         asio::redirect_error(asio::use_awaitable, error));
    if (error || *self == nullptr) co_return;
    if ((*self)->one_by_one_) co_await async::sleep_for(kBetweenBytes);
    if (*self == nullptr) co_return;
    Pty& pty = **self;
    const std::size_t most = pty.one_by_one_ ? 1 : pty.unsent_.size();
    const std::size_t count = pty.master_.write_some(asio::buffer(pty.unsent_, most), error);
    if (error && error != asio::error::would_block) pty.unsent_.clear();
    pty.unsent_.erase(0, count);
  }
  if (*self != nullptr) (*self)->writing_ = false;
}

}  // namespace pigeon::simulator
