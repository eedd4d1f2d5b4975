// A pseudo terminal in which a made-up modem sits: programs open its link as they would a serial
// port, as often as they like.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "async/asio.h"
#include "base/result.h"

#include <boost/asio/posix/stream_descriptor.hpp>

namespace pigeon::simulator {

class Pty {
 public:
  using Reader = std::function<void(std::string_view bytes)>;

  // Opens a pty, any but `avoid`, and makes `link` a symbolic link to it; one that stands there
  // already is replaced. "pty-failed", "link-failed".
  static Result<std::unique_ptr<Pty>> open(async::asio::io_context& context,
                                           const std::filesystem::path& link,
                                           const std::string& avoid, Reader reader);
  // Hangs up on whoever has it open and removes the link.
  ~Pty();
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  // Never blocks. What nobody reads is lost: all of it while no program has the port open, else
  // what is more than kMostUnread behind.
  void write(std::string_view bytes);

  // From now on each byte goes by itself, as over a slow line.
  void write_one_by_one() { one_by_one_ = true; }

  const std::string& device() const { return device_; }

  static constexpr std::size_t kMostUnread = 1 << 20;

 private:
  struct Ends {
    int master;
    int slave;
    std::string device;
  };
  static Result<Ends> open_ends();

  Pty(async::asio::io_context& context, Ends ends, std::filesystem::path link, Reader reader);

  static async::Task<> read_all(std::shared_ptr<Pty*> self);
  static async::Task<> watch_all(std::shared_ptr<Pty*> self);
  static async::Task<> write_rest(std::shared_ptr<Pty*> self);
  void count_programs(std::string_view events);
  // As a serial port at its last close: what was not read is dropped, exclusive use ends.
  void last_program_left();

  async::asio::posix::stream_descriptor master_;
  async::asio::posix::stream_descriptor watch_;
  int slave_;  // held open so that the master lives on when a program closes its end
  std::string device_;
  std::filesystem::path link_;
  Reader reader_;
  // Programs that have the port open. The kernel merges two openings that follow each other at
  // once, so this may be too low; then heard_ says that somebody is there.
  int programs_ = 0;
  bool heard_ = false;  // something was written since the last close
  std::string unsent_;
  bool writing_ = false;
  bool one_by_one_ = false;
  std::shared_ptr<Pty*> self_;  // null inside once this is gone
};

}  // namespace pigeon::simulator
