#include "modem/reception.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "at/phrasebook.h"
#include "modem/preparation.h"
#include "sms/decode.h"

namespace pigeon::modem {
namespace {

constexpr std::chrono::seconds kAcknowledgeDeadline{10};
constexpr int kMostNowhere = 2;
constexpr int kMostSlots = 50;  // where the modem does not tell
constexpr int kMostReadings = 3;
// A message that comes back after it was erased is erased at once again, and then so seldom.
constexpr int kFindsPerErasure = 10;
constexpr std::size_t kMostErased = 256;

// Some modems count the octets otherwise; then the PDU itself has to be consistent.
bool is_intact(const at::StoredMessage& message) {
  return at::is_whole(message) || sms::decode_received(message.pdu).has_value();
}

std::string slot_and_pdu(const at::StoredMessage& message) {
  return std::to_string(message.index) + ' ' + message.pdu;
}

}  // namespace

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
        sweep_wanted_ = true;  // "+CMTI: ,-1": stored somewhere, or nowhere
        nowhere_heard_ = true;
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
  const auto taken = co_await take_direct();
  if (!taken) co_return fail(taken.error());
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

async::Task<Result<void>> Reception::take_direct() {
  while (!direct_.empty()) {
    // It stays noted until it is on disk: there is no other copy.
    const std::string pdu = direct_.front();
    const auto kept = co_await keep(pdu);
    if (!kept) co_return fail(kept.error());
    stalled_ = !*kept;
    if (stalled_) break;
    direct_.erase(direct_.begin());
    if (!acknowledges_) continue;
    const auto acknowledged = co_await acknowledge();
    if (!acknowledged) co_return fail(acknowledged.error());
  }
  co_return Result<void>();
}

// The forms of +CNMA in turn; CMS 340 means that none was expected, which is no error.
async::Task<Result<void>> Reception::acknowledge() {
  for (const std::string_view form : profile().acknowledge.value_or(Profile::Words{})) {
    const at::Command command = at::typed(form, kAcknowledgeDeadline);
    const auto answer = co_await dialogue_.ask(command);
    if (answer || answer.error().is("cms-340")) break;
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Reception::fetch(const at::StoredNotice& notice) {
  // A text that lies in another memory than the one being read (a modem that announces "SM" while
  // ME is selected): read there, and come back.
  const bool elsewhere =
      !notice.memory.empty() && !facts_.storage.empty() && notice.memory != facts_.storage;
  if (elsewhere) {
    const auto there = co_await select_storage(dialogue_, profile(), notice.memory);
    if (!there) co_return fail(there.error());
  }
  bool found = false;
  const auto read = co_await read_slot(*notice.index, found);
  if (!read) co_return fail(read.error());
  if (!found) sweep_wanted_ = true;
  if (elsewhere) {
    const auto back = co_await select_storage(dialogue_, profile(), facts_.storage);
    if (!back) co_return fail(back.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Reception::read_slot(int index, bool& found) {
  std::string before;
  for (int reading = 0; reading < kMostReadings; ++reading) {
    const auto answer = co_await dialogue_.ask(at::read_message(index));
    if (!answer) {
      if (is_line_trouble(answer.error())) co_return fail(answer.error());
      co_return Result<void>();
    }
    auto message = at::message_of(*answer);
    if (!message) co_return Result<void>();
    found = true;
    message->index = index;
    const bool last = reading + 1 == kMostReadings;
    if (is_intact(*message) || (last && message->pdu == before))
      co_return co_await keep_and_erase(*message);
    before = std::move(message->pdu);
  }
  host_.tell("message " + std::to_string(index) +
             " reads otherwise each time, so it stays on the SIM: the line loses bytes (a lower "
             "baud, or flow control?)");
  co_return Result<void>();
}

// The answer to +CMGL is long, and where bytes of it were lost the index may be another message's:
// nothing is erased that was not read from its own slot.
async::Task<Result<void>> Reception::take_listed(const at::StoredMessage& message) {
  bool found = false;
  const auto read = co_await read_slot(message.index, found);
  if (!read) co_return fail(read.error());
  if (found || !at::is_whole(message)) co_return Result<void>();
  // A modem that lists what it does not let read.
  co_return co_await keep_and_erase(message);
}

async::Task<Result<void>> Reception::sweep() {
  const bool announced = std::exchange(sweep_wanted_, false);
  kept_ = 0;
  if (facts_.listing_hangs || profile().sweep_by_index.value_or(false)) {
    const auto swept = co_await sweep_slots();
    if (!swept) co_return fail(swept.error());
  } else {
    const auto answer = co_await dialogue_.ask(at::list_all());
    if (!answer && answer.error().is("at-timeout")) {
      facts_.listing_hangs = true;
      host_.tell("the modem never answers AT+CMGL: from now on its slots are read one by one");
    }
    if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
    // "Memory empty" is an error on some modems.
    if (answer) {
      for (const at::StoredMessage& message : at::listing_of(*answer)) {
        const auto kept = co_await take_listed(message);
        if (!kept) co_return fail(kept.error());
      }
    }
  }
  // Announced, and nowhere to be found, again and again: this modem stores nothing.
  announced_nowhere_ = kept_ == 0 && announced && nowhere_heard_ ? announced_nowhere_ + 1 : 0;
  nowhere_heard_ = false;
  if (announced_nowhere_ >= kMostNowhere && !facts_.stores_nothing &&
      profile().direct == Direct::fallback) {
    facts_.stores_nothing = true;
    co_return fail("stores-nothing",
                   "The modem announces texts that it stores nowhere; they are taken directly now");
  }
  co_return co_await gauge();
}

// Slot by slot, as many as the memory has.
async::Task<Result<void>> Reception::sweep_slots() {
  const auto gauged = co_await gauge();
  if (!gauged) co_return fail(gauged.error());
  const int first = profile().index_base.value_or(1);
  const int total = facts_.storage_total.value_or(kMostSlots);
  // One below and one above: where counting begins differs between firmwares.
  for (int index = std::max(first - 1, 0); index <= first + total; ++index) {
    bool found = false;
    const auto read = co_await read_slot(index, found);
    if (!read) co_return fail(read.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Reception::sweep_elsewhere() {
  const std::vector<std::string> memories = facts_.memories;
  bool moved = false;
  for (const std::string& memory : memories) {
    // Other names (MT, BM, SR) are the same slots again, dummies, or no texts.
    if (memory == facts_.storage || (memory != "SM" && memory != "ME")) continue;
    const auto there = co_await select_storage(dialogue_, profile(), memory);
    if (!there) co_return fail(there.error());
    if (!*there) continue;
    moved = true;
    const auto swept = co_await sweep();
    if (!swept) co_return fail(swept.error());
  }
  if (!moved || facts_.storage.empty()) co_return Result<void>();
  const auto back = co_await select_storage(dialogue_, profile(), facts_.storage);
  if (!back) co_return fail(back.error());
  co_return co_await gauge();
}

// How full the memory is; the owner is told once when it passes the alarm.
async::Task<Result<void>> Reception::gauge() {
  const auto use = co_await dialogue_.ask(at::storage_use());
  if (!use) {
    if (is_line_trouble(use.error())) co_return fail(use.error());
    co_return Result<void>();
  }
  const auto memories = at::storage_use_of(*use);
  if (memories.empty()) co_return Result<void>();
  facts_.storage_used = memories.front().used;
  facts_.storage_total = memories.front().total;
  const int total = std::max(memories.front().total, 1);
  const int percent = memories.front().used * 100 / total;
  const bool alarming = percent >= profile().storage_alarm.value_or(100);
  if (alarming && !alarmed_) {
    host_.tell("the modem's memory is " + std::to_string(percent) + " % full (" +
               std::to_string(memories.front().used) + " of " + std::to_string(total) +
               "): soon it takes no more texts");
  }
  alarmed_ = alarming;
  co_return Result<void>();
}

async::Task<Result<void>> Reception::keep_and_erase(const at::StoredMessage& message) {
  if (message.pdu.empty() || message.index < 0) co_return Result<void>();
  const auto again = erased_.find(slot_and_pdu(message));
  if (again != erased_.end()) {
    ++again->second;
    if (again->second > 1 && again->second % kFindsPerErasure != 0) co_return Result<void>();
    co_return co_await erase(message);
  }
  const auto kept = co_await keep(message.pdu);
  if (!kept) co_return fail(kept.error());
  if (!*kept) co_return Result<void>();
  ++kept_;
  co_return co_await erase(message);
}

async::Task<Result<void>> Reception::erase(const at::StoredMessage& message) {
  const auto erased = co_await dialogue_.ask(at::erase_message(message.index));
  if (!erased && is_line_trouble(erased.error())) co_return fail(erased.error());
  if (erased_.size() >= kMostErased) erased_.clear();
  const bool first = erased_.try_emplace(slot_and_pdu(message), 0).second;
  if (!erased && first) {
    host_.tell("message " + std::to_string(message.index) +
               " can't be erased from the modem, which is tried again now and then: " +
               erased.error().text());
  }
  co_return Result<void>();
}

async::Task<Result<bool>> Reception::keep(const std::string& pdu) {
  // From here on it is the host's, which knows that somebody may have to be answered.
  reading_ = false;
  const auto kept = co_await host_.keep(pdu);
  co_return kept.has_value();
}

}  // namespace pigeon::modem
