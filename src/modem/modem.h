// One modem in use: opens its line, brings it to where it can send and receive, keeps it there, and
// starts again after whatever happens to it (unplug, reboot, silence). It knows nothing of queues
// and people; what it hears it gives to its Host, what it is to send it is handed.
//
// States: closed → opening → synchronising → identifying → unlocking → waiting_for_sim →
// configuring → sweeping → ready; from any of them to recovering, then back to synchronising or
// closed; `locked` waits for the owner (PIN wrong or missing).
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/asio.h"
#include "async/signal.h"
#include "at/dialogue.h"
#include "at/transcript.h"
#include "base/result.h"
#include "modem/host.h"
#include "modem/recovery.h"
#include "serial/line.h"

namespace pigeon::modem {

class Session;

// What became of a PDU that was to be sent.
struct Submission {
  enum class Outcome {
    sent,
    refused,          // for good
    try_again,        // the message's own attempt failed; later it may go
    not_handed_over,  // the modem's or the network's trouble: certainly not sent, not counted
    unknown,          // it may have been sent
  };
  Outcome outcome = Outcome::not_handed_over;
  std::optional<int> reference = {};  // TP-MR, when sent and told
  std::optional<Error> error = {};    // unless sent
};

// What the network answered to a USSD request.
struct UssdReply {
  std::string text = {};
  bool awaits_answer = false;  // a menu: the next request is the answer to it
};

class Modem {
 public:
  Modem(Settings settings, Host& host);
  Modem(const Modem&) = delete;
  Modem& operator=(const Modem&) = delete;
  ~Modem();

  // Works until stop(). Never fails: what goes wrong is recovered from, with growing pauses.
  async::Task<> run();
  void stop();

  const Settings& settings() const { return settings_; }
  State state() const { return state_; }
  const std::string& detail() const { return detail_; }  // why it is in this state, in plain words
  const Facts& facts() const { return facts_; }
  // The port in use; where it is found by IMEI, the one that was found last.
  const std::string& path() const { return path_; }
  bool can_send() const;
  // Whether a text has been announced that is not yet read and kept.
  bool is_receiving() const;

  // Hands one SUBMIT to the network (27.005 section 3.5.1, PDU mode). `tpdu_length` is in octets,
  // without the SMSC field. At most one at a time. `handing_over` is called right before the PDU is
  // written: from then on the modem may have it.
  async::Task<Submission> submit(std::string pdu, int tpdu_length,
                                 std::function<void()> handing_over = {});

  // A command of the owner ("AT+CSQ"), answered with the modem's lines. "no-modem" when closed.
  async::Task<Result<std::vector<std::string>>> ask(std::string command);

  // A USSD request such as "*100#", or the answer to a menu; "" ends the menu. Errors: "no-modem",
  // "no-answer" (of the network), "ussd-refused", the modem's own.
  async::Task<Result<UssdReply>> ussd(std::string request);

  // The owner's word: restart the modem now. "no-modem" when it can't be told.
  async::Task<Result<void>> restart();

  at::Transcript& transcript() { return transcript_; }

 private:
  class Guest;

  void enter(State state, std::string detail = {});
  async::Task<> read_lines(at::Dialogue& dialogue, bool& reading);
  async::Task<Error> work(serial::Line& line);
  async::Task<> pause(async::Duration duration);
  async::Task<Result<std::unique_ptr<serial::Line>>> open();
  void choose_profile();
  void tell_once(std::string_view what);
  // What follows on `why`: true when the line is to be opened anew.
  async::Task<bool> recover(Error why, std::chrono::steady_clock::duration lasted);
  async::Task<> climb(const Recovery::Step& step);

  Settings settings_;
  Host& host_;
  State state_ = State::closed;
  std::string detail_;
  Facts facts_;
  std::string path_;
  at::Transcript transcript_;
  async::Signal wake_;  // stop() cuts every pause short
  serial::Line* line_ = nullptr;
  Session* session_ = nullptr;  // while a line is open
  int guests_ = 0;              // who waits in its dialogue
  async::Signal left_;          // a guest or the reader has left it
  bool stopping_ = false;
  Recovery recovery_;
  std::optional<std::chrono::steady_clock::time_point> expected_back_;  // after a reset
  std::map<std::string, std::chrono::steady_clock::time_point, std::less<>> told_;
};

}  // namespace pigeon::modem
