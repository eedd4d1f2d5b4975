// The engine against a modem that is not ours, on a real pty.
#include "modem/modem.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/catalog.h"
#include "modem/finding.h"
#include "modem/foreign_modem.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// 15 octets: SUBMIT to +447700900101, "hello" in the default alphabet, no service centre in front.
constexpr const char* kHello = "0001000C91447700091010000005E8329BFD06";
constexpr int kHelloLength = 18;

class RecordingHost : public Host {
 public:
  std::vector<std::string> pdus;
  std::vector<std::string> told;
  std::map<std::string, std::string> facts;
  bool disk_full = false;

  async::Task<Result<void>> keep(std::string pdu) override {
    if (disk_full) co_return fail("store-full", "The disk is full");
    pdus.push_back(std::move(pdu));
    co_return Result<void>();
  }
  async::Task<Result<std::optional<std::string>>> fact(std::string name) override {
    const auto found = facts.find(name);
    if (found == facts.end()) co_return std::optional<std::string>();
    co_return std::optional(found->second);
  }
  async::Task<Result<void>> remember(std::string name, std::string value) override {
    facts[name] = value;
    co_return Result<void>();
  }
  void changed() override {}
  void tell(std::string_view what) override { told.emplace_back(what); }
};

class ForeignModemTest : public ::testing::Test {
 protected:
  ForeignModemTest() {
    Settings settings;
    settings.name = "sim1";
    settings.port = peer_.port();
    settings.choose_layers = [](const Facts& facts) { return drivers::layers_of(nullptr, facts); };
    modem_ = std::make_unique<Modem>(std::move(settings), host_);
    async::asio::co_spawn(context_, run(), async::asio::detached);
  }
  ~ForeignModemTest() override {
    modem_->stop();
    run_until([&] { return ended_; });
  }

  async::Task<> run() {
    co_await modem_->run();
    ended_ = true;
  }

  // Runs the I/O thread until `done`; a test that waits in vain fails.
  void run_until(const std::function<bool()>& done, std::chrono::seconds at_most = 20s) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    while (!done()) {
      ASSERT_LT(std::chrono::steady_clock::now(), deadline) << modem_->transcript().text();
      context_.restart();
      context_.run_for(5ms);
    }
  }
  void run_until_ready() {
    run_until([&] { return modem_->can_send(); });
  }

  Submission submit() {
    std::optional<Submission> result;
    async::asio::co_spawn(context_, submit_into(result), async::asio::detached);
    run_until([&] { return result.has_value(); });
    return *result;
  }
  async::Task<> submit_into(std::optional<Submission>& result) {
    result = co_await modem_->submit(kHello, kHelloLength);
  }

  ForeignModem peer_;
  RecordingHost host_;
  std::unique_ptr<Modem> modem_;
  bool ended_ = false;
  async::asio::io_context context_{1};
};

TEST_F(ForeignModemTest, becomes_ready_and_knows_who_it_is) {
  run_until_ready();
  EXPECT_EQ(modem_->facts().imei, "490154203237518");
  EXPECT_EQ(modem_->facts().storage, "SM");
  EXPECT_EQ(modem_->facts().indications, "2,1,0,0,0") << "it offers no status reports";
  EXPECT_EQ(modem_->facts().registration, 1);
}

TEST_F(ForeignModemTest, a_text_is_sent_and_its_reference_comes_back) {
  run_until_ready();
  const Submission submission = submit();
  EXPECT_EQ(submission.outcome, Submission::Outcome::sent);
  EXPECT_EQ(submission.reference, 1);
  EXPECT_THAT(peer_.sent(), HasSubstr("\"text\": \"hello\""));
}

TEST_F(ForeignModemTest, a_text_that_arrives_is_kept_and_then_erased) {
  run_until_ready();
  peer_.order(R"({"from": "+447700900101", "text": "Where is my parcel?"})");
  run_until([&] { return !host_.pdus.empty(); });
  run_until(
      [&] { return modem_->transcript().text().find("AT+CMGD=1\n< OK") != std::string::npos; });
  EXPECT_THAT(host_.pdus, SizeIs(1));
}

