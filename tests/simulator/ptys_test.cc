// The shell around the modems: real ptys, a real socket, Asio's clock.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/asio/local/stream_protocol.hpp>

#include "simulator/control_socket.h"
#include "simulator/simulator.h"

namespace pigeon::simulator {
namespace {

namespace asio = async::asio;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Protocol = asio::local::stream_protocol;
using ::testing::HasSubstr;

// How long anything may take before a test gives up; nothing waits that long when it works.
constexpr auto kPatience = 10s;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "pigeon-modem-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// A program that has a port or the control socket open: writes, and reads until it sees something.
class Program {
 public:
  Program(asio::io_context& context, int descriptor) : context_(context), descriptor_(descriptor) {}
  static Program at(asio::io_context& context, const fs::path& port) {
    return {context, ::open(port.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK)};
  }
  Program(Program&& other) noexcept
      : context_(other.context_), descriptor_(std::exchange(other.descriptor_, -1)) {}
  Program& operator=(Program&&) = delete;
  ~Program() { close(); }

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  void close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }

  void write(std::string_view bytes) {
    ASSERT_EQ(::write(descriptor_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

  // All that was read up to and with `wanted`; what came when it did not come.
  std::string read_until(std::string_view wanted) {
    const auto give_up = std::chrono::steady_clock::now() + kPatience;
    while (unread_.find(wanted) == std::string::npos) {
      if (hung_up_ || std::chrono::steady_clock::now() > give_up) {
        return std::exchange(unread_, {});
      }
      context_.run_for(1ms);
      read_some();
    }
    const std::size_t end = unread_.find(wanted) + wanted.size();
    const std::string read = unread_.substr(0, end);
    unread_.erase(0, end);
    return read;
  }

  bool hung_up() {
    const auto give_up = std::chrono::steady_clock::now() + kPatience;
    while (!hung_up_ && std::chrono::steady_clock::now() < give_up) {
      context_.run_for(1ms);
      read_some();
    }
    return hung_up_;
  }

 private:
  void read_some() {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count > 0) unread_.append(buffer.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EAGAIN)) hung_up_ = true;
  }

  asio::io_context& context_;
  int descriptor_;
  bool hung_up_ = false;
  std::string unread_;
};

class Ptys : public ::testing::Test {
 protected:
  void start(int count) {
    Simulator::Options options;
    options.count = count;
    options.folder = folder.path() / "modems";
    options.reports.delay = Milliseconds(1);
    simulator = std::make_unique<Simulator>(context, options);
    const auto started = simulator->start();
    ASSERT_TRUE(started) << started.error().text();
    auto opened = ControlSocket::listen(context, socket_path(), *simulator);
    ASSERT_TRUE(opened) << opened.error().text();
    control_socket = std::move(*opened);
  }

  fs::path socket_path() const { return folder.path() / "control"; }

  Program open(int modem) { return Program::at(context, simulator->link(modem)); }

  Program connect() {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const Protocol::endpoint endpoint(socket_path().string());
    EXPECT_EQ(::connect(descriptor, endpoint.data(), static_cast<socklen_t>(endpoint.size())), 0);
    return {context, descriptor};
  }

  // A request over a connection of its own.
  Json ask(const std::string& request) {
    Program program = connect();
    program.write(request + "\n");
    return Json::parse(program.read_until("\n"), nullptr, false);
  }

  // Lets what is due happen.
  void settle() {
    for (int i = 0; i < 20; ++i)
      context.run_for(1ms);
  }

