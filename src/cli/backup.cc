// `pigeon backup`: everything that must not be forgotten, in one file.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <memory>
#include <system_error>
#include <vector>

#include "base/hex.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

// A file that is whole or not there: written aside, synced, and moved into its place.
class NewFile {
 public:
  explicit NewFile(const std::string& name)
      : name_(name),
        aside_(name + ".part"),
        fd_(::open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    keep_errno(fd_ < 0);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (fd_ >= 0) ::close(fd_);
    if (fd_ >= 0 && !placed_) std::remove(aside_.c_str());
  }

  bool add(const std::vector<std::uint8_t>& octets) {
    for (std::size_t at = 0; error_ == 0 && at < octets.size();) {
      const ssize_t written = ::write(fd_, octets.data() + at, octets.size() - at);
      keep_errno(written < 0);
      if (written > 0) at += static_cast<std::size_t>(written);
    }
    size_ += octets.size();
    return error_ == 0;
  }

  bool place() {
    if (error_ == 0) keep_errno(::fsync(fd_) != 0);
    if (error_ == 0) keep_errno(std::rename(aside_.c_str(), name_.c_str()) != 0);
    placed_ = error_ == 0;
    return placed_;
  }

  std::size_t size() const { return size_; }
  std::optional<Error> failure() const {
    if (error_ == 0) return std::nullopt;
    return Error("cannot-write", name_ + ": " + std::generic_category().message(error_),
                 "Name a file in a folder where you may write and there is room");
  }

 private:
  void keep_errno(bool failed) {
    if (failed && error_ == 0) error_ = errno;
  }

  std::string name_;
  std::string aside_;
  int error_ = 0;
  int fd_;
  std::size_t size_ = 0;
  bool placed_ = false;
};

ExitCode back_up(const Context& context, const std::string& name) {
  NewFile file(name);
  if (const auto failure = file.failure()) return context.tell(*failure, ExitCode::failed);
  const auto take = [&](const Json& item) {
    const auto octets = from_hex(control::text_at(item, "data").value_or(""));
    return octets && file.add(*octets);
  };
  const ExitCode exit = ask(context, control::Question{"backup"}, take);
  if (!file.failure() && exit != ExitCode::done) return exit;
  if (!file.place()) return context.tell(*file.failure(), ExitCode::failed);
  if (context.json) {
    Json form = Json::object();
    form["file"] = name;
    form["octets"] = file.size();
    context.print_json(form);
  } else {
    std::cout << name << ": " << file.size() / 1024 << " KiB\n";
  }
  return ExitCode::done;
}

}  // namespace

void offer_backup(Verb& program, Context& context) {
  auto file = std::make_shared<std::string>();
  program
      .offer(
          {"backup", "Copy everything into one file, while Pigeon works",
           "  pigeon backup /media/usb/pigeon.db\n\n"
           "The file is whole or not there; an older one is replaced. To go back to it: stop\n"
           "pigeond, move pigeon.db, pigeon.db-wal and pigeon.db-shm out of the data folder, put\n"
           "the copy there as pigeon.db (owned by the user pigeon), and start pigeond. What was\n"
           "queued when the copy was made and has gone since would go again: look at\n"
           "`pigeon outbox --state queued` first."})
      .word("FILE", *file, "Where the copy goes")
      .runs([&context, file] { return back_up(context, *file); });
}

}  // namespace pigeon::cli
