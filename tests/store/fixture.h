// A store in a folder of its own, and the words in which its stories are told.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/store.h"

namespace pigeon::store {

using messages::Direction;
using messages::Origin;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// 2026-11-24T16:00:00Z: no test reads a clock.
inline constexpr Instant kNow = Instant(Milliseconds(1'795'536'000'000));

// A folder that goes away with the test.
class TempFolder {
 public:
  TempFolder() {
    // In memory where the system offers it: a kill loses nothing there, and no test has to wait for
    // a disk.
    const bool memory = std::filesystem::is_directory("/dev/shm");
    const auto base = memory ? "/dev/shm" : std::filesystem::temp_directory_path();
    std::string name = (base / "pigeon-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() { std::filesystem::remove_all(path_); }

  std::string file(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline PhoneNumber number(std::string_view text) {
  return PhoneNumber::from_stored(text);
}

inline constexpr std::string_view kAnnNumber = "+447700900101";
inline const PhoneNumber kAnn = number(kAnnNumber);
inline const PhoneNumber kBob = number("+447700900102");

inline Draft draft(std::string text, PhoneNumber to = kAnn) {
  return Draft{.to = std::move(to), .text = std::move(text)};
}

inline Settlement sent(const Claim& claim, std::optional<int> reference = 1) {
  return Settlement{.message = claim.message,
                    .part = claim.part,
                    .outcome = Settlement::Outcome::sent,
                    .reference = reference};
}

inline Settlement outcome(const Claim& claim, Settlement::Outcome outcome,
                          std::optional<Instant> next_attempt = {}) {
  return Settlement{.message = claim.message,
                    .part = claim.part,
                    .outcome = outcome,
                    .error = Error("cms-38", "The network is out of order"),
                    .next_attempt = next_attempt};
}

// One or none, as `advance` takes them.
inline std::span<const Settlement> outcomes(const std::optional<Settlement>& last) {
  return last ? std::span(&*last, 1) : std::span<const Settlement>();
}

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() { reopen(); }

  // As after a crash or a restart: everything that is not on disk is gone.
  void reopen() {
    store_.reset();
    auto opened = Store::open(path());
    if (!opened) throw std::runtime_error(opened.error().text());
    store_ = std::make_unique<Store>(*std::move(opened));
  }

  std::string path() const { return folder_.file("pigeon.db"); }
  Store& store() { return *store_; }

  MessageId queue(const Draft& draft, int segments = 1, Instant now = kNow) {
    return store().enqueue({{draft, segments}}, now).value().at(0).id;
  }

  // The next claim, which must be there.
  Claim next(const std::string& modem = "sim1", Instant now = kNow,
             const std::optional<Settlement>& last = {}) {
    auto turn = store().advance(outcomes(last), modem, now).value();
    if (turn.claims.empty()) throw std::runtime_error("nothing to claim");
    return turn.claims.front();
  }
  // What there is instead of a claim.
  Turn no_claim(const std::string& modem = "sim1", Instant now = kNow,
                const std::optional<Settlement>& last = {}) {
    auto turn = store().advance(outcomes(last), modem, now).value();
    EXPECT_TRUE(turn.claims.empty()) << turn.claims.front().text;
    return turn;
  }

  // What waits for its instant, and that has come, goes.
  void release_due(Instant now) {
    Release release;
    const auto due = store().due(now, 1000).value();
    for (const DueText& text : due)
      release.go.push_back(text.id);
    ASSERT_TRUE(store().release(release, now));
  }

  std::vector<Message> list(const Listing& listing) { return store().list(listing).value(); }
  Message message(MessageId id) { return store().message(id).value(); }
  State state(MessageId id) { return message(id).state; }

  TempFolder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace pigeon::store
