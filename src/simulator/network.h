// The made-up network: a service centre that takes SUBMITs, hands DELIVERs to its own subscribers,
// plays every other number as a phone that reads what it gets, and sends status reports.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "simulator/journal.h"
#include "simulator/phones.h"
#include "simulator/scheduler.h"
#include "simulator/subscriber.h"
#include "simulator/tpdu.h"

namespace pigeon::simulator {

class Network {
 public:
  // How status reports are answered for phones: TP-Status (23.040 section 9.2.3.15) and when.
  struct Reports {
    int status = 0;
    Milliseconds delay{200};
  };

  Network(Scheduler& scheduler, Journal& journal) : scheduler_(scheduler), journal_(journal) {}

  // Subscribers are known by the order in which they join, from 0. They outlive the network's use.
  void join(Subscriber& subscriber) { subscribers_.push_back({&subscriber, {}}); }
  void set_reports(Reports reports) { reports_ = reports; }
  const Reports& reports() const { return reports_; }

  // A SUBMIT from a subscriber under the message reference of its modem, which had it on its line
  // at `handed`. An error when it is none.
  Result<void> submit(int from, const Octets& pdu, std::uint8_t reference, Instant handed);

  // A text that a phone sends to a subscriber, split where it is long.
  struct Text {
    int to = 0;
    std::string from = {};
    std::string text = {};
    std::vector<int> parts_order = {};  // numbers of parts from 0; empty: as they come
    std::vector<int> repeat = {};       // these come a second time
  };
  // The number of parts; "invalid-part" when one is named that is not there.
  Result<int> inject(const Text& text);
  void inject_pdu(int to, Octets pdu);

  // A subscriber had taken it and could not keep it after all: it waits, ahead of the others.
  void give_back(int subscriber, Delivery delivery);

  // The subscriber has room, or is on again.
  void try_again(int subscriber);

  std::size_t waiting_for(int subscriber) const;
  int subscribers() const { return static_cast<int>(subscribers_.size()); }

 private:
  struct Line {
    Subscriber* subscriber;
    std::deque<Delivery> waiting;
  };

  Json event_of(std::string_view name, int modem) const;
  void record_submit(int from, const Octets& pdu, const Submission& submission,
                     std::uint8_t reference, Instant handed);
  void record_delivery(std::string_view event_name, int to, const Delivery& delivery);
  void hand_over(int to, Delivery delivery);
  void report(int to, const Submission& submission, std::uint8_t reference);
  int subscriber_of(std::string_view number) const;
  Line& line(int subscriber) { return subscribers_[static_cast<std::size_t>(subscriber)]; }

  Scheduler& scheduler_;
  Journal& journal_;
  std::vector<Line> subscribers_;
  Phones phones_;
  Reports reports_;
  std::uint16_t next_concat_ = 1;
};

}  // namespace pigeon::simulator
