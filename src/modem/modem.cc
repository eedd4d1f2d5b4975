#include "modem/modem.h"

#include <array>
#include <chrono>
#include <utility>

#include "at/answers.h"
#include "at/phrasebook.h"
#include "modem/finding.h"
#include "modem/power.h"
#include "modem/session.h"
#include "serial/usb_device.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTranscriptBytes = 64 * 1024;
constexpr auto kReopenPause = 500ms;  // an unplugged modem is back within seconds
constexpr auto kBusyPause = 2s;       // somebody else has the port, or we may not open it
constexpr auto kLookAtSim = 2500ms;   // SIM missing or locked: the owner may be at it
constexpr async::Duration kLookAtFirmware = 60s;  // one that can't text stays so
constexpr auto kRecoverPause = 500ms;
constexpr auto kRestartStorm = 3s;  // it restarts (or says so) again and again: no haste
constexpr auto kHealthy = 60s;      // worked for so long: the next trouble is a new one
constexpr auto kSameWords = 60s;    // the log says the same thing once in this time
constexpr std::size_t kMostWords = 64;
constexpr auto kUsbPause = 2s;
constexpr auto kRestartDeadline = 30s;

constexpr std::array<std::string_view, 11> kStateNames{
    "closed",      "opening",  "synchronising", "identifying", "unlocking", "waiting_for_sim",
    "configuring", "sweeping", "ready",         "recovering",  "locked"};

// Whether a command that an owner typed can have undone what we rely on: it sets something, or it
// is a basic command (Z, E1, &F) other than I.
bool may_change_settings(std::string_view text) {
  if (text.empty() || text == "I" || text.find('?') != std::string_view::npos) return false;
  const bool extended = std::string_view("+^#*$%_").find(text.front()) != std::string_view::npos;
  return !extended || text.find('=') != std::string_view::npos;
}

}  // namespace

// Somebody who waits in the dialogue: the line is not taken down before they have left.
class Modem::Guest {
 public:
  explicit Guest(Modem& modem) : modem_(modem) { ++modem_.guests_; }
  ~Guest() {
    --modem_.guests_;
    modem_.left_.ring();
  }
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;

 private:
  Modem& modem_;
};

