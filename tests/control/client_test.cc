#include "control/client.h"

#include <fcntl.h>

#include <fstream>
#include <future>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "control/running_server.h"

namespace pigeon::control {
namespace {

using async::Task;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Milliseconds kPatience(30000);

struct Heard {
  std::vector<std::string> items;
  OnItem collect() {
    return [this](const Json& item) {
      items.push_back(to_line(item));
      return true;
    };
  }
};

Question question(std::string verb) {
  return Question{std::move(verb)};
}

Client connected(const RunningServer& server) {
  return Client::connect(server.path()).value();
}

Task<End> count_lines(Exchange& exchange) {
  int count = 0;
  while (auto line = co_await exchange.next_line()) {
    Json item = Json::object();
    item["line"] = ++count;
    item["said"] = *line;
    co_await exchange.item(item);
  }
  co_return End(ExitCode::pending);
}

TEST(Client, hears_every_item_and_the_end) {
  RunningServer server([](Exchange& exchange) -> Task<End> {
    for (int i = 0; i < 3; ++i) {
      Json item = Json::object();
      item["i"] = i;
      co_await exchange.item(item);
    }
    co_return End(ExitCode::refused, Error("said-stop", "They said STOP"));
  });
  Heard heard;
  const auto end = connected(server).ask(question("list"), heard.collect(), kPatience);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->exit(), ExitCode::refused);
  EXPECT_EQ(end->error(), Error("said-stop", "They said STOP"));
  EXPECT_THAT(heard.items, ElementsAre("{\"i\":0}", "{\"i\":1}", "{\"i\":2}"));
}

TEST(Client, an_item_of_a_megabyte_arrives_whole) {
  RunningServer server([](Exchange& exchange) -> Task<End> {
    const Json item(std::string(3'000'000, 'x'));
    co_await exchange.item(item);
    co_return End();
  });
  Heard heard;
  ASSERT_TRUE(connected(server).ask(question("list"), heard.collect(), kPatience));
  ASSERT_EQ(heard.items.size(), 1u);
  EXPECT_EQ(heard.items[0].size(), 3'000'002u);
}

TEST(Client, one_that_had_enough_closes_and_the_daemon_notices) {
  std::promise<bool> noticed;
  RunningServer server([&](Exchange& exchange) -> Task<End> {
    const Json item(1);
    while (co_await exchange.item(item)) {
    }
    noticed.set_value(co_await exchange.wait_gone(std::chrono::seconds(30)));
    co_return End();
  });
  int count = 0;
  {
    Client client = connected(server);
    const auto end = client.ask(
        question("list"), [&](const Json&) { return ++count < 5; }, kPatience);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->exit(), ExitCode::done);
  }
  EXPECT_EQ(count, 5);
  EXPECT_TRUE(noticed.get_future().get());
}

// The file is larger than both socket buffers, and each line is answered by a longer one: a client
// that wrote everything before it reads would wait for ever.
TEST(Client, feeds_a_large_file_while_it_reads_the_answers) {
  RunningServer server(count_lines);
  const std::string path = server.folder() / "batch.jsonl";
  {
    std::ofstream file(path);
    for (int i = 0; i < 10000; ++i)
      file << "line " << std::string(150, 'x') << "\n";
  }
  const int fd = ::open(path.c_str(), O_RDONLY);
  const Feed feed{fd, [](std::string line) { return std::optional(std::move(line)); }};
  int items = 0;
  const auto end = connected(server).ask(
      question("batch"), [&](const Json&) { return ++items > 0; }, kPatience, &feed);
  ::close(fd);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->exit(), ExitCode::pending);
  EXPECT_EQ(items, 10000);
}

TEST(Client, a_feed_may_leave_lines_out_and_its_last_line_needs_no_end) {
  RunningServer server(count_lines);
  std::ofstream(server.folder() / "batch") << "one\n\ntwo\n# note\nthree";
  const int fd = ::open((server.folder() / "batch").c_str(), O_RDONLY);
  const Feed feed{fd, [](std::string line) -> std::optional<std::string> {
                    if (line.empty() || line[0] == '#') return std::nullopt;
                    return line + "!";
                  }};
  Heard heard;
  ASSERT_TRUE(connected(server).ask(question("batch"), heard.collect(), kPatience, &feed));
  ::close(fd);
  EXPECT_THAT(heard.items,
              ElementsAre("{\"line\":1,\"said\":\"one!\"}", "{\"line\":2,\"said\":\"two!\"}",
                          "{\"line\":3,\"said\":\"three!\"}"));
}

