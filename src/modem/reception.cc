#include "modem/reception.h"

#include <utility>

#include "at/phrasebook.h"

namespace pigeon::modem {

bool is_line_trouble(const Error& error) {
  return error.is("line-gone") || error.is("at-timeout") || error.is("line-stuck");
}

bool Reception::hear(const at::Urc& urc) {
  switch (at::kind_of(urc.line)) {
    case at::UrcKind::message:
    case at::UrcKind::report:
    case at::UrcKind::broadcast:
      if (urc.pdu.empty()) {
        sweep_wanted_ = true;
      } else if (at::kind_of(urc.line) != at::UrcKind::broadcast) {
        direct_.push_back(urc.pdu);
      }
      return true;
    case at::UrcKind::message_stored:
    case at::UrcKind::report_stored:
      if (const auto notice = at::stored_notice_of(urc.line); notice && notice->index) {
        notices_.push_back(*notice);
      } else {
        sweep_wanted_ = true;  // "+CMTI: ,-1": stored somewhere
      }
      return true;
    case at::UrcKind::memory_full:
      sweep_wanted_ = true;
      return true;
    default:
      return false;
  }
}

async::Task<Result<void>> Reception::work() {
  while (!direct_.empty()) {
    // It stays noted until it is on disk: there is no other copy.
    const std::string pdu = direct_.front();
    const auto kept = co_await keep(pdu);
    if (!kept) co_return fail(kept.error());
    if (!*kept) break;
    direct_.erase(direct_.begin());
    if (!acknowledges_) continue;
    const auto acknowledged = co_await dialogue_.ask(at::acknowledge_pdu());
    if (!acknowledged && is_line_trouble(acknowledged.error()))
      co_return fail(acknowledged.error());
  }
  while (!notices_.empty()) {
    const at::StoredNotice notice = notices_.front();
    notices_.erase(notices_.begin());
    reading_ = true;
    const auto fetched = co_await fetch(notice);
    reading_ = false;
    if (!fetched) co_return fail(fetched.error());
  }
  if (sweep_wanted_) co_return co_await sweep();
  co_return Result<void>();
}

async::Task<Result<void>> Reception::fetch(const at::StoredNotice& notice) {
  // A text that lies in another memory than the one being read (a modem that announces "SM" while
  // ME is selected): read there, and come back.
  const bool elsewhere =
      !notice.memory.empty() && !facts_.storage.empty() && notice.memory != facts_.storage;
  if (elsewhere) {
    const auto there = co_await dialogue_.ask(at::select_storages(notice.memory));
    if (!there && is_line_trouble(there.error())) co_return fail(there.error());
  }
  const auto answer = co_await dialogue_.ask(at::read_message(*notice.index));
  Result<void> result;
  if (!answer && is_line_trouble(answer.error())) {
    co_return fail(answer.error());
  } else if (!answer) {
    sweep_wanted_ = true;
  } else if (auto message = at::message_of(*answer)) {
    message->index = *notice.index;
    result = co_await keep_and_erase(*message);
  }
  if (elsewhere && result) {
    const auto back = co_await dialogue_.ask(at::select_storages(facts_.storage));
    if (!back && is_line_trouble(back.error())) co_return fail(back.error());
  }
  co_return result;
}

async::Task<Result<void>> Reception::sweep() {
  sweep_wanted_ = false;
  const auto answer = co_await dialogue_.ask(at::list_all());
  if (!answer) {
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
    co_return Result<void>();  // "memory empty" is an error on some modems
  }
  for (const at::StoredMessage& message : at::listing_of(*answer)) {
    const auto kept = co_await keep_and_erase(message);
    if (!kept) co_return fail(kept.error());
  }
  const auto use = co_await dialogue_.ask(at::storage_use());
  if (use) {
    if (const auto memories = at::storage_use_of(*use); !memories.empty()) {
      facts_.storage_used = memories.front().used;
      facts_.storage_total = memories.front().total;
    }
  } else if (is_line_trouble(use.error())) {
    co_return fail(use.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Reception::keep_and_erase(const at::StoredMessage& message) {
  if (message.pdu.empty() || message.index < 0) co_return Result<void>();
  const auto kept = co_await keep(message.pdu);
  if (!kept) co_return fail(kept.error());
  if (!*kept) co_return Result<void>();
  const auto erased = co_await dialogue_.ask(at::erase_message(message.index));
  if (!erased) {
    if (is_line_trouble(erased.error())) co_return fail(erased.error());
    host_.tell("message " + std::to_string(message.index) +
               " can't be erased from the modem: " + erased.error().text());
  }
  co_return Result<void>();
}

async::Task<Result<bool>> Reception::keep(const std::string& pdu) {
  const auto kept = co_await host_.keep(pdu);
  reading_ = false;
  co_return kept.has_value();
}

}  // namespace pigeon::modem