std::string_view to_string(State state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

Modem::Modem(Settings settings, Host& host)
    : settings_(std::move(settings)),
      host_(host),
      transcript_(kTranscriptBytes, [] { return std::chrono::steady_clock::now(); }) {
  choose_profile();
}

Modem::~Modem() = default;

void Modem::enter(State state, std::string detail) {
  if (state == state_ && detail == detail_) return;
  const bool worth_telling = state == State::ready || !detail.empty();
  state_ = state;
  detail_ = std::move(detail);
  if (state == State::ready) expected_back_.reset();
  if (worth_telling)
    tell_once(std::string(to_string(state)) + (detail_.empty() ? "" : ": " + detail_));
  host_.changed();
}

// A fault that comes back every second must not fill the log.
void Modem::tell_once(std::string_view what) {
  const auto now = std::chrono::steady_clock::now();
  if (told_.size() >= kMostWords) told_.clear();
  const auto before = told_.find(what);
  if (before != told_.end() && now - before->second < kSameWords) return;
  told_.insert_or_assign(std::string(what), now);
  host_.tell(what);
}

void Modem::choose_profile() {
  if (settings_.choose_layers) {
    std::vector<Layer> layers = settings_.choose_layers(facts_);
    settings_.profile = effective(layers);
    settings_.layers = std::move(layers);
  }
  if (session_ != nullptr) session_->apply_profile();
}

bool Modem::can_send() const {
  return state_ == State::ready && session_ != nullptr && can_text(facts_);
}

bool Modem::is_receiving() const {
  return session_ != nullptr && session_->is_receiving();
}

async::Task<> Modem::pause(async::Duration duration) {
  if (!stopping_) co_await wake_.wait_for(duration);
}

void Modem::stop() {
  stopping_ = true;
  if (line_ != nullptr) line_->close();
  wake_.ring();
}

async::Task<> Modem::run() {
  while (!stopping_) {
    if (state_ != State::closed) enter(State::opening);
    auto line = co_await open();
    if (!line) {
      const bool gone = line.error().is("port-missing");
      const std::string advice = gone && settings_.advice ? settings_.advice() : "";
      enter(State::closed, line.error().text() + (advice.empty() ? "" : ". " + advice));
      co_await pause(gone ? kReopenPause : kBusyPause);
      continue;
    }
    line_ = line->get();
    if (stopping_) line_->close();
    const Error ended = co_await work(**line);
    line_ = nullptr;
    if (!stopping_) enter(State::closed, ended.text());
    co_await pause(kReopenPause);
  }
  enter(State::closed);
}

async::Task<Result<std::unique_ptr<serial::Line>>> Modem::open() {
  constexpr std::string_view kByImei = "imei:";
  const std::string left_open =
      settings_.keeper != nullptr ? settings_.keeper->left_open(settings_.name) : "";
  if (settings_.port.starts_with(kByImei) && !left_open.empty()) {
    path_ = left_open;  // never hung up since: it is still the same modem
  } else if (settings_.port.starts_with(kByImei)) {
    // It may still be where it was: then nobody else's port is touched.
    std::vector<std::string> ports;
    if (!path_.empty()) ports.push_back(path_);
    if (settings_.candidates) {
      const std::vector<std::string> all = settings_.candidates();
      ports.insert(ports.end(), all.begin(), all.end());
    }
    auto found = co_await find_by_imei(settings_.port.substr(kByImei.size()), std::move(ports));
    if (!found) co_return fail(found.error());
    path_ = std::move(*found);
  } else {
    path_ = settings_.port;
  }
  serial::LineSettings line_settings;
  line_settings.baud = settings_.profile.baud.value_or(line_settings.baud);
  if (settings_.profile.rtscts.value_or(false))
    line_settings.flow = serial::LineSettings::Flow::rts_cts;
  line_settings.keeper = settings_.keeper;
  line_settings.kept_as = settings_.name;
  co_return co_await serial::open_line(path_, line_settings);
}

async::Task<> Modem::read_lines(at::Dialogue& dialogue, bool& reading) {
  co_await dialogue.run();
  reading = false;
  if (session_ != nullptr) session_->interrupt(Error("line-gone", "The modem is gone"));
  left_.ring();
}

// Prepares and serves the modem on an open line again and again; returns when only a new line
// helps.
async::Task<Error> Modem::work(serial::Line& line) {
  Preparation::Progress progress;
  progress.enter = [this](State state, std::string detail) { enter(state, std::move(detail)); };
  progress.identified = [this] { choose_profile(); };
  Session session(line, transcript_, settings_, facts_, host_, std::move(progress));
  session_ = &session;
  bool reading = true;
  async::asio::co_spawn(co_await async::asio::this_coro::executor,
                        read_lines(session.dialogue(), reading), async::asio::detached);

  Error why("stopped", "Stopped");
  while (!stopping_ && reading) {
    const auto began = std::chrono::steady_clock::now();
    why = co_await session.run();
    if (stopping_ || !reading || why.is("line-gone") || why.is("line-stuck")) break;
    const bool anew = co_await recover(why, std::chrono::steady_clock::now() - began);
    if (anew) break;
  }

  // Whoever still waits in the dialogue gets "line-gone" and leaves before it is destroyed.
  session_ = nullptr;
  line.close();
  while (reading || guests_ > 0)
    co_await left_.wait_for(1s);
  co_return why;
}

async::Task<bool> Modem::recover(Error why, std::chrono::steady_clock::duration lasted) {
  const auto now = std::chrono::steady_clock::now();
  if (lasted > kHealthy) recovery_.well();
  if (why.is("sim-locked") || why.is("no-sim") || why.is("no-pdu-mode")) {
    enter(why.is("no-sim") ? State::waiting_for_sim : State::locked, why.text());
    co_await pause(why.is("no-pdu-mode") ? kLookAtFirmware : async::Duration(kLookAtSim));
    co_return false;
  }
  if (why.is("modem-restarted") || why.is("stores-nothing")) {
    enter(State::recovering, why.text());
    expected_back_.reset();
    if (lasted < kRestartStorm) co_await pause(kRecoverPause);
    co_return false;
  }
  if (expected_back_ && now < *expected_back_) {
    enter(State::recovering, "restarting: it is expected back by itself");
    co_await pause(kRecoverPause);
    co_return true;
  }
  const Trouble trouble = why.is("at-timeout")   ? Trouble::deaf
                          : why.is("no-network") ? Trouble::no_network
                                                 : Trouble::failing;
  const bool on_usb = serial::usb_device_of(path_, settings_.sysfs).has_value();
  const Recovery::Step step = recovery_.after(trouble, settings_.profile, on_usb, now);
  enter(State::recovering, why.text() + "; " + step.words);
  host_.went_wrong(transcript_.text());
  co_await climb(step);
  co_await pause(step.pause);
  co_return step.rung == Rung::reopen || step.rung == Rung::usb || step.rung == Rung::power;
}

async::Task<> Modem::climb(const Recovery::Step& step) {
  const Profile& profile = settings_.profile;
  const auto limit = profile.reset_limit.value_or(std::chrono::milliseconds(60s));
  switch (step.rung) {
    case Rung::reinit:
    case Rung::reopen:
      break;
    case Rung::radio: {
      // Refusals are told by what follows: the modem is looked at again anyway.
      const at::Command off = at::set_functionality(profile.radio_off.value_or(4));
      co_await session_->dialogue().ask(off);
      const at::Command on = at::set_functionality(1);
      co_await session_->dialogue().ask(on);
      co_await pause(profile.settle_after_radio.value_or(std::chrono::milliseconds(0)));
      break;
    }
    case Rung::reset: {
      const at::Command reset = at::typed(profile.reset.value_or("+CFUN=1,1"), kRestartDeadline);
      co_await session_->dialogue().ask(reset);
      expected_back_ = std::chrono::steady_clock::now() + limit;
      break;
    }
    case Rung::usb: {
      const auto device = serial::usb_device_of(path_, settings_.sysfs);
      if (!device) break;
      const auto off = serial::authorise(device->folder, false);
      if (!off) {
        tell_once(off.error().text());
        break;
      }
      co_await pause(kUsbPause);
      const auto on = serial::authorise(device->folder, true);
      if (!on) tell_once(on.error().text());
      expected_back_ = std::chrono::steady_clock::now() + limit;
      break;
    }
    case Rung::power: {
      const Profile::Words words = profile.power_command.value_or(Profile::Words{});
      const std::vector<std::string> command(words.begin(), words.end());
      const auto done = co_await run_program(command);
      if (!done) tell_once(done.error().text());
      expected_back_ = std::chrono::steady_clock::now() + limit;
      break;
    }
  }
}

async::Task<Result<void>> Modem::restart() {
  if (session_ == nullptr)
    co_return fail("no-modem", "The modem is not open: " + detail_, "See `pigeon modem list`");
  const Guest guest(*this);
  Recovery::Step step;
  step.rung = Rung::reset;
  tell_once("the owner restarts it");
  co_await climb(step);
  if (session_ != nullptr)
    session_->interrupt(Error("modem-restarted", "The owner has restarted it"));
  co_return Result<void>();
}

async::Task<Result<UssdReply>> Modem::ussd(std::string request) {
  if (session_ == nullptr)
    co_return fail("no-modem", "The modem is not open: " + detail_, "See `pigeon modem list`");
  const Guest guest(*this);
  co_return co_await session_->ussd(std::move(request));
}

async::Task<Submission> Modem::submit(std::string pdu, int tpdu_length,
                                      std::function<void()> handing_over) {
  if (session_ == nullptr) {
    Submission refused;
    refused.error =
        Error("modem-not-ready", "The modem was not ready", "It is tried again by itself");
    co_return refused;
  }
  const Guest guest(*this);
  co_return co_await session_->submit(std::move(pdu), tpdu_length, std::move(handing_over));
}

async::Task<Result<std::vector<std::string>>> Modem::ask(std::string command) {
  if (session_ == nullptr) {
    co_return fail("no-modem", "The modem is not open: " + detail_, "See `pigeon modem list`");
  }
  const at::Command typed = at::typed(command, 30s);
  if (typed.text().starts_with("+CMGS") || typed.text().starts_with("+CMGW")) {
    co_return fail("bad-request", "This command waits for a text, which can't be given here",
                   "Use `pigeon send`");
  }
  const Guest guest(*this);
  const auto answer = co_await session_->dialogue().ask(typed);
  if (!answer) co_return fail(answer.error());
  if (may_change_settings(typed.text()) && session_ != nullptr)
    session_->interrupt(Error("modem-restarted", "The owner sent " + command));
  co_return answer->lines;
}

}  // namespace pigeon::modem
