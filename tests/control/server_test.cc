#include "control/server.h"

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <future>
#include <list>
#include <optional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "control/running_server.h"

namespace pigeon::control {
namespace {

using async::Task;
using testing::HasSubstr;
using testing::StartsWith;

// Answers with what was asked, then with every line that followed.
Task<End> echo(Exchange& exchange) {
  Json item = Json::object();
  item["verb"] = exchange.verb();
  item["args"] = exchange.args();
  co_await exchange.item(item);
  if (exchange.verb() != "batch") co_return End();
  while (auto line = co_await exchange.next_line()) {
    Json answer = Json::object();
    answer["bytes"] = line->size();
    answer["begins"] = line->substr(0, 4);
    co_await exchange.item(answer);
  }
  co_return End();
}

std::string ask(const std::string& path, std::string_view request) {
  RawClient client(path);
  client.say(request);
  return client.hear_all();
}

TEST(Server, answers_with_items_and_one_end) {
  RunningServer server(echo);
  EXPECT_EQ(ask(server.path(), "{\"verb\":\"send\",\"args\":{\"to\":\"+44\",\"n\":1}}\n"),
            "{\"item\":{\"verb\":\"send\",\"args\":{\"to\":\"+44\",\"n\":1}}}\n"
            "{\"end\":{\"exit\":0}}\n");
}

TEST(Server, args_may_be_left_out) {
  RunningServer server(echo);
  for (const char* request :
       {"{\"verb\":\"status\"}\n", "{\"verb\":\"status\",\"args\":null}\r\n"}) {
    EXPECT_THAT(ask(server.path(), request), HasSubstr("{\"verb\":\"status\",\"args\":{}}"));
  }
}

TEST(Server, a_malformed_request_ends_as_usage_with_the_form_to_write) {
  RunningServer server(echo);
  for (const char* request : {"hello\n", "{\n", "\n", "[]\n", "42\n", "{}\n", "{\"verb\":7}\n",
                              "{\"verb\":\"send\",\"args\":[1]}\n", "{\"verb\":\"\xFF\"}\n"}) {
    const std::string answer = ask(server.path(), request);
    EXPECT_THAT(answer,
                StartsWith("{\"end\":{\"exit\":2,\"error\":{\"code\":\"malformed-request\""))
        << request;
    EXPECT_THAT(answer, HasSubstr("\\\"verb\\\":\\\"status\\\"")) << request;
  }
  EXPECT_THAT(ask(server.path(), "{\"verb\":\"status\"}\n"), HasSubstr("\"exit\":0"));
}

TEST(Server, an_overlong_request_is_refused_and_does_not_fill_the_memory) {
  RunningServer server(echo, Limits{.clients = 4, .line = 1000});
  const std::string text(100000, 'x');
  EXPECT_THAT(ask(server.path(), "{\"verb\":\"send\",\"args\":{\"text\":\"" + text + "\"}}\n"),
              HasSubstr("malformed-request"));
}

TEST(Server, a_client_that_closes_its_writing_half_still_gets_its_answer) {
  RunningServer server(echo);
  RawClient client(server.path());
  client.say("{\"verb\":\"status\"}");  // not even an end of line
  client.end_of_writing();
  EXPECT_THAT(client.hear_all(), HasSubstr("{\"end\":{\"exit\":0}}"));
}

TEST(Server, a_client_that_says_nothing_does_not_stay) {
  RunningServer server(echo, Limits{.request = std::chrono::milliseconds(20)});
  RawClient client(server.path());
  EXPECT_THAT(client.hear_all(), HasSubstr("No request came"));
}

TEST(Server, an_error_of_the_handler_arrives_in_full) {
  RunningServer server([](Exchange&) -> Task<End> {
    co_return End(ExitCode::refused, Error("said-stop", "They said STOP", "Wait for START"));
  });
  EXPECT_EQ(ask(server.path(), "{\"verb\":\"send\"}\n"),
            "{\"end\":{\"exit\":3,\"error\":{\"code\":\"said-stop\",\"meaning\":\"They said "
            "STOP\",\"hint\":\"Wait for START\"}}}\n");
}

TEST(Server, a_handler_that_throws_ends_the_request_and_not_the_daemon) {
  RunningServer server([](Exchange& exchange) -> Task<End> {
    if (exchange.verb() == "bad") throw std::runtime_error("boom");
    co_return End();
  });
  EXPECT_THAT(
      ask(server.path(), "{\"verb\":\"bad\"}\n"),
      testing::AllOf(HasSubstr("\"exit\":1"), HasSubstr("internal-error"), HasSubstr("boom")));
  EXPECT_EQ(ask(server.path(), "{\"verb\":\"good\"}\n"), "{\"end\":{\"exit\":0}}\n");
}

TEST(Server, lines_of_a_batch_end_at_the_empty_line) {
  RunningServer server(echo);
  RawClient client(server.path());
  client.say("{\"verb\":\"batch\"}\nfirst\nsecond\r\n\nnever seen\n");
  EXPECT_EQ(client.hear_all(),
            "{\"item\":{\"verb\":\"batch\",\"args\":{}}}\n"
            "{\"item\":{\"bytes\":5,\"begins\":\"firs\"}}\n"
            "{\"item\":{\"bytes\":6,\"begins\":\"seco\"}}\n"
            "{\"end\":{\"exit\":0}}\n");
}

TEST(Server, a_batch_is_answered_while_it_is_still_written) {
  RunningServer server(echo);
  RawClient client(server.path());
  client.say("{\"verb\":\"batch\"}\n");
  client.hear_line();
  for (int i = 0; i < 3; ++i) {
    client.say("line\n");
    EXPECT_EQ(client.hear_line(), "{\"item\":{\"bytes\":4,\"begins\":\"line\"}}");
  }
  client.end_of_writing();
  EXPECT_EQ(client.hear_line(), "{\"end\":{\"exit\":0}}");
}

TEST(Server, an_overlong_line_of_a_batch_is_cut_and_counted) {
  RunningServer server(echo, Limits{.line = 40});
  RawClient client(server.path());
  client.say("{\"verb\":\"batch\"}\n" + std::string(5000, 'y') + "\nnext\n\n");
  client.hear_line();
  EXPECT_EQ(client.hear_line(), "{\"item\":{\"bytes\":40,\"begins\":\"yyyy\"}}");
  EXPECT_EQ(client.hear_line(), "{\"item\":{\"bytes\":4,\"begins\":\"next\"}}");
  EXPECT_EQ(client.hear_line(), "{\"end\":{\"exit\":0}}");
}

// A writer that is far ahead of the handler has to wait; nothing is lost.
TEST(Server, a_large_batch_passes_a_slow_handler_whole) {
  std::atomic<long> bytes = 0;
  RunningServer server([&](Exchange& exchange) -> Task<End> {
    while (auto line = co_await exchange.next_line())
      bytes += static_cast<long>(line->size());
    co_return End();
  });
  RawClient client(server.path());
  std::string batch = "{\"verb\":\"batch\"}\n";
  for (int i = 0; i < 20000; ++i)
    batch += std::string(100, 'z') + "\n";
  client.say(batch + "\n");
  EXPECT_EQ(client.hear_line(), "{\"end\":{\"exit\":0}}");
  EXPECT_EQ(bytes, 2000000);
}

// Follows until the client leaves, and tells the test how that was noticed.
struct Follower {
  std::promise<bool> noticed;