TEST_F(ForeignModemTest, what_cannot_be_kept_stays_on_the_sim) {
  run_until_ready();
  host_.disk_full = true;
  peer_.order(R"({"from": "+447700900101", "text": "Where is my parcel?"})");
  run_until([&] { return modem_->transcript().text().find("AT+CMGR=1") != std::string::npos; });
  run_until_ready();
  EXPECT_THAT(host_.pdus, IsEmpty());
  EXPECT_THAT(modem_->transcript().text(), ::testing::Not(HasSubstr("AT+CMGD")));
}

TEST_F(ForeignModemTest, what_lay_on_the_sim_before_the_start_is_found) {
  run_until_ready();
  peer_.order(R"({"line": "RDY"})");  // it will be prepared anew; the text comes in between
  peer_.order(R"({"from": "+447700900101", "text": "one"})");
  peer_.order(R"({"from": "+447700900102", "text": "two"})");
  run_until([&] { return host_.pdus.size() == 2; });
}

TEST_F(ForeignModemTest, a_restart_in_the_middle_is_followed_by_a_new_preparation) {
  run_until_ready();
  peer_.order(R"({"line": "RDY"})");
  run_until([&] { return !modem_->can_send(); });
  run_until_ready();
  EXPECT_EQ(submit().outcome, Submission::Outcome::sent);
}

TEST_F(ForeignModemTest, an_unplugged_modem_is_used_again_when_it_is_back) {
  run_until_ready();
  peer_.stop();
  run_until([&] { return modem_->state() == State::closed; });
  EXPECT_EQ(submit().outcome, Submission::Outcome::not_handed_over);
  peer_.start();
  run_until_ready();
  EXPECT_EQ(submit().outcome, Submission::Outcome::sent);
}

TEST_F(ForeignModemTest, a_command_of_the_owner_is_answered_with_the_modems_lines) {
  run_until_ready();
  std::optional<Result<std::vector<std::string>>> answer;
  const auto ask = [&]() -> async::Task<> { answer = co_await modem_->ask("AT+CSQ"); };
  async::asio::co_spawn(context_, ask(), async::asio::detached);
  run_until([&] { return answer.has_value(); });
  ASSERT_TRUE(*answer);
  EXPECT_THAT(**answer, ::testing::ElementsAre("+CSQ: 20,99"));
}

TEST_F(ForeignModemTest, is_found_by_its_imei_among_other_ports) {
  std::optional<Result<std::string>> mine, nobodys;
  run_until_ready();
  modem_->stop();
  run_until([&] { return ended_; });
  const std::vector<std::string> ports{"/dev/null", peer_.port()};
  const auto look = [&]() -> async::Task<> {
    mine = co_await find_by_imei("490154203237518", ports);
    nobodys = co_await find_by_imei("356938035643809", ports);
  };
  async::asio::co_spawn(context_, look(), async::asio::detached);
  run_until([&] { return nobodys.has_value(); });
  ASSERT_TRUE(*mine) << (*mine).error().text();
  EXPECT_EQ(**mine, peer_.port());
  EXPECT_EQ(nobodys->error().code(), "port-missing");
}

TEST(Imei, has_fifteen_digits_of_which_the_last_checks_the_others) {
  EXPECT_TRUE(is_imei("490154203237518"));
  EXPECT_FALSE(is_imei("490154203237519"));
  EXPECT_FALSE(is_imei("49015420323751"));
  EXPECT_FALSE(is_imei("49015420323751x"));
}

TEST_F(ForeignModemTest, a_ring_in_the_middle_disturbs_nothing) {
  run_until_ready();
  peer_.order(R"({"line": "RING"})");
  EXPECT_EQ(submit().outcome, Submission::Outcome::sent);
  EXPECT_TRUE(modem_->can_send());
}

}  // namespace
}  // namespace pigeon::modem
