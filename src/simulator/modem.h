// One made-up modem: its settings, its SIM, its memories and the commands it runs. Pure: bytes in
// and bytes out, time through the Scheduler.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/character.h"
#include "simulator/command_line.h"
#include "simulator/faults.h"
#include "simulator/network.h"
#include "simulator/outcome.h"
#include "simulator/scheduler.h"
#include "simulator/settings.h"
#include "simulator/sim_card.h"
#include "simulator/storage.h"
#include "simulator/subscriber.h"
#include "simulator/terminal.h"

namespace pigeon::simulator {

class Modem : public Subscriber, private Terminal::Listener {
 public:
  struct Options {
    int index = 0;
    std::string number = {};  // international, with +
    std::string pin = {};     // "" : the SIM asks for none
    Milliseconds send_latency{0};
  };

  Modem(Options options, const Character& character, Scheduler& scheduler, Network& network);

  // --- the line ---
  void set_output(std::function<void(std::string_view)> output);
  void feed(std::string_view bytes);
  void unsolicited(std::string_view line);
  void garbage(std::string_view bytes);

  // --- the network ---
  const std::string& number() const override { return options_.number; }
  bool take(const Delivery& delivery) override;

  // --- the hand of fate ---
  // All that was told is forgotten, nothing is answered, the network keeps what comes.
  void switch_off();
  // The same, and the boot lines come after the character's boot time.
  void reboot();
  // Who takes a restart over: a modem on USB loses its port with it.
  void on_restart(std::function<void()> restart) { restart_ = std::move(restart); }
  // Restarts as this modem does.
  void restart();

  // The network is not there for so long.
  void lose_network(Milliseconds how_long);
  // The SIM asks for a PIN from now on.
  void lock_sim(std::string pin);
  // Fills the memory for received texts.
  void fill_memory();
  // Somebody calls; it rings twice.
  void ring(const std::string& from);
  Faults& faults() { return faults_; }

  // --- what the commands work on ---
  Settings& settings() { return settings_; }
  SimCard& sim() { return sim_; }
  const Character& character() const { return character_; }
  const Options& options() const { return options_; }
  Network& network() { return network_; }
  Scheduler& scheduler() { return scheduler_; }

  // Kept on the SIM: a reboot does not forget it.
  const std::string& service_centre() const { return service_centre_; }
  void set_service_centre(std::string number) { service_centre_ = std::move(number); }

  // 15 digits, the last one by Luhn (3GPP TS 23.003 section 6.2.1); 15 digits; 19 digits.
  std::string imei() const;
  std::string imsi() const;
  std::string iccid() const;

  bool registered() const;

  // Null when there is none of that name.
  Storage* storage(std::string_view name);
  // <mem1> reads and deletes, <mem2> writes and sends, <mem3> receives (27.005 section 3.2.2).
  enum Use { reading = 0, writing = 1, receiving = 2 };
  Storage& memory(Use use);

  void information(std::string_view line) { terminal_.information(line); }
  void raw(std::string_view bytes) { terminal_.raw(bytes); }

  // Asks for a message; `then` gets it, and ends the command by an outcome or later by resume().
  using TakeMessage = std::function<Outcome(std::string)>;
  void ask_for_message(TakeMessage then);

  // Hands a SUBMIT (SMSC field first) to the network after the send latency; ends the command with
  // `+CMGS: <mr>` (or +CMSS).
  Outcome submit(Octets pdu, std::string answer_prefix);

  // Ends a command that had answered Outcome::later().
  void resume(Outcome outcome);

  // The answer to a USSD request, written as this modem does.
  std::string ussd_answer(std::string_view text) const;

  // +CNMI=…: what was held back under mode 0 is given (bfr 0) or dropped (bfr 1).
  void indications_changed();

  // A line that comes on its own some time after the answer.
  void answer_later(Milliseconds delay, std::string line);

  // A slot is free or the radio is on: what waits in the network is offered again.
  void room_made();

  // +CFUN=1,1: the answer goes out first.
  void reboot_after_answer();

  // The PIN was right: messages can be handled the character's ready time later.
  void sim_opened();

  // +CNMA: false when no acknowledgement was expected.
  bool acknowledge(bool received);

  static constexpr Milliseconds kAcknowledgementTime{10'000};

 private:
  void on_command_line(std::string after_at) override;
  void on_message(std::string text) override;
  void on_message_cancelled() override;

  void run_next();
  void finish(const Outcome& outcome);
  Outcome run(const Command& command);
  std::optional<Outcome> refusal(const Command& command);
  void send_now(const Octets& pdu, const std::string& answer_prefix, Instant handed);
  // Runs `what` unless the modem has rebooted meanwhile.
  void after(Milliseconds delay, std::function<void()> what);

  bool take_text(const Delivery& delivery);
  bool take_report(const Delivery& delivery);
  bool store(const Delivery& delivery, std::string_view urc);
  bool route(const Delivery& delivery, std::string_view urc);
  void indicate(std::string_view line);
  void load_memories();
  bool say(const std::string& after_at);
  void chatter();

  Options options_;
  Character character_;
  Scheduler& scheduler_;
  Network& network_;
  Settings settings_;
  SimCard sim_;
  std::string service_centre_{kServiceCentre};
  std::deque<Storage> storages_;
  Terminal terminal_;
  Faults faults_;

  std::deque<Command> queue_;
  TakeMessage take_message_;
  std::uint64_t life_ = 0;  // counts reboots
  std::function<void()> restart_;
  bool running_ = true;
  bool has_network_ = true;
  int deaf_;
  bool sms_ready_;
  std::uint8_t next_reference_ = 0;
  std::deque<std::string> held_back_;
  std::optional<Delivery> unacknowledged_;
  std::uint64_t acknowledgement_ = 0;
};

}  // namespace pigeon::simulator
