#include "simulator/network.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/hex.h"

namespace pigeon::simulator {
namespace {

// In which order the parts of a text go out; nothing when a part is named that is not there.
std::optional<std::vector<int>> order_of(const Network::Text& text, int parts) {
  std::vector<int> order = text.parts_order;
  if (order.empty()) {
    order.resize(static_cast<std::size_t>(parts));
    std::iota(order.begin(), order.end(), 0);
  }
  order.insert(order.end(), text.repeat.begin(), text.repeat.end());
  const auto is_there = [parts](int part) { return part >= 0 && part < parts; };
  if (!std::ranges::all_of(order, is_there)) return std::nullopt;
  return order;
}

}  // namespace

int Network::subscriber_of(std::string_view number) const {
  const auto found = std::ranges::find_if(
      subscribers_, [number](const Line& line) { return line.subscriber->number() == number; });
  if (found == subscribers_.end()) return -1;
  return static_cast<int>(found - subscribers_.begin());
}

Result<void> Network::submit(int from, const Octets& pdu, std::uint8_t reference) {
  const auto read = read_submit(pdu);
  if (!read) return fail(read.error());
  const Submission& submission = *read;
  const Instant now = scheduler_.now();
  const std::string& sender = line(from).subscriber->number();
  const Part part = submission.part.value_or(Part{0, 1, 1});
  Json event{{"event", "submit"},        {"modem", from},           {"from", sender},
             {"to", submission.to},      {"text", submission.text}, {"part", part.sequence},
             {"parts", part.total},      {"reference", reference},  {"hex", to_hex(pdu)},
             {"at", format_rfc3339(now)}};
  journal_.record(event);
  if (const auto whole = phones_.take(from, submission)) {
    const Json text{{"event", "text"},        {"modem", from},
                    {"from", sender},         {"to", submission.to},
                    {"text", whole->text},    {"parts", whole->parts},
                    {"reference", reference}, {"at", format_rfc3339(now)}};
    journal_.record(text);
  }

  const int to = subscriber_of(submission.to);
  if (to >= 0) {
    auto deliver = deliver_of(pdu, sender, now);
    if (!deliver) return fail(deliver.error());
    scheduler_.after(Milliseconds(0), [this, to, octets = std::move(*deliver)] {
      hand_over(to, {Delivery::Kind::text, octets});
    });
  }
  if (submission.wants_report) report(from, submission, reference);
  return {};
}

void Network::report(int to, const Submission& submission, std::uint8_t reference) {
  const Instant submitted = scheduler_.now();
  scheduler_.after(reports_.delay, [this, to, number = submission.to, reference, submitted] {
    const int status = reports_.status;
    const Json event{{"event", "report"}, {"modem", to},
                     {"to", number},      {"reference", reference},
                     {"status", status},  {"at", format_rfc3339(scheduler_.now())}};
    journal_.record(event);
    hand_over(to, {Delivery::Kind::status_report,
                   make_status_report(reference, number, submitted, scheduler_.now(), status)});
  });
}

Result<int> Network::inject(const Text& text) {
  const auto parts = make_delivers(text.from, text.text, next_concat_, scheduler_.now());
  if (!parts) return fail(parts.error());
  const int count = static_cast<int>(parts->size());
  const auto order = order_of(text, count);
  if (!order) {
    return fail("invalid-part", "This text has the parts 0 to " + std::to_string(count - 1),
                "Name only those in parts_order and repeat");
  }
  if (count > 1) ++next_concat_;
  for (const int part : *order)
    inject_pdu(text.to, (*parts)[static_cast<std::size_t>(part)]);
  return count;
}

void Network::inject_pdu(int to, Octets pdu) {
  hand_over(to, {Delivery::Kind::text, std::move(pdu)});
}

void Network::hand_over(int to, Delivery delivery) {
  Line& receiver = line(to);
  const bool straight = receiver.waiting.empty() && receiver.subscriber->take(delivery);
  const Json event{{"event", straight ? "deliver" : "wait"},
                   {"modem", to},
                   {"kind", delivery.kind == Delivery::Kind::text ? "text" : "report"},
                   {"hex", to_hex(delivery.pdu)},
                   {"at", format_rfc3339(scheduler_.now())}};
  if (!straight) receiver.waiting.push_back(std::move(delivery));
  journal_.record(event);
}

void Network::give_back(int subscriber, Delivery delivery) {
  line(subscriber).waiting.push_front(std::move(delivery));
}

void Network::try_again(int subscriber) {
  Line& receiver = line(subscriber);
  while (!receiver.waiting.empty()) {
    // Taken out first: taking may lead back here.
    Delivery delivery = std::move(receiver.waiting.front());
    receiver.waiting.pop_front();
    if (!receiver.subscriber->take(delivery)) {
      receiver.waiting.push_front(std::move(delivery));
      return;
    }
    const Json event{{"event", "deliver"},
                     {"modem", subscriber},
                     {"kind", delivery.kind == Delivery::Kind::text ? "text" : "report"},
                     {"hex", to_hex(delivery.pdu)},
                     {"at", format_rfc3339(scheduler_.now())}};
    journal_.record(event);
  }
}

std::size_t Network::waiting_for(int subscriber) const {
  return subscribers_[static_cast<std::size_t>(subscriber)].waiting.size();
}

}  // namespace pigeon::simulator
