// The part of a Modem that sends and receives messages.
#include <utility>

#include "base/hex.h"
#include "simulator/message_lines.h"
#include "simulator/modem.h"
#include "simulator/tpdu.h"
#include "sms/septets.h"

namespace pigeon::simulator {
namespace {

// The fields of +CNMI.
constexpr int kMode = 0;
constexpr int kMt = 1;
constexpr int kDs = 3;
constexpr int kBfr = 4;

// Indications held back under +CNMI mode 0; older ones are dropped (27.005 section 3.4.1).
constexpr std::size_t kMostHeldBack = 50;
constexpr Milliseconds kLateReference{400};

}  // namespace

// --- sending ---

void Modem::ask_for_message(TakeMessage then) {
  take_message_ = std::move(then);
  terminal_.ask_for_message(character_.asks ? character_.prompt : "", settings_.text_mode == 0);
}

void Modem::fill_memory() {
  Storage& memory = this->memory(receiving);
  for (int number = 1; !memory.full(); ++number) {
    const auto texts =
        make_delivers("+447700900199", "Filling " + std::to_string(number), 0, scheduler_.now());
    if (!texts) return;
    memory.add({MessageState::unread, texts->front()});
  }
}

std::string Modem::ussd_answer(std::string_view text) const {
  Octets octets;
  switch (character_.ussd) {
    case Ussd::plain:
      return '"' + std::string(text) + "\",15";
    case Ussd::ucs2:
      for (const char c : text) {
        octets.push_back(0);
        octets.push_back(static_cast<std::uint8_t>(c));
      }
      return '"' + to_hex(octets) + "\",72";
    case Ussd::packed: {
      // The letters and digits of GSM 7 bit are those of ASCII.
      const Octets septets(text.begin(), text.end());
      octets.resize(sms::packed_size(septets.size()));
      sms::pack_septets(septets, 0, octets.data());
      return to_hex(octets);
    }
  }
  return {};
}

void Modem::on_message(std::string text) {
  const TakeMessage take = std::exchange(take_message_, nullptr);
  if (faults_.strike(Fault::Kind::reboot_in_send, "", scheduler_.now())) {
    queue_.clear();
    reboot_after_answer();
    return;
  }
  if (faults_.strike(Fault::Kind::hang, "", scheduler_.now())) {
    queue_.clear();
    terminal_.ready();
    return;
  }
  const Outcome outcome = take(std::move(text));
  if (outcome.kind() != Outcome::Kind::later) resume(outcome);
}

void Modem::on_message_cancelled() {
  take_message_ = nullptr;
  finish(Outcome::ok());
}

Outcome Modem::submit(Octets pdu, std::string answer_prefix) {
  if (!registered()) return Outcome::cms(cms::kNoNetwork);
  const Instant handed = scheduler_.now();
  if (options_.send_latency == Milliseconds(0)) {
    send_now(pdu, answer_prefix, handed);
  } else {
    after(options_.send_latency, [this, pdu = std::move(pdu), prefix = std::move(answer_prefix),
                                  handed] { send_now(pdu, prefix, handed); });
  }
  return Outcome::later();
}

void Modem::send_now(const Octets& pdu, const std::string& answer_prefix, Instant handed) {
  const Instant now = scheduler_.now();
  if (const auto fault = faults_.strike(Fault::Kind::error, "+CMGS", now)) {
    resume(Outcome::as_written(fault->line));
    return;
  }
  const std::uint8_t reference = next_reference_;
  if (!network_.submit(options_.index, pdu, reference, handed)) {
    resume(Outcome::cms(cms::kInvalidPduParameter));
    return;
  }
  ++next_reference_;
  if (faults_.strike(Fault::Kind::no_final, "+CMGS", now)) {
    queue_.clear();
    terminal_.ready();
    return;
  }
  const std::string line = answer_prefix + std::to_string(reference);
  if (character_.reference == Reference::late) {
    after(kLateReference, [this, line] {
      terminal_.information(line);
      resume(Outcome::ok());
    });
    return;
  }
  if (character_.reference == Reference::before_ok) terminal_.information(line);
  if (character_.reference == Reference::after_ok) answer_later(Milliseconds(0), line);
  resume(Outcome::ok());
}

// --- receiving (27.005 sections 3.4.1 and 3.4.4) ---

bool Modem::take(const Delivery& delivery) {
  if (!registered() || !sms_ready_) return false;
  const bool taken =
      delivery.kind == Delivery::Kind::text ? take_text(delivery) : take_report(delivery);
  terminal_.flush();
  return taken;
}

bool Modem::take_text(const Delivery& delivery) {
  const int mt = settings_.cnmi[kMt];
  if (!character_.memories && mt < 2) return false;
  const std::optional<int> text_class = message_class(delivery.pdu);
  const bool direct = (mt == 2 && text_class != 2) || (mt == 3 && text_class == 3);
  if (direct) return route(delivery, "+CMT: ");
  return store(delivery, mt == 0 ? "" : "+CMTI: ");
}

bool Modem::take_report(const Delivery& delivery) {
  switch (settings_.cnmi[kDs]) {
    case 1:
      return route(delivery, character_.cds_comma ? "+CDS: ," : "+CDS: ");
    case 2:
      return store(delivery, "+CDSI: ");
    default:
      return true;  // nobody wants it: acknowledged and gone
  }
}

bool Modem::store(const Delivery& delivery, std::string_view urc) {
  if (character_.announcement == Announcement::nowhere) {
    indicate(std::string(urc) + ",-1");
    return false;  // the network brings it again
  }
  Storage& memory = this->memory(receiving);
  const auto index = memory.add({MessageState::unread, delivery.pdu});
  if (!index) return false;
  if (urc.empty()) return true;
  const std::string place = std::string(urc) + '"' + memory.name() + "\",";
  if (character_.announcement == Announcement::minus_one) {
    indicate(place + "-1");
    return true;
  }
  indicate(place + std::to_string(*index));
  if (character_.announcement == Announcement::twice) {
    if (const auto again = memory.add({MessageState::unread, delivery.pdu}))
      indicate(place + std::to_string(*again));
  }
  return true;
}

// Straight to the terminal. Under +CSMS=1 one at a time, until +CNMA says that it was received.
bool Modem::route(const Delivery& delivery, std::string_view urc) {
  if (settings_.service == 1) {
    if (unacknowledged_) return false;
    unacknowledged_ = delivery;
    after(kAcknowledgementTime, [this, mine = ++acknowledgement_] {
      if (mine != acknowledgement_ || !unacknowledged_) return;
      settings_.cnmi[kMt] = 0;
      settings_.cnmi[kDs] = 0;
      acknowledge(false);
    });
  }
  indicate(std::string(urc) + lines_on_arrival(delivery, settings_));
  return true;
}

bool Modem::acknowledge(bool received) {
  if (!unacknowledged_) return false;
  const Delivery delivery = *std::exchange(unacknowledged_, std::nullopt);
  ++acknowledgement_;
  if (!received) {
    network_.give_back(options_.index, delivery);
  }
  room_made();
  return true;
}

void Modem::room_made() {
  if (network_.waiting_for(options_.index) == 0) return;
  after(Milliseconds(0), [this] { network_.try_again(options_.index); });
}

void Modem::indicate(std::string_view line) {
  if (faults_.strike(Fault::Kind::silent, "", scheduler_.now())) return;
  if (settings_.cnmi[kMode] == 0) {
    held_back_.emplace_back(line);
    if (held_back_.size() > kMostHeldBack) held_back_.pop_front();
    return;
  }
  terminal_.information(line);
}

void Modem::indications_changed() {
  if (settings_.cnmi[kMode] == 0) return;
  std::deque<std::string> lines = std::exchange(held_back_, {});
  if (settings_.cnmi[kBfr] == 0) {
    for (const std::string& line : lines)
      terminal_.information(line);
  }
  room_made();
}

}  // namespace pigeon::simulator