  Folder folder;
  asio::io_context context{1};
  std::unique_ptr<Simulator> simulator;
  std::unique_ptr<ControlSocket> control_socket;
};

TEST_F(Ptys, each_modem_is_behind_its_link) {
  start(2);
  for (int modem = 0; modem < 2; ++modem) {
    Program program = open(modem);
    ASSERT_TRUE(program.is_open());
    program.write("ATE0\r");
    EXPECT_EQ(program.read_until("OK\r\n"), "ATE0\r\r\nOK\r\n");
    program.write("AT+CNUM\r");
    EXPECT_THAT(program.read_until("OK\r\n"), HasSubstr(simulator->modem(modem).number()));
  }
}

TEST_F(Ptys, the_links_and_the_socket_go_with_the_simulator) {
  start(2);
  EXPECT_TRUE(fs::is_symlink(simulator->link(1)));
  EXPECT_TRUE(fs::is_socket(socket_path()));
  Program program = open(0);
  control_socket.reset();
  simulator.reset();
  EXPECT_TRUE(fs::is_empty(folder.path() / "modems"));
  EXPECT_FALSE(fs::exists(socket_path()));
  EXPECT_TRUE(program.hung_up());
}

TEST_F(Ptys, a_link_left_by_another_run_is_replaced) {
  fs::create_directories(folder.path() / "modems");
  fs::create_symlink("/dev/pts/no-such-pty", folder.path() / "modems/modem0");
  start(1);
  EXPECT_TRUE(open(0).is_open());
}

TEST_F(Ptys, a_file_in_the_place_of_a_link_is_left_alone) {
  fs::create_directories(folder.path() / "modems/modem0");
  Simulator::Options options;
  options.folder = folder.path() / "modems";
  simulator = std::make_unique<Simulator>(context, options);
  const auto started = simulator->start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code(), "link-failed");
  simulator.reset();
  EXPECT_TRUE(fs::is_directory(folder.path() / "modems/modem0"));
}

TEST_F(Ptys, settings_outlive_a_program_that_closes_the_port) {
  start(1);
  {
    Program first = open(0);
    first.write("ATE0;+CMGF=0\r");
    first.read_until("OK\r\n");
  }
  settle();
  Program second = open(0);
  second.write("AT+CMGF?\r");
  EXPECT_EQ(second.read_until("OK\r\n"), "\r\n+CMGF: 0\r\n\r\nOK\r\n");
}

TEST_F(Ptys, what_was_said_while_nobody_listened_is_lost) {
  start(1);
  {
    Program first = open(0);
    first.write("ATE0;+CMGF=0;+CNMI=2,1\r");
    first.read_until("OK\r\n");
    first.write("AT+CSQ\r");
    settle();  // an answer that is not read
  }
  settle();
  ask(R"({"inject":{"modem":0,"from":"+447700900101","text":"Hello"}})");
  Program second = open(0);
  second.write("AT\r");
  EXPECT_EQ(second.read_until("OK\r\n"), "\r\nOK\r\n");
}

TEST_F(Ptys, exclusive_use_ends_with_the_program_that_asked_for_it) {
  start(1);
  {
    Program first = open(0);
    ASSERT_EQ(ioctl(first.descriptor(), TIOCEXCL), 0);
    first.write("AT\r");
    first.read_until("OK\r\n");
  }
  settle();
  Program second = open(0);
  ASSERT_TRUE(second.is_open());
  int exclusive = 1;
  ASSERT_EQ(ioctl(second.descriptor(), TIOCGEXCL, &exclusive), 0);
  EXPECT_EQ(exclusive, 0);
}

TEST_F(Ptys, a_long_answer_arrives_whole_whoever_reads_slowly) {
  start(1);
  Program program = open(0);
  program.write("ATE0;+CMGF=0\r");
  program.read_until("OK\r\n");
  for (int i = 0; i < 50; ++i) {
    ask(R"({"inject":{"modem":0,"from":"+447700900101","text":")" + std::string(160, 'x') + "\"}}");
  }
  program.write("AT+CMGL=4\r");
  settle();
  const std::string answer = program.read_until("\r\nOK\r\n");
  EXPECT_THAT(answer, HasSubstr("+CMGL: 50,0,,"));
  EXPECT_GT(answer.size(), 16'000u);
}

TEST_F(Ptys, followers_get_every_event_in_order) {
  start(2);
  Program follower = connect();
  follower.write("{\"follow\":true}\n");
  EXPECT_EQ(follower.read_until("\n"), "{\"ok\":true}\n");
  Program program = open(0);
  program.write("ATE0\r");
  program.read_until("OK\r\n");
  program.write("AT+CMGS=\"+447700900002\"\r");
  program.read_until("> ");
  program.write("Hello\x1a");
  program.read_until("OK\r\n");
  for (const std::string_view name : {"submit", "text", "deliver"}) {
    const Json event = Json::parse(follower.read_until("\n"), nullptr, false);
    ASSERT_TRUE(event.is_object()) << name;
    EXPECT_EQ(event["event"], name);
  }
  const Json sent = ask(R"({"sent":{}})");
  ASSERT_EQ(sent["sent"].size(), 1u);
  EXPECT_EQ(sent["sent"][0]["text"], "Hello");
}

TEST_F(Ptys, a_follower_may_leave_at_any_time) {
  start(1);
  {
    Program follower = connect();
    follower.write("{\"follow\":true}\n");
    follower.read_until("\n");
  }
  ask(R"({"inject":{"modem":0,"from":"+447700900101","text":"Hello"}})");
  EXPECT_EQ(ask(R"({"stats":{}})")["events"]["deliver"], 1);
}

TEST_F(Ptys, stats_count_events_and_memories) {
  start(2);
  ask(R"({"inject":{"modem":1,"from":"+447700900101","text":"Hello"}})");
  const Json stats = ask(R"({"stats":{}})");
  EXPECT_EQ(stats["events"]["deliver"], 1);
  ASSERT_EQ(stats["modems"].size(), 2u);
  EXPECT_EQ(stats["modems"][1]["number"], "+447700900002");
  EXPECT_EQ(stats["modems"][1]["stored"], 1);
  EXPECT_EQ(stats["modems"][1]["room"], 49);
  EXPECT_EQ(stats["modems"][1]["plugged_in"], true);
}

struct Refusal {
  std::string_view request;
  std::string_view code;
};
constexpr Refusal kRefusals[] = {
    {"not json", "invalid-json"},
    {"[]", "invalid-request"},
    {"{}", "invalid-request"},
    {R"({"dance":{}})", "unknown-request"},
    {R"({"stats":1})", "invalid-request"},
    {R"({"inject":{"from":"+447700900101","text":"x"}})", "no-modem"},
    {R"({"inject":{"modem":7,"from":"+447700900101","text":"x"}})", "no-modem"},
    {R"({"inject":{"modem":0,"from":"+447700900101"}})", "invalid-request"},
    {R"({"inject":{"modem":0,"from":"+447700900101","text":""}})", "empty-text"},
    {R"({"inject":{"modem":0,"from":"a name far too long","text":"x"}})", "invalid-sender"},
    {R"({"inject":{"modem":0,"from":"+447700900101","text":"x","repeat":[1]}})", "invalid-part"},
    {R"({"inject":{"modem":0,"from":"+447700900101","text":"x","repeat":["a"]}})",
     "invalid-request"},
    {R"({"inject_pdu":{"modem":0,"hex":"0g"}})", "invalid-hex"},
    {R"({"inject_pdu":{"modem":0,"hex":"07"}})", "invalid-hex"},
    {R"({"fault":{"modem":0,"kind":"fire"}})", "unknown-fault"},
    {R"({"fault":{"modem":0,"kind":"hang","count":"many"}})", "invalid-request"},
    {R"({"reports":{"status":256}})", "invalid-request"},
};

TEST_F(Ptys, a_request_that_cannot_be_met_says_why) {
  start(1);
  for (const Refusal& row : kRefusals) {
    const Json answer = ask(std::string(row.request));
    ASSERT_TRUE(answer.is_object() && answer.contains("error")) << row.request;
    EXPECT_EQ(answer["error"]["code"], row.code) << row.request;
    EXPECT_FALSE(answer["error"]["meaning"].get<std::string>().empty()) << row.request;
  }
}

TEST_F(Ptys, a_raw_pdu_is_stored_as_it_is) {
  start(1);
  EXPECT_EQ(ask(R"({"inject_pdu":{"modem":0,"hex":"00DEADBEEF"}})")["ok"], true);
  Program program = open(0);
  program.write("ATE0;+CMGF=0;+CMGL=4\r");
  EXPECT_THAT(program.read_until("OK\r\n"), HasSubstr("+CMGL: 1,0,,4\r\n00DEADBEEF\r\n"));
}

TEST_F(Ptys, unplugging_hangs_up_and_plugging_in_gives_another_pty) {
  start(1);
  const fs::path before = fs::read_symlink(simulator->link(0));
  Program program = open(0);
  ask(R"({"fault":{"modem":0,"kind":"unplug"}})");
  EXPECT_TRUE(program.hung_up());
  EXPECT_FALSE(fs::is_symlink(simulator->link(0)));
  program.close();
  ask(R"({"fault":{"modem":0,"kind":"replug"}})");
  settle();
  ASSERT_TRUE(fs::is_symlink(simulator->link(0)));
  EXPECT_NE(fs::read_symlink(simulator->link(0)), before);
  Program again = open(0);
  EXPECT_THAT(again.read_until("SMS Ready\r\n"), HasSubstr("RDY"));
  again.write("AT\r");
  EXPECT_EQ(again.read_until("OK\r\n"), "AT\r\r\nOK\r\n");
}

TEST_F(Ptys, faults_reach_the_line) {
  start(1);
  Program program = open(0);
  program.write("ATE0\r");
  program.read_until("OK\r\n");
  ask(R"({"fault":{"modem":0,"kind":"urc_flood","count":3}})");
  EXPECT_THAT(program.read_until("^RSSI: 2\r\n"), HasSubstr("^RSSI: 0\r\n\r\n^RSSI: 1\r\n"));
  ask(R"({"fault":{"modem":0,"kind":"garbage"}})");
  EXPECT_THAT(program.read_until("\xfe"), HasSubstr("junk"));
  ask(R"({"fault":{"modem":0,"kind":"echo"}})");
  program.write("AT\r");
  EXPECT_EQ(program.read_until("OK\r\n"), "AT\r\r\nOK\r\n");
  ask(R"({"fault":{"modem":0,"kind":"error","command":"+CSQ","line":"+CME ERROR: 100"}})");
  program.write("AT+CSQ\r");
  EXPECT_THAT(program.read_until("100\r\n"), HasSubstr("\r\n+CME ERROR: 100\r\n"));
  ask(R"({"fault":{"modem":0,"kind":"reboot","delay_ms":5}})");
  EXPECT_THAT(program.read_until("SMS Ready\r\n"), HasSubstr("RDY"));
}

TEST_F(Ptys, a_second_simulator_does_not_take_the_socket_of_a_first) {
  start(1);
  const auto second = ControlSocket::listen(context, socket_path(), *simulator);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), "socket-failed");
}

}  // namespace
}  // namespace pigeon::simulator
