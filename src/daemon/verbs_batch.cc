// batch: many texts, a JSON line each. They go to disk some thousand at a time, so that memory is
// bounded whatever the file and the first leave while the last are still read; the ids of what is
// on disk go back as soon as it is.
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

constexpr std::size_t kLinesAtOnce = 2000;

using Drafts = std::vector<std::pair<messages::Draft, int>>;

// Lines of a batch in their order: each a draft that will be queued, or what is wrong with it.
class Chunk {
 public:
  Chunk() {
    drafts_.reserve(kLinesAtOnce);
    lines_.reserve(kLinesAtOnce);
  }

  bool full() const { return lines_.size() == kLinesAtOnce; }
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

  // What is said of each line; `before` lines came in earlier chunks.
  std::vector<Json> answers(std::size_t before) const {
    std::vector<Json> items;
    items.reserve(lines_.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Json item = Json::object();
      if (lines_[i]) {
        item["line"] = before + i + 1;
        item["error"] = control::to_form(*lines_[i]);
      } else {
        item["id"] = queued_[next].id;
        item["to"] = drafts_[next].first.to.text();
        item["segments"] = drafts_[next].second;
        ++next;
      }
      items.push_back(std::move(item));
    }
    return items;
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

  Drafts drafts_;
  std::vector<std::optional<Error>> lines_;  // empty: the next draft
  std::vector<store::Queued> queued_;
};

Result<std::pair<messages::Draft, int>> read_line(const House& house, const std::string& text,
                                                  Instant now) {
  const auto form = control::from_line(text);
  if (form) return read_draft(house, *form, now);
  return fail("bad-request", "This line is not one JSON object",
              "Write {\"to\":\"+447700900101\",\"text\":\"…\"}");
}

}  // namespace

async::Task<End> batch(House& house, Exchange& exchange) {
  bool any_error = false;
  std::size_t before = 0;
  for (bool more = true; more;) {
    const Instant now = wall_now();
    Chunk chunk;
    while (!chunk.full() && more) {
      const auto text = co_await exchange.next_line();
      more = text.has_value();
      if (more) chunk.add(read_line(house, *text, now));
    }
    // A client that went away in the middle has not said that this was all.
    if (exchange.client_gone()) co_return End(ExitCode::failed);
    if (chunk.empty()) break;
    const auto queued =
        co_await house.store.run([&](Store& store) { return chunk.queue(store, now); });
    if (!queued) co_return ended(queued.error());
    house.wake_senders();
    house.bells.scheduled.ring();
    house.bells.changes.ring();
    any_error = any_error || chunk.any_error();
    auto items = chunk.answers(before);
    before += chunk.size();
    if (!co_await exchange.items(std::move(items))) co_return End(ExitCode::failed);
  }
  co_return End(any_error ? ExitCode::failed : ExitCode::done);
}

}  // namespace pigeon::daemon