TEST(Client, a_feed_from_a_pipe_is_answered_line_by_line) {
  RunningServer server(count_lines);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const Feed feed{ends[0], [](std::string line) { return std::optional(std::move(line)); }};
  int items = 0;
  ASSERT_EQ(::write(ends[1], "a\n", 2), 2);
  const auto end = connected(server).ask(
      question("batch"),
      [&](const Json&) {
        // The next line is written only now, after the answer to the one before.
        if (++items < 3) return ::write(ends[1], "b\n", 2) == 2;
        return ::close(ends[1]) == 0;
      },
      kPatience, &feed);
  ::close(ends[0]);
  ASSERT_TRUE(end);
  EXPECT_EQ(items, 3);
}

TEST(Client, a_daemon_that_ends_a_batch_early_is_heard) {
  RunningServer server([](Exchange& exchange) -> Task<End> {
    co_await exchange.next_line();
    co_return End(ExitCode::failed, Error("store-full", "The disk is full"));
  });
  std::ofstream(server.folder() / "batch") << [] {
    std::string lines;
    for (int i = 0; i < 20000; ++i)
      lines += std::string(100, 'x') + "\n";
    return lines;
  }();
  const int fd = ::open((server.folder() / "batch").c_str(), O_RDONLY);
  const Feed feed{fd, [](std::string line) { return std::optional(std::move(line)); }};
  Heard heard;
  const auto end = connected(server).ask(question("batch"), heard.collect(), kPatience, &feed);
  ::close(fd);
  ASSERT_TRUE(end) << end.error().text();
  EXPECT_EQ(end->error()->code(), "store-full");
}

TEST(Client, no_daemon_is_an_error_that_says_how_to_start_it) {
  TemporaryFolder folder;
  for (const char* name : {"absent.sock", "no/such/folder.sock"}) {
    const auto client = Client::connect(folder / name);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code(), "no-daemon");
    EXPECT_THAT(client.error().meaning(), HasSubstr(folder / name));
    EXPECT_THAT(client.error().hint(), HasSubstr("systemctl start pigeond"));
  }
}

TEST(Client, a_silent_daemon_is_given_up) {
  RunningServer server([](Exchange& exchange) -> Task<End> {
    co_await exchange.wait_gone(std::chrono::seconds(30));
    co_return End();
  });
  Heard heard;
  const auto end = connected(server).ask(question("status"), heard.collect(), Milliseconds(20));
  ASSERT_FALSE(end);
  EXPECT_EQ(end.error().code(), "daemon-silent");
}

TEST(Client, a_daemon_that_dies_in_the_middle_is_an_error) {
  auto server = std::make_unique<RunningServer>([](Exchange& exchange) -> Task<End> {
    const Json item(1);
    co_await exchange.item(item);
    co_await exchange.wait_gone(std::chrono::seconds(30));
    co_return End();
  });
  Client client = connected(*server);
  const auto end = client.ask(
      question("list"),
      [&](const Json&) {
        server->stop();
        return true;
      },
      kPatience);
  ASSERT_FALSE(end);
  EXPECT_EQ(end.error().code(), "daemon-gone");
}

// What answers is no pigeond: every line that is neither item nor end is an error, never a crash.
TEST(Client, nonsense_from_the_other_side_is_an_error) {
  for (const char* answer :
       {"hello\n", "{}\n", "{\"end\":{}}\n", "{\"end\":{\"exit\":99}}\n", "{\"end\":7}\n",
        "{\"item\":null}\n", "[]\n", "\n", "{\"end\":{\"exit\":4294967296}}\n"}) {
    TemporaryFolder folder;
    const std::string path = folder / "odd.sock";
    const auto address = socket_address(path).value();
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(::listen(listener, 1), 0);
    Client client = Client::connect(path).value();
    const int peer = ::accept(listener, nullptr, nullptr);
    ASSERT_GT(::write(peer, answer, std::string_view(answer).size()), 0);
    Heard heard;
    const auto end = client.ask(question("status"), heard.collect(), kPatience);
    ASSERT_FALSE(end) << answer;
    EXPECT_EQ(end.error().code(), "malformed-answer") << answer;
    ::close(peer);
    ::close(listener);
  }
}

}  // namespace
}  // namespace pigeon::control
