#include "modem/modem.h"

#include <array>
#include <chrono>
#include <utility>

#include "at/answers.h"
#include "at/phrasebook.h"
#include "modem/session.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTranscriptBytes = 64 * 1024;
constexpr auto kReopenPause = 500ms;  // an unplugged modem is back within seconds
constexpr auto kBusyPause = 2s;       // somebody else has the port, or we may not open it
constexpr auto kLookAtSim = 5s;       // SIM missing or locked: the owner may be at it
constexpr auto kRecoverPause = 500ms;
constexpr auto kRestartStorm = 3s;  // it restarts (or says so) again and again: no haste
constexpr int kTroublesBeforeReopen = 3;

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
      transcript_(kTranscriptBytes, [] { return std::chrono::steady_clock::now(); }) {}

Modem::~Modem() = default;

void Modem::enter(State state, std::string detail) {
  if (state == state_ && detail == detail_) return;
  const bool worth_telling = state == State::ready || !detail.empty();
  state_ = state;
  detail_ = std::move(detail);
  if (worth_telling) {
    host_.tell(std::string(to_string(state)) + (detail_.empty() ? "" : ": " + detail_));
  }
  host_.changed();
}

bool Modem::can_send() const {
  if (state_ != State::ready || session_ == nullptr) return false;
  if (!facts_.registration) return true;
  at::Registration registration;
  registration.stat = *facts_.registration;
  return registration.can_text();
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
    serial::LineSettings line_settings;
    line_settings.baud = settings_.profile.baud.value_or(line_settings.baud);
    auto line = co_await serial::open_line(settings_.port, line_settings);
    if (!line) {
      enter(State::closed, line.error().text());
      const bool gone = line.error().is("port-missing");
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

async::Task<> Modem::read_lines(at::Dialogue& dialogue, bool& reading) {
  co_await dialogue.run();
  reading = false;
  if (session_ != nullptr) session_->interrupt(Error("line-gone", "The modem is gone"));
  left_.ring();
}

// Prepares and serves the modem on an open line again and again; returns when only a new line
// helps.
async::Task<Error> Modem::work(serial::Line& line) {
  Session session(line, transcript_, settings_, facts_, host_,
                  [this](State state, std::string detail) { enter(state, std::move(detail)); });
  session_ = &session;
  bool reading = true;
  async::asio::co_spawn(co_await async::asio::this_coro::executor,
                        read_lines(session.dialogue(), reading), async::asio::detached);

  Error why("stopped", "Stopped");
  int troubles = 0;
  while (!stopping_ && reading) {
    const auto began = std::chrono::steady_clock::now();
    why = co_await session.run();
    if (stopping_ || !reading || why.is("line-gone") || why.is("line-stuck")) break;
    const auto lasted = std::chrono::steady_clock::now() - began;
    if (lasted > 60s) troubles = 0;
    if (why.is("sim-locked") || why.is("no-sim") || why.is("no-pdu-mode")) {
      enter(why.is("no-sim") ? State::waiting_for_sim : State::locked, why.text());
      co_await pause(kLookAtSim);
      continue;
    }
    enter(State::recovering, why.text());
    if (why.is("modem-restarted")) {
      if (lasted < kRestartStorm) co_await pause(kRecoverPause);
      continue;
    }
    if (++troubles >= kTroublesBeforeReopen) break;
    co_await pause(kRecoverPause);
  }

  // Whoever still waits in the dialogue gets "line-gone" and leaves before it is destroyed.
  session_ = nullptr;
  line.close();
  while (reading || guests_ > 0)
    co_await left_.wait_for(1s);
  co_return why;
}

async::Task<Submission> Modem::submit(std::string pdu, int tpdu_length) {
  if (session_ == nullptr) {
    Submission refused;
    refused.error =
        Error("modem-not-ready", "The modem was not ready", "It is tried again by itself");
    co_return refused;
  }
  const Guest guest(*this);
  co_return co_await session_->submit(std::move(pdu), tpdu_length);
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
