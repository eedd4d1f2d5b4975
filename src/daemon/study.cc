#include "daemon/study.h"

#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "daemon/logging.h"
#include "daemon/quiet_hours.h"
#include "playbook/playbook.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using store::Store;

constexpr auto kDaily = 24h;
constexpr auto kSettle = 300ms;  // an editor writes more than once
constexpr int kLog = 2000;       // texts; the newest
constexpr int kPolite = 10;      // nice(2)

}  // namespace

void Study::stop() {
  stopping_ = true;
  changed_.ring();
}

async::Task<> Study::run() {
  if (house_.config.playbooks.empty()) co_return;
  bool changed = false;
  while (!stopping_) {
    co_await learn(changed);
    changed = co_await changed_.wait_for(kDaily);
    while (changed && !stopping_) {
      const bool more = co_await changed_.wait_for(kSettle);
      if (!more) break;
    }
  }
}

async::Task<> Study::watch() {
  const std::string folder = house_.config.playbooks;
  if (folder.empty()) co_return;
  constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
  const int fd = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (fd < 0 || ::inotify_add_watch(fd, folder.c_str(), kEvents) < 0) {
    spdlog::warn("{} can't be watched: {}; changed playbooks are read once a day", folder,
                 std::generic_category().message(errno));
    if (fd >= 0) ::close(fd);
    co_return;
  }
  const auto executor = co_await async::asio::this_coro::executor;
  async::asio::posix::stream_descriptor events(executor, fd);
  std::array<char, 4096> buffer{};
  while (!stopping_) {
    boost::system::error_code failed;
    const auto space = async::asio::buffer(buffer);
    co_await events.async_read_some(
        space, async::asio::redirect_error(async::asio::use_awaitable, failed));
    if (failed) co_return;
    changed_.ring();
  }
}

async::Task<Result<std::vector<std::string>>> Study::log() {
  const store::Listing listing{.direction = messages::Direction::in, .limit = kLog};
  const auto texts = co_await house_.store.run([&](Store& store) { return store.list(listing); });
  if (!texts) co_return fail(texts.error());
  std::vector<std::string> log;
  for (const messages::Message& text : *texts) {
    if (!text.text.empty()) log.push_back(text.text);
  }
  co_return log;
}

async::Task<> Study::learn(bool changed) {
  const auto texts = co_await log();
  if (!texts) {
    spdlog::error("what customers wrote can't be read: {}", texts.error().text());
    co_return;
  }
  // The examples were learnt at the start.
  if (!changed && texts->empty()) co_return;
  const Lesson lesson = co_await thread_.run([&](Desk& desk) {
    if (!std::exchange(desk.polite, true)) ::setpriority(PRIO_PROCESS, 0, kPolite);
    return learnt(house_.config, *texts, stopping_);
  });
  for (const toml::Blame& blame : lesson.blames)
    spdlog::error("{}; the playbooks stay as they were", blame.text());
  if (!lesson.assistants || stopping_) co_return;
  mind_.take_over(lesson.assistants);
  // The gate judges by the hours of the new ones, too.
  const store::QuietHours hours = quiet_hours_of(house_.config, *lesson.assistants);
  const auto judge_by_them = [&](Store& store) -> Result<void> {
    store.keep_quiet(hours);
    return {};
  };
  const auto kept = co_await house_.store.run(judge_by_them);
  if (!kept) spdlog::error("quiet hours stay as they were: {}", kept.error().text());
  // Reminders and topics of the new playbooks.
  house_.bells.happened.ring();
  house_.bells.heard.ring();
  spdlog::info("learnt: {} playbooks, {} texts of customers", lesson.assistants->size(),
               texts->size());
}

}  // namespace pigeon::daemon
