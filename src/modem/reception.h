// Hears what the network brings and gives it to the host: stored texts and reports (+CMTI, +CDSI),
// direct ones (+CMT, +CDS), and a full listing now and then for what was never announced. A PDU is
// erased from the modem only when the host has it on disk (27.005 sections 3.4.1, 3.5.3, 3.5.4).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "at/answers.h"
#include "at/dialogue.h"
#include "modem/host.h"

namespace pigeon::modem {

class Reception {
 public:
  Reception(at::Dialogue& dialogue, const Settings& settings, Facts& facts, Host& host)
      : dialogue_(dialogue), settings_(settings), facts_(facts), host_(host) {}

  // Notes what is to be done; called from the reader, so it does not wait.
  // Returns whether `urc` was one of reception's.
  bool hear(const at::Urc& urc);
  bool has_work() const {
    return sweep_wanted_ || (!direct_.empty() && !stalled_) || !notices_.empty();
  }

  // Whether a text that was announced, or has come, is not yet at the host.
  bool is_reading() const { return reading_ || !direct_.empty() || !notices_.empty(); }

  // Does what was noted. Errors are the line's ("line-gone", "at-timeout", "line-stuck"); what the
  // modem refuses or the host can't keep is told and tried again at the next sweep.
  async::Task<Result<void>> work();

  // Lists the memory in use, keeps and erases everything in it.
  async::Task<Result<void>> sweep();
  // The same with every other memory of the modem: texts may lie there from before.
  async::Task<Result<void>> sweep_elsewhere();

  // +CSMS=1 is in force: each +CMT and +CDS must be acknowledged.
  void acknowledge_direct(bool wanted) { acknowledges_ = wanted; }

 private:
  async::Task<Result<void>> take_direct();
  async::Task<Result<void>> acknowledge();
  async::Task<Result<void>> fetch(const at::StoredNotice& notice);
  async::Task<Result<void>> sweep_slots();
  async::Task<Result<void>> read_slot(int index, bool& found);
  async::Task<Result<void>> gauge();
  async::Task<Result<void>> take_listed(const at::StoredMessage& message);
  async::Task<Result<void>> keep_and_erase(const at::StoredMessage& message);
  async::Task<Result<void>> erase(const at::StoredMessage& message);
  async::Task<Result<bool>> keep(const std::string& pdu);

  const Profile& profile() const { return settings_.profile; }

  at::Dialogue& dialogue_;
  const Settings& settings_;
  Facts& facts_;
  Host& host_;
  std::vector<std::string> direct_;
  std::vector<at::StoredNotice> notices_;
  bool sweep_wanted_ = false;
  bool reading_ = false;
  bool acknowledges_ = false;
  bool stalled_ = false;       // a direct text could not be kept: later again
  bool alarmed_ = false;       // the owner knows that the memory is nearly full
  int announced_nowhere_ = 0;  // texts that were announced without a place and found nowhere
  bool nowhere_heard_ = false;
  int kept_ = 0;  // by the sweep in hand

  // Messages that were erased, by slot and PDU, and how often they have been found since: a modem
  // may not erase, whatever it says.
  std::map<std::string, int> erased_;
};

// Whether `error` is the line's or the dialogue's own, after which nothing more can be asked.
bool is_line_trouble(const Error& error);

}  // namespace pigeon::modem
