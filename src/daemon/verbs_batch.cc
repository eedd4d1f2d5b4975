// batch: many texts, a JSON line each. They go to disk some thousand at a time, so that memory is
// bounded whatever the file and the first leave while the last are still read; the ids of what is
// on disk go back as soon as it is.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/drafts.h"

namespace pigeon::daemon {
namespace {

using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using store::Store;

constexpr std::size_t kDraftsAtOnce = 2000;

using Drafts = std::vector<std::pair<messages::Draft, int>>;

// Lines of a batch in their order: each a draft that will be queued, or what is wrong with it.
class DraftChunk {
 public:
  DraftChunk() {
    drafts_.reserve(kDraftsAtOnce);
    lines_.reserve(kDraftsAtOnce);
  }

  bool full() const { return lines_.size() == kDraftsAtOnce; }
  bool empty() const { return lines_.empty(); }

  void add(Result<std::pair<messages::Draft, int>> draft) {
    if (draft) {
      drafts_.push_back(std::move(*draft));
      lines_.push_back(std::nullopt);
    } else {
      lines_.push_back(std::move(draft.error()));
    }
  }

  // Queues in one transaction what the ledger allows; the lines learn what it forbids.
  Result<void> queue(Store& store, Instant now) {
    if (auto judged = judge(store, now); !judged) return judged;
    auto queued = store.enqueue(drafts_, now);
    if (!queued) return fail(queued.error());
    queued_ = std::move(*queued);
    return {};
  }

  // What is said of each line, as lines; `before` lines came in earlier chunks.
  std::string answers(std::size_t before) const {
    std::string said;
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i]) {
        Json item = Json::object();
        item["line"] = before + i + 1;
        item["error"] = control::to_form(*lines_[i]);
        said += control::item_line(control::to_line(item));
      } else {
        said += control::item_line(queued_line(next++));
      }
      said += '\n';
    }
    return said;
  }

  bool any_error() const { return drafts_.size() < lines_.size(); }
  std::size_t size() const { return lines_.size(); }

 private:
  Result<void> judge(Store& store, Instant now) {
    std::vector<PhoneNumber> numbers;
    numbers.reserve(drafts_.size());
    for (const auto& [draft, segments] : drafts_)
      numbers.push_back(draft.to);
    const auto standings = store.standings(numbers);
    if (!standings) return fail(standings.error());
    Drafts allowed;
    allowed.reserve(drafts_.size());
    std::size_t next = 0;
    for (auto& line : lines_) {
      if (line) continue;
      auto& draft = drafts_[next];
      if (auto may = judge_consent((*standings)[next], draft.first, now); may) {
        allowed.push_back(std::move(draft));
      } else {
        line = std::move(may.error());
      }
      ++next;
    }
    drafts_ = std::move(allowed);
    return {};
  }

  // Written by hand: there may be a million of them. A number that may be texted has no character
  // that JSON would escape.
  std::string queued_line(std::size_t index) const {
    const auto& [draft, segments] = drafts_[index];
    std::string item = "{\"id\":" + std::to_string(queued_[index].id);
    item += ",\"to\":\"";
    item += draft.to.text();
    item += "\",\"segments\":" + std::to_string(segments) + "}";
    return item;
  }

  Drafts drafts_;
  std::vector<std::optional<Error>> lines_;  // empty: the next draft
  std::vector<store::Queued> queued_;
};

Result<std::pair<messages::Draft, int>> read_draft_line(const House& house, const std::string& text,
                                                        Instant now) {
  const auto form = control::from_line(text);
  if (form) return read_draft(house, *form, now);
  return fail("bad-request", "This line is not one JSON object",
              "Write {\"to\":\"+447700900101\",\"text\":\"…\"}");
}

// Writes one chunk and answers it, while the next one is read.
class Writer {
 public:
  Writer(House& house, Exchange& exchange) : house_(house), exchange_(exchange) {}

  // Only after `rest`.
  void begin(std::unique_ptr<DraftChunk> chunk, Instant now,
             const async::asio::any_io_executor& executor) {
    chunk_ = std::move(chunk);
    busy_ = true;
    async::asio::co_spawn(executor, write(now), async::asio::detached);
  }

  // Until nothing is being written; false when no more may be (`end` says why).
  async::Task<bool> rest() {
    while (busy_)
      co_await written_.wait_for(std::chrono::hours(1));
    co_return !end_.has_value();
  }

  End end() const { return end_.value_or(End(any_error_ ? ExitCode::failed : ExitCode::done)); }

 private:
  async::Task<> write(Instant now) {
    const auto queued =
        co_await house_.store.run([&](Store& store) { return chunk_->queue(store, now); });
    if (queued) {
      house_.wake_senders();
      house_.bells.scheduled.ring();
      house_.bells.changes.ring();
      any_error_ = any_error_ || chunk_->any_error();
      std::string answers = chunk_->answers(before_);
      before_ += chunk_->size();
      if (!co_await exchange_.item_lines(std::move(answers))) end_ = End(ExitCode::failed);
    } else {
      end_ = ended(queued.error());
    }
    busy_ = false;
    written_.ring();
  }

  House& house_;
  Exchange& exchange_;
  std::unique_ptr<DraftChunk> chunk_;
  std::size_t before_ = 0;  // lines in the chunks that were answered
  bool any_error_ = false;
  std::optional<End> end_;
  bool busy_ = false;
  async::Signal written_;
};

}  // namespace

async::Task<End> batch(House& house, Exchange& exchange) {
  const async::asio::any_io_executor executor = co_await async::asio::this_coro::executor;
  Writer writer(house, exchange);
  bool more = true;
  while (more) {
    const Instant now = wall_now();
    auto chunk = std::make_unique<DraftChunk>();
    while (!chunk->full() && more) {
      const auto text = co_await exchange.next_line();
      more = text.has_value();
      if (more) chunk->add(read_draft_line(house, *text, now));
    }
    const bool goes_on = co_await writer.rest();
    // A client that went away in the middle has not said that this was all.
    if (!goes_on || exchange.client_gone() || chunk->empty()) break;
    writer.begin(std::move(chunk), now, executor);
  }
  co_await writer.rest();
  co_return exchange.client_gone() ? End(ExitCode::failed) : writer.end();
}

}  // namespace pigeon::daemon
