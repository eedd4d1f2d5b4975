// chat: somebody at a terminal takes a conversation. What passed comes first, then what happens;
// lines go the other way: {"say":"…"} is sent, {"done":true} gives the conversation back.
#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "control/forms.h"
#include "daemon/clock.h"
#include "daemon/door.h"
#include "daemon/drafts.h"
#include "daemon/happenings.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

using namespace std::chrono_literals;
using control::End;
using control::Exchange;
using control::ExitCode;
using control::Json;
using messages::State;
using store::Store;

constexpr std::int64_t kHistory = 20;  // texts
constexpr int kTextsAtOnce = 1000;

class Chat {
 public:
  Chat(House& house, Exchange& exchange, PhoneNumber contact)
      : house_(house), exchange_(exchange), contact_(std::move(contact)) {}

  async::Task<End> run() {
    const auto tag = co_await house_.happenings->take_by_hand(contact_);
    if (!tag) co_return ended(tag.error());
    tag_ = *tag;
    Json head = Json::object();
    head["number"] = contact_.text();
    head["tag"] = tag_ == 0 ? Json() : Json(tag_);
    co_await exchange_.item(std::move(head));
    async::asio::co_spawn(co_await async::asio::this_coro::executor, listen(),
                          async::asio::detached);
    std::optional<Error> trouble = co_await follow();
    while (!listened_)
      co_await ended_.wait_for(1h);
    if (trouble) co_return ended(*trouble);
    co_return End(refused_ ? ExitCode::refused : ExitCode::done);
  }

 private:
  // All that passes until nobody listens any more.
  async::Task<std::optional<Error>> follow() {
    const std::int64_t limit = control::integer_at(exchange_.args(), "limit").value_or(kHistory);
    // What comes while the past is looked for is no past.
    const messages::MessageId before = co_await newest();
    std::optional<messages::MessageId> since;
    for (bool last = false;;) {
      const std::uint64_t seen = house_.bells.changes.count();
      last = listened_;
      const int most =
          since ? kTextsAtOnce : static_cast<int>(std::clamp<std::int64_t>(limit, 0, 10'000));
      const auto page = co_await house_.store.run(
          [&](Store& store) { return store.exchanged(contact_, since, most); });
      if (!page) co_return page.error();
      for (const messages::Message& message : *page) {
        Json form = control::to_form(message);
        co_await exchange_.item(std::move(form));
        if (since && !messages::is_final(message.state) &&
            message.direction == messages::Direction::out)
          pending_.push_back(message.id);
      }
      since = page->empty() ? since.value_or(before) : page->back().id;
      co_await tell_ends();
      co_await tell_notes();
      if (last || exchange_.client_gone()) co_return std::nullopt;
      co_await house_.bells.changes.wait_after(seen, 5s);
    }
  }

  // The last text of anybody.
  async::Task<messages::MessageId> newest() {
    messages::MessageId id = 0;
    for (const auto direction : {messages::Direction::in, messages::Direction::out}) {
      const store::Listing listing{.direction = direction, .limit = 1};
      const auto found =
          co_await house_.store.run([&](Store& store) { return store.list(listing); });
      if (found && !found->empty()) id = std::max(id, found->back().id);
    }
    co_return id;
  }

  // Of the texts of this conversation that were still on their way: those that will not arrive.
  async::Task<> tell_ends() {
    for (auto id = pending_.begin(); id != pending_.end();) {
      const messages::MessageId one = *id;
      const auto message =
          co_await house_.store.run([&](Store& store) { return store.message(one); });
      const bool on_its_way = message && !messages::is_final(message->state) &&
                              message->state != State::sent && message->state != State::unknown;
      if (on_its_way) {
        ++id;
        continue;
      }
      id = pending_.erase(id);
      if (!message || message->state == State::sent || message->state == State::delivered) continue;
      Json form = control::to_form(*message);
      form["again"] = true;
      co_await exchange_.item(std::move(form));
    }
  }

  async::Task<> tell_notes() {
    for (const Error& error : std::exchange(notes_, {})) {
      Json form = Json::object();
      form["error"] = control::to_form(error);
      co_await exchange_.item(std::move(form));
    }
  }

  async::Task<> listen() {
    while (true) {
      const auto line = co_await exchange_.next_line();
      if (!line) break;
      const auto form = control::from_line(*line);
      const Json request = form && form->is_object() ? *form : Json::object();
      if (control::flag_at(request, "done").value_or(false)) {
        co_await give_back();
      } else {
        const std::string text = control::text_at(request, "say").value_or("");
        const auto said = co_await say(text);
        if (!said) {
          refused_ = true;
          notes_.push_back(said.error());
        }
      }
      house_.bells.changes.ring();
    }
    listened_ = true;
    ended_.ring();
    house_.bells.changes.ring();
  }

  async::Task<> give_back() {
    if (tag_ == 0) co_return;
    const replies::FromAgent done{.tag = tag_, .wish = replies::FromAgent::Wish::done};
    const auto given = co_await house_.happenings->by_hand(done);
    if (!given) notes_.push_back(given.error());
  }

  // A person answers: it may go at any hour, but never to somebody who said STOP.
  async::Task<Result<void>> say(const std::string& text) {
    const Instant now = wall_now();
    messages::Draft draft{.to = contact_, .text = text};
    if (const auto sound = messages::check(draft); !sound) co_return fail(sound.error());
    const auto segments = sms::count_segments(text, sms::SegmentOptions{});
    if (!segments) co_return fail(segments.error());
    const auto may =
        co_await house_.store.run([&](Store& store) { return check_consent(store, draft, now); });
    if (!may && !may.error().is("stop-suspected")) co_return fail(may.error());
    if (tag_ != 0) {
      replies::FromAgent said{.tag = tag_, .text = text};
      co_return co_await house_.happenings->by_hand(said);
    }
    std::vector<std::pair<messages::Draft, int>> drafts;
    drafts.emplace_back(draft, static_cast<int>(*segments));
    const auto queued =
        co_await house_.store.run([&](Store& store) { return store.enqueue(drafts, now); });
    if (!queued) co_return fail(queued.error());
    house_.wake_senders();
    co_return Result<void>();
  }

  House& house_;
  Exchange& exchange_;
  PhoneNumber contact_;
  int tag_ = 0;  // of the conversation; 0: no playbook leads one
  std::vector<messages::MessageId> pending_;
  std::vector<Error> notes_;  // for the person, in their turn
  bool refused_ = false;
  bool listened_ = false;  // nothing more comes from the person
  async::Signal ended_;
};

}  // namespace

async::Task<End> chat(House& house, Exchange& exchange) {
  const auto number = PhoneNumber::parse(control::text_at(exchange.args(), "number").value_or(""),
                                         house.config.country);
  if (!number) co_return ended(number.error());
  Chat chat(house, exchange, *number);
  co_return co_await chat.run();
}

}  // namespace pigeon::daemon
