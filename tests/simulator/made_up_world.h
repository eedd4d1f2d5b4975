// Modems and a network on a made-up clock: a day passes in a millisecond.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hex.h"
#include "simulator/character.h"
#include "simulator/modem.h"
#include "simulator/network.h"
#include "sms/submit.h"

namespace pigeon::simulator {

class ManualScheduler : public Scheduler {
 public:
  Instant now() const override { return now_; }
  void after(Milliseconds delay, std::function<void()> what) override {
    due_.emplace(now_ + delay, std::move(what));
  }

  // Runs all that falls due within `span`, and what that brings about in it.
  void pass(Milliseconds span) {
    const Instant end = now_ + span;
    while (!due_.empty() && due_.begin()->first <= end) {
      const auto next = due_.begin();
      now_ = std::max(now_, next->first);
      const auto what = std::move(next->second);
      due_.erase(next);
      what();
    }
    now_ = end;
  }

 private:
  Instant now_ = from_epoch_ms(1'795'541'400'000);  // 2026-11-24T17:30:00Z
  std::multimap<Instant, std::function<void()>> due_;
};

// A modem and what it has written.
struct Desk {
  std::unique_ptr<Modem> modem;
  std::string written;

  // What it has written since the last time.
  std::string take() { return std::exchange(written, {}); }
};

class World {
 public:
  explicit World(int count, Modem::Options options = {}, std::string_view like = "generic") {
    for (int index = 0; index < count; ++index) {
      options.index = index;
      options.number = "+44770090000" + std::to_string(index + 1);
      auto desk = std::make_unique<Desk>();
      desk->modem = std::make_unique<Modem>(options, *find_character(like), scheduler, network);
      desk->modem->set_output(
          [raw = desk.get()](std::string_view bytes) { raw->written += bytes; });
      network.join(*desk->modem);
      desks_.push_back(std::move(desk));
    }
  }

  Modem& modem(int index) { return *desk(index).modem; }
  Desk& desk(int index) { return *desks_[static_cast<std::size_t>(index)]; }

  // Writes `line` and CR; answers what comes back at once.
  std::string at(int index, std::string_view line) {
    desk(index).take();
    modem(index).feed(std::string(line) + "\r");
    scheduler.pass(Milliseconds(0));
    return desk(index).take();
  }

  // Echo off, PDU mode, reports and indications on.
  void set_up(int index, std::string_view cnmi = "2,1,0,1,0") {
    at(index, "ATE0");
    at(index, "AT+CMGF=0;+CMEE=1;+CNMI=" + std::string(cnmi));
  }

  // Sends all parts of `text`; the answer to the last one.
  std::string send(int index, const sms::SubmitOptions& options, std::string_view text) {
    std::string answer;
    const auto parts = sms::encode_submit(text, options);
    for (const sms::EncodedPart& part : *parts) {
      at(index, "AT+CMGS=" + std::to_string(part.tpdu_length));
      modem(index).feed(part.hex + "\x1a");
      scheduler.pass(Milliseconds(0));
      answer = desk(index).take();
    }
    return answer;
  }
  std::string send(int index, std::string_view to, std::string_view text) {
    sms::SubmitOptions options;
    options.to = to;
    return send(index, options, text);
  }

  // The recorded events of one name.
  std::vector<Json> events(std::string_view name) const {
    std::vector<Json> events;
    for (const std::string& line : journal.past(name))
      events.push_back(Json::parse(line));
    return events;
  }

  ManualScheduler scheduler;
  Journal journal;
  Network network{scheduler, journal};

 private:
  std::vector<std::unique_ptr<Desk>> desks_;
};

}  // namespace pigeon::simulator
