#include "cli/watch.h"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "cli/calendar_folder.h"
#include "cli/folder_watch.h"
#include "cli/local_plan.h"
#include "cli/remind_daemon.h"

namespace pigeon::cli {
namespace {

using namespace std::chrono_literals;

// A program that mirrors a calendar writes many files, one after the other.
constexpr auto kSettle = 2s;
// The horizon moves on though nothing changes.
constexpr auto kAnewEvery = 6h;
constexpr auto kTryAgain = 30s;

class Watch {
 public:
  Watch(const Context& context, const RemindRequest& request, const RemindWords& words)
      : context_(context), request_(request), words_(words), folder_(request.watch) {}

  // Brings what is planned in step with the folder.
  ExitCode keep_in_step(bool anew) {
    const auto reckoning = reckoning_by_daemon(context_, request_);
    if (!reckoning) return reckoning.error();
    const auto wrong = folder_.refresh(request_, *reckoning, anew);
    if (!wrong) return context_.tell(wrong.error(), ExitCode::failed);
    for (const Error& error : *wrong)
      context_.tell(error, ExitCode::failed);
    if (!folder_.has_files())
      context_.remark(printable(request_.watch) + " has no .ics or .csv file yet");
    const auto texts = texts_for(folder_.appointments(), request_, words_, *reckoning);
    if (!texts) return context_.tell(texts.error(), exit_code_of_request(texts.error()));
    const Source source = source_of("watch|" + std::filesystem::absolute(request_.watch).string(),
                                    folder_.appointments(), folder_.is_whole(), words_);
    return plan_source(context_, request_, fresh(*texts), source, true);
  }

 private:
  // What does not go is said once.
  std::vector<reminders::ScheduledText> fresh(const std::vector<reminders::ScheduledText>& all) {
    std::vector<reminders::ScheduledText> texts;
    for (const reminders::ScheduledText& text : all) {
      if (text.plan || said_.insert(text.to + text.about + text.left_out).second)
        texts.push_back(text);
    }
    return texts;
  }

  const Context& context_;
  const RemindRequest& request_;
  const RemindWords& words_;
  CalendarFolder folder_;
  std::set<std::string> said_;
};

}  // namespace

ExitCode watch_folder(const Context& context, const RemindRequest& request,
                      const RemindWords& words) {
  auto changes = FolderWatch::open(request.watch);
  if (!changes) return context.tell(changes.error(), ExitCode::failed);
  Watch watch(context, request, words);
  // What is wrong with the words is said at once; a daemon that is not there may come back.
  ExitCode last = watch.keep_in_step(true);
  if (last == ExitCode::usage || last == ExitCode::unavailable) return last;
  context.remark("Watching " + printable(request.watch) + "; Ctrl-C ends it");
  auto read_anew = std::chrono::steady_clock::now() + kAnewEvery;
  for (;;) {
    std::cout.flush();
    const bool trouble = last != ExitCode::done && last != ExitCode::refused;
    const bool changed = changes->wait(kSettle, trouble ? kTryAgain : kAnewEvery);
    const bool anew = std::chrono::steady_clock::now() >= read_anew;
    if (!changed && !anew && !trouble) continue;
    last = watch.keep_in_step(anew);
    if (anew) read_anew = std::chrono::steady_clock::now() + kAnewEvery;
  }
}

}  // namespace pigeon::cli
