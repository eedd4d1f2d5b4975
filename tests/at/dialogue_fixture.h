// A dialogue over a real pty with a scripted modem at its other end.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "at/dialogue.h"
#include "at/scripted_modem.h"

namespace pigeon::at {

// What a test compares: the lines of an answer, or the code of the error.
inline std::vector<std::string> told(const Result<Response>& response) {
  if (!response) return {response.error().code()};
  return response->lines;
}

class DialogueTest : public ::testing::Test {
 protected:
  using Script = std::function<async::Task<>()>;

  // Short waits, so that time-outs are quick; each is still far longer than a pty takes on a
  // machine that is busy with something else.
  DialogueTest() {
    settings.prompt_deadline = std::chrono::milliseconds(200);
    settings.probe_deadline = std::chrono::milliseconds(200);
    settings.settle = std::chrono::milliseconds(20);
    settings.after_refusal = std::chrono::milliseconds(30);
    settings.straggler = std::chrono::milliseconds(150);
  }

  // Runs both sides to their ends; what is still waiting after ten seconds fails the test.
  void converse(Script modem_side, Script our_side) {
    int ended = 0;
    const auto count_end = [&](const std::exception_ptr& problem) {
      ++ended;
      if (problem) std::rethrow_exception(problem);
    };
    async::asio::co_spawn(io, std::move(modem_side), count_end);
    async::asio::co_spawn(
        io, [&]() { return hold_dialogue(our_side); }, count_end);
    io.run_for(std::chrono::seconds(10));
    EXPECT_EQ(ended, 2) << "one side still waits";
  }

  async::Task<> hold_dialogue(Script& our_side) {
    auto opened = co_await serial::open_line(modem.path());
    if (!opened) ADD_FAILURE() << opened.error().text();
    line = std::move(*opened);
    dialogue.emplace(*line, transcript, settings);
    dialogue->on_urc([this](const Urc& urc) { urcs.push_back(urc); });
    bool reading = true;
    async::asio::co_spawn(io, dialogue->run(), [&](const std::exception_ptr&) { reading = false; });
    co_await our_side();
    // URCs at the end of a script are still on their way.
    co_await async::sleep_for(std::chrono::milliseconds(20));
    line->close();
    while (reading)
      co_await async::sleep_for(std::chrono::milliseconds(1));
  }

  // Waits until so many URCs came.
  async::Task<> urcs_arrive(std::size_t count) {
    for (int i = 0; i < 2000 && urcs.size() < count; ++i) {
      co_await async::sleep_for(std::chrono::milliseconds(1));
    }
  }

  std::vector<std::string> urc_lines() const {
    std::vector<std::string> lines;
    for (const Urc& urc : urcs)
      lines.push_back(urc.line);
    return lines;
  }

  async::asio::io_context io;
  ScriptedModem modem{io};
  Transcript transcript{1 << 16, [] { return std::chrono::steady_clock::now(); }};
  DialogueSettings settings;
  std::unique_ptr<serial::Line> line;
  std::optional<Dialogue> dialogue;
  std::vector<Urc> urcs;
};

}  // namespace pigeon::at
