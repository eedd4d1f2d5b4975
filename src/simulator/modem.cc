#include "simulator/modem.h"

#include <algorithm>
#include <utility>

#include "simulator/command_table.h"

namespace pigeon::simulator {
namespace {

std::string padded(int value, int width) {
  std::string digits = std::to_string(value);
  if (digits.size() >= static_cast<std::size_t>(width)) return digits;
  return std::string(static_cast<std::size_t>(width) - digits.size(), '0') + digits;
}

char luhn_digit(std::string_view digits) {
  int sum = 0;
  bool twice = true;  // from the right, beginning next to the check digit
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

Modem::Modem(Options options, const Character& character, Scheduler& scheduler, Network& network)
    : options_(std::move(options)),
      character_(character),
      scheduler_(scheduler),
      network_(network),
      sim_(options_.pin),
      terminal_(settings_, *this),
      deaf_(character.deaf),
      sms_ready_(options_.pin.empty()) {
  terminal_.set_style(character_.line_end, character_.everywhere ? character_.noise : "");
  storages_.emplace_back("ME", character.slots, character.first_index);
  storages_.emplace_back("SM", character.slots, character.first_index);
  if (character.cpms_test.find("MT") != std::string_view::npos)
    storages_.emplace_back("MT", character.slots, character.first_index);
  load_memories();
  chatter();
}

void Modem::load_memories() {
  settings_.memories.fill(std::string(character_.receives_into));
}

void Modem::set_output(std::function<void(std::string_view)> output) {
  terminal_.set_output(std::move(output));
}

void Modem::feed(std::string_view bytes) {
  if (!running_) return;
  terminal_.feed(bytes);
}

void Modem::unsolicited(std::string_view line) {
  terminal_.information(line);
  terminal_.flush();
}

void Modem::garbage(std::string_view bytes) {
  terminal_.raw(bytes);
  terminal_.flush();
}

std::string Modem::imei() const {
  const std::string digits = "35672311" + padded(options_.index + 1, 6);
  return digits + luhn_digit(digits);
}

std::string Modem::imsi() const {
  return "23415" + padded(options_.index + 1, 10);
}

std::string Modem::iccid() const {
  const std::string digits = "894415" + padded(options_.index + 1, 12);
  return digits + luhn_digit(digits);
}

bool Modem::registered() const {
  return running_ && has_network_ && settings_.full_function == 1 &&
         sim_.lock() == SimCard::Lock::open;
}

Storage* Modem::storage(std::string_view name) {
  for (Storage& storage : storages_) {
    if (storage.name() == name) return &storage;
  }
  return nullptr;
}

Storage& Modem::memory(Use use) {
  return *storage(settings_.memories[static_cast<std::size_t>(use)]);
}

void Modem::after(Milliseconds delay, std::function<void()> what) {
  scheduler_.after(delay, [this, life = life_, what = std::move(what)] {
    if (life != life_) return;
    what();
    terminal_.flush();
  });
}

// --- commands ---

// Noise that nobody asked for, again and again.
void Modem::chatter() {
  if (character_.chatter == Milliseconds(0)) return;
  scheduler_.after(character_.chatter, [this] {
    if (running_) unsolicited(character_.noise);
    chatter();
  });
}

// A command of the maker's own. False when it is none.
bool Modem::say(const std::string& after_at) {
  const auto found = std::ranges::find(character_.sayings, after_at, &Saying::command);
  if (found == character_.sayings.end()) return false;
  if (found->answer == kRestart) {
    finish(Outcome::ok());
    reboot_after_answer();
    return true;
  }
  std::string answer(found->answer);
  constexpr std::string_view kTries = "{tries}";
  for (std::size_t at; (at = answer.find(kTries)) != std::string::npos;)
    answer.replace(at, kTries.size(), std::to_string(sim_.pin_tries()));
  if (!answer.empty()) information(answer);
  finish(Outcome::ok());
  return true;
}

void Modem::on_command_line(std::string after_at) {
  if (deaf_ > 0) {
    --deaf_;
    terminal_.ready();
    return;
  }
  const auto commands = parse_command_line(after_at);
  const std::string first = commands ? commands->front().name : std::string();
  if (faults_.strike(Fault::Kind::hang, first, scheduler_.now())) {
    terminal_.ready();
    return;
  }
  if (say(after_at)) return;
  if (!commands) {
    finish(Outcome::error());
    return;
  }
  queue_.assign(commands->begin(), commands->end());
  run_next();
}

void Modem::run_next() {
  while (true) {
    const Command command = std::move(queue_.front());
    queue_.pop_front();
    const Outcome outcome = run(command);
    if (outcome.kind() == Outcome::Kind::later) return;
    if (!outcome.is_ok() || queue_.empty()) {
      finish(outcome);
      return;
    }
  }
}

void Modem::resume(Outcome outcome) {
  if (outcome.is_ok() && !queue_.empty()) {
    run_next();
  } else {
    finish(outcome);
  }
}

void Modem::finish(const Outcome& outcome) {
  queue_.clear();
  if (outcome.kind() == Outcome::Kind::silence) {
    terminal_.ready();
    return;
  }
  const bool coded = character_.numeric_errors || outcome.is_ok();
  const Outcome::Text text =
      coded ? outcome.text(settings_.error_reports) : Outcome::error().text(0);
  terminal_.result(text.verbose, text.numeric);
  terminal_.ready();
}

Outcome Modem::run(const Command& command) {
  const CommandEntry* entry = find_command(command.name);
  if (entry == nullptr) {
    if (!character_.unknown.empty()) return Outcome::as_written(std::string(character_.unknown));
    const bool extended = command.name.size() > 1 && command.name.front() != '&';
    return extended ? Outcome::cme(cme::kNotSupported) : Outcome::error();
  }
  if (command.form != Command::Form::test) {
    if (const auto refused = refusal(command)) return *refused;
  }
  return entry->handle(*this, command);
}

// What stands in the way of a command before it is looked at: a fault, a locked or busy SIM.
std::optional<Outcome> Modem::refusal(const Command& command) {
  const CommandEntry& entry = *find_command(command.name);
  const Instant now = scheduler_.now();
  const bool is_sms = entry.needs == Needs::messages;
  // An error of the network comes after the message, in on_message().
  if (command.name != "+CMGS") {
    if (const auto fault = faults_.strike(Fault::Kind::error, command.name, now)) {
      return Outcome::as_written(fault->line);
    }
  }
  if (entry.needs == Needs::nothing) return std::nullopt;
  switch (sim_.lock()) {
    case SimCard::Lock::open:
      break;
    case SimCard::Lock::wants_pin:
      return is_sms ? Outcome::cms(cms::kPinRequired) : Outcome::cme(cme::kPinRequired);
    case SimCard::Lock::wants_puk:
      return is_sms ? Outcome::cms(cms::kPukRequired) : Outcome::cme(cme::kPukRequired);
    case SimCard::Lock::dead:
      return is_sms ? Outcome::cms(cms::kSimFailure) : Outcome::cme(cme::kSimFailure);
  }
  if (faults_.strike(Fault::Kind::sim_busy, command.name, now) || (is_sms && !sms_ready_)) {
    return is_sms ? Outcome::cms(cms::kSimBusy) : Outcome::cme(cme::kSimBusy);
  }
  return std::nullopt;
}

void Modem::answer_later(Milliseconds delay, std::string line) {
  after(delay, [this, line = std::move(line)] { terminal_.information(line); });
}

// --- a restart ---

void Modem::reboot_after_answer() {
  after(Milliseconds(0), [this] { restart(); });
}

void Modem::restart() {
  if (restart_) {
    restart_();
  } else {
    reboot();
  }
}

void Modem::switch_off() {
  ++life_;
  settings_ = Settings{};
  load_memories();
  sim_.power_up();
  faults_.clear();
  queue_.clear();
  take_message_ = nullptr;
  held_back_.clear();
  if (unacknowledged_) {
    network_.give_back(options_.index, *std::exchange(unacknowledged_, std::nullopt));
  }
  terminal_.reset();
  running_ = false;
  sms_ready_ = false;
  has_network_ = true;
  deaf_ = character_.deaf;
}

void Modem::reboot() {
  switch_off();
  after(character_.boot_time, [this] {
    running_ = true;
    terminal_.raw(character_.stale);
    const bool open = sim_.lock() == SimCard::Lock::open;
    for (const std::string_view line : character_.boot_urcs) {
      terminal_.information(line == "+CPIN: READY" && !open ? "+CPIN: SIM PIN" : line);
    }
    if (open) sim_opened();
  });
}

void Modem::sim_opened() {
  after(character_.ready_time, [this] {
    if (std::exchange(sms_ready_, true)) return;
    for (const std::string_view line : character_.ready_urcs)
      terminal_.information(line);
    network_.try_again(options_.index);
  });
}

// --- the hand of fate ---

void Modem::lose_network(Milliseconds how_long) {
  has_network_ = false;
  if (settings_.creg != 0) unsolicited("+CREG: 2");
  after(how_long, [this] {
    has_network_ = true;
    if (settings_.creg != 0) terminal_.information("+CREG: 1");
    room_made();
  });
}

void Modem::lock_sim(std::string pin) {
  sim_.set_pin(std::move(pin));
  sms_ready_ = false;
  unsolicited("+CPIN: SIM PIN");
}

void Modem::ring(const std::string& from) {
  for (int times = 0; times < 2; ++times) {
    after(Milliseconds(times * 3000), [this, from] {
      terminal_.information("RING");
      if (settings_.clip != 0) terminal_.information("+CLIP: \"" + from + "\",145,\"\",0,\"\",0");
    });
  }
  after(Milliseconds(5000), [this] { terminal_.information("NO CARRIER"); });
}

}  // namespace pigeon::simulator
