#include "daemon/logging.h"

#include <cstdlib>
#include <memory>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pigeon::daemon {
namespace {

constexpr std::size_t kShortestHidden = 7;
constexpr std::size_t kShownFront = 4;
constexpr std::size_t kShownBack = 2;

// The syslog priority in front of a line, as sd-daemon(3) reads it.
std::string_view priority(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::critical:
      return "<2>";
    case spdlog::level::err:
      return "<3>";
    case spdlog::level::warn:
      return "<4>";
    case spdlog::level::info:
      return "<6>";
    default:
      return "<7>";
  }
}

// One line, escaped and masked, whatever was logged.
class SafeFormatter : public spdlog::formatter {
 public:
  explicit SafeFormatter(bool for_journal)
      : for_journal_(for_journal),
        stamp_("%Y-%m-%dT%H:%M:%S.%e%z %l ", spdlog::pattern_time_type::local, "") {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    if (for_journal_) {
      const std::string_view prefix = priority(message.level);
      out.append(prefix.data(), prefix.data() + prefix.size());
    } else {
      spdlog::details::log_msg stamp_only = message;
      stamp_only.payload = {};
      stamp_.format(stamp_only, out);
    }
    const std::string line =
        masked(printable({message.payload.data(), message.payload.size()})) + "\n";
    out.append(line.data(), line.data() + line.size());
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<SafeFormatter>(for_journal_);
  }

 private:
  bool for_journal_;
  spdlog::pattern_formatter stamp_;
};

}  // namespace

std::string masked(std::string_view line) {
  std::string shown;
  shown.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    while (end < line.size() && is_digit(line[end]))
      ++end;
    const std::size_t length = end - i;
    if (length >= kShortestHidden) {
      shown.append(line.substr(i, kShownFront))
          .append("…")
          .append(line.substr(end - kShownBack, kShownBack));
      i = end;
    } else {
      shown.append(line.substr(i, std::max<std::size_t>(length, 1)));
      i += std::max<std::size_t>(length, 1);
    }
  }
  return shown;
}

void start_logging(std::string_view level) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("pigeond", std::move(sink));
  logger->set_formatter(std::make_unique<SafeFormatter>(std::getenv("JOURNAL_STREAM") != nullptr));
  logger->set_level(spdlog::level::from_str(std::string(level)));
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace pigeon::daemon