  Handler handler() {
    return [this](Exchange& exchange) -> Task<End> {
      Json item = Json::object();
      item["following"] = true;
      co_await exchange.item(item);
      const bool gone = co_await exchange.wait_gone(std::chrono::seconds(30));
      const bool refused = !co_await exchange.item(item);
      noticed.set_value(gone && refused && exchange.client_gone());
      co_return End();
    };
  }
};

TEST(Server, a_follow_ends_when_the_client_closes) {
  Follower follower;
  RunningServer server(follower.handler());
  RawClient client(server.path());
  client.say("{\"verb\":\"list\",\"args\":{\"follow\":true}}\n");
  client.hear_line();
  client.hang_up();
  EXPECT_TRUE(follower.noticed.get_future().get());
}

TEST(Server, a_follow_outlives_the_writing_half_but_not_the_client) {
  Follower follower;
  RunningServer server(follower.handler());
  auto noticed = follower.noticed.get_future();
  RawClient client(server.path());
  client.say("{\"verb\":\"list\"}\n");
  client.end_of_writing();
  client.hear_line();
  EXPECT_EQ(noticed.wait_for(std::chrono::milliseconds(30)), std::future_status::timeout);
  client.hang_up();
  EXPECT_TRUE(noticed.get());
}

TEST(Server, stopping_ends_those_who_follow) {
  Follower follower;
  RunningServer server(follower.handler());
  RawClient client(server.path());
  client.say("{\"verb\":\"list\"}\n");
  client.hear_line();
  server.stop();
  EXPECT_TRUE(follower.noticed.get_future().get());
  EXPECT_EQ(client.hear_all(), "");
}

TEST(Server, more_clients_than_the_limit_are_told_so) {
  Follower follower;
  RunningServer server(follower.handler(), Limits{.clients = 1});
  RawClient first(server.path());
  first.say("{\"verb\":\"list\"}\n");
  first.hear_line();
  EXPECT_THAT(ask(server.path(), "{\"verb\":\"status\"}\n"),
              testing::AllOf(HasSubstr("\"exit\":4"), HasSubstr("too-many-clients")));
}

TEST(Server, many_clients_are_served_at_once) {
  RunningServer server(echo);
  std::list<RawClient> clients;
  for (int i = 0; i < 60; ++i)
    clients.emplace_back(server.path());
  for (RawClient& client : clients)
    client.say("{\"verb\":\"status\"}\n");
  for (RawClient& client : clients)
    EXPECT_THAT(client.hear_all(), HasSubstr("\"exit\":0"));
}

// --- the socket file ---

TEST(ServerSocket, may_be_used_by_its_owner_and_group_only) {
  RunningServer server(echo);
  struct stat status {};
  ASSERT_EQ(::stat(server.path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0660u);
}

TEST(ServerSocket, a_second_daemon_on_it_is_refused_and_the_first_goes_on) {
  RunningServer server(echo);
  async::asio::io_context context;
  const auto second = Server::listen(context, server.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), "already-running");
  EXPECT_THAT(ask(server.path(), "{\"verb\":\"status\"}\n"), HasSubstr("\"exit\":0"));
}

TEST(ServerSocket, one_that_nobody_answers_is_replaced) {
  TemporaryFolder folder;
  const std::string path = folder / "control.sock";
  const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const auto address = socket_address(path).value();
  ASSERT_EQ(::bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  ::close(dead);
  ASSERT_TRUE(std::filesystem::exists(path));
  async::asio::io_context context;
  EXPECT_TRUE(Server::listen(context, path));
}

TEST(ServerSocket, goes_with_the_daemon) {
  TemporaryFolder folder;
  async::asio::io_context context;
  {
    const auto server = Server::listen(context, folder / "control.sock");
    ASSERT_TRUE(server);
    EXPECT_TRUE(std::filesystem::exists(folder / "control.sock"));
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "control.sock"));
}

TEST(ServerSocket, of_a_successor_is_left_alone) {
  TemporaryFolder folder;
  const std::string path = folder / "control.sock";
  async::asio::io_context context;
  std::optional<Server> first = Server::listen(context, path).value();
  std::filesystem::remove(path);
  const auto successor = Server::listen(context, path);
  ASSERT_TRUE(successor);
  first.reset();
  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(ServerSocket, a_file_in_its_place_is_never_removed) {
  TemporaryFolder folder;
  std::ofstream(folder / "control.sock") << "precious";
  async::asio::io_context context;
  const auto server = Server::listen(context, folder / "control.sock");
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code(), "socket-path-taken");
  EXPECT_EQ(std::filesystem::file_size(folder / "control.sock"), 8u);
}

TEST(ServerSocket, a_path_that_cannot_be_is_an_error_in_words) {
  TemporaryFolder folder;
  async::asio::io_context context;
  struct Row {
    std::string path;
    std::string code;
  };
  for (const Row& row :
       {Row{folder / std::string(120, 'x'), "socket-path-too-long"},
        Row{"", "socket-path-too-long"}, Row{folder / "no/such/folder.sock", "socket-error"}}) {
    const auto server = Server::listen(context, row.path);
    ASSERT_FALSE(server) << row.path;
    EXPECT_EQ(server.error().code(), row.code);
    EXPECT_NE(server.error().text(), "");
  }
}

}  // namespace
}  // namespace pigeon::control
