#include "modem/finding.h"

#include <algorithm>
#include <chrono>

#include "async/signal.h"
#include "at/answers.h"
#include "at/dialogue.h"
#include "at/phrasebook.h"
#include "base/ascii.h"
#include "serial/line.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kImeiDigits = 15;
constexpr std::size_t kTranscript = 4096;

at::DialogueSettings quick() {
  at::DialogueSettings settings;
  settings.probe_deadline = 1s;
  settings.probe_tries = 2;
  return settings;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

async::Task<> read_until_gone(at::Dialogue& dialogue, bool& reading, async::Signal& ended) {
  co_await dialogue.run();
  reading = false;
  ended.ring();
}

// The IMEI that is told there, or nothing.
async::Task<std::string> who_is_there(serial::Line& line) {
  at::Transcript transcript(kTranscript, [] { return std::chrono::steady_clock::now(); });
  at::Dialogue dialogue(line, transcript, quick());
  bool reading = true;
  async::Signal ended;
  async::asio::co_spawn(co_await async::asio::this_coro::executor,
                        read_until_gone(dialogue, reading, ended), async::asio::detached);
  std::string imei;
  const auto in_step = co_await dialogue.resync();
  if (in_step) {
    const at::Command echo = at::echo_off();
    co_await dialogue.ask(echo);
    // Some ports say OK to everything and do nothing.
    const at::Command nonsense("+PIGEON?", 2s);
    const auto credulous = co_await dialogue.ask(nonsense);
    if (!credulous) {
      const auto answer = co_await dialogue.ask(at::serial_number());
      if (answer) imei = digits_of(at::plain_answer(*answer));
    }
  }
  line.close();
  while (reading)
    co_await ended.wait_for(1s);
  co_return imei;
}

}  // namespace

bool is_imei(std::string_view text) {
  if (text.size() != kImeiDigits || !std::ranges::all_of(text, is_digit)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int digit = (text[i] - '0') * (i % 2 == 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

async::Task<Result<std::string>> find_by_imei(std::string imei, std::vector<std::string> ports) {
  for (const std::string& port : ports) {
    auto line = co_await serial::open_line(port);
    if (!line) continue;
    const std::string there = co_await who_is_there(**line);
    // A check digit or a software version may follow.
    if (there.substr(0, kImeiDigits) == imei) co_return port;
  }
  co_return fail("port-missing",
                 "No modem with the IMEI " + imei + " answers on any of " +
                     std::to_string(ports.size()) + " serial ports",
                 "Plug it in, and look whether another program holds its port");
}

}  // namespace pigeon::modem
