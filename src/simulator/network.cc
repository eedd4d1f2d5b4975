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

Result<void> Network::submit(int from, const Octets& pdu, std::uint8_t reference, Instant handed) {
  const auto submission = read_submit(pdu);
  if (!submission) return fail(submission.error());
  const std::string& sender = line(from).subscriber->number();
  const int to = subscriber_of(submission->to);
  if (to >= 0) {
    auto deliver = deliver_of(*submission, sender, scheduler_.now());
    if (!deliver) return fail(deliver.error());
    scheduler_.after(Milliseconds(0), [this, to, octets = std::move(*deliver)] {
      hand_over(to, {Delivery::Kind::text, octets});
    });
  }
  record_submit(from, pdu, *submission, reference, handed);
  if (submission->wants_report) report(from, *submission, reference);
  return {};
}

void Network::record_submit(int from, const Octets& pdu, const Submission& submission,
                            std::uint8_t reference, Instant handed) {
  Json event = event_of("submit", from);
  event["from"] = line(from).subscriber->number();
  event["to"] = submission.to;
  event["text"] = submission.data.text;
  event["part"] = submission.data.concat ? submission.data.concat->sequence : 1;
  event["parts"] = submission.data.concat ? submission.data.concat->total : 1;
  event["reference"] = reference;
  event["handed"] = format_rfc3339(handed);
  event["hex"] = to_hex(pdu);
  journal_.record(event);
  const auto whole = phones_.take(from, submission);
  if (!whole) return;
  event["event"] = "text";
  event["text"] = whole->text;
  event["parts"] = whole->parts;
  event.erase("part");
  event.erase("handed");
  event.erase("hex");
  journal_.record(event);
}

Json Network::event_of(std::string_view name, int modem) const {
  return Json{{"event", name}, {"modem", modem}, {"at", format_rfc3339(scheduler_.now())}};
}

void Network::record_delivery(std::string_view event_name, int to, const Delivery& delivery) {
  Json event = event_of(event_name, to);
  event["kind"] = delivery.kind == Delivery::Kind::text ? "text" : "report";
  event["hex"] = to_hex(delivery.pdu);
  journal_.record(event);
}

void Network::report(int to, const Submission& submission, std::uint8_t reference) {
  const Instant submitted = scheduler_.now();
  scheduler_.after(reports_.delay, [this, to, number = submission.to, reference, submitted] {
    const auto pdu =
        make_status_report(reference, number, submitted, scheduler_.now(), reports_.status);
    if (!pdu) return;  // the number was a recipient before, so it has a form
    Json event = event_of("report", to);
    event["to"] = number;
    event["reference"] = reference;
    event["status"] = reports_.status;
    journal_.record(event);
    hand_over(to, {Delivery::Kind::status_report, *pdu});
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
  if (receiver.waiting.empty() && receiver.subscriber->take(delivery)) {
    record_delivery("deliver", to, delivery);
    return;
  }
  record_delivery("wait", to, delivery);
  receiver.waiting.push_back(std::move(delivery));
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
    record_delivery("deliver", subscriber, delivery);
  }
}

std::size_t Network::waiting_for(int subscriber) const {
  return subscribers_[static_cast<std::size_t>(subscriber)].waiting.size();
}

}  // namespace pigeon::simulator
