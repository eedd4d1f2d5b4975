#include <gtest/gtest.h>

#include "fixture.h"

namespace pigeon::store {
namespace {

using Outcome = Settlement::Outcome;

class ListingTest : public StoreTest {
 protected:
  std::vector<std::string> texts(const Listing& listing) {
    std::vector<std::string> texts;
    for (const Message& message : list(listing))
      texts.push_back(message.text);
    return texts;
  }
  using Texts = std::vector<std::string>;
};

TEST_F(ListingTest, without_a_start_it_is_the_newest_oldest_first) {
  for (const char* text : {"a", "b", "c", "d"})
    queue(draft(text));
  EXPECT_EQ(texts({.direction = Direction::out, .limit = 3}), (Texts{"b", "c", "d"}));
  EXPECT_EQ(texts({.direction = Direction::out}), (Texts{"a", "b", "c", "d"}));
  EXPECT_EQ(texts({.direction = Direction::in}), Texts{});
}

TEST_F(ListingTest, since_an_id_it_goes_upwards) {
  const MessageId first = queue(draft("a"));
  for (const char* text : {"b", "c", "d"})
    queue(draft(text));
  EXPECT_EQ(texts({.direction = Direction::out, .since = first, .limit = 2}), (Texts{"b", "c"}));
  EXPECT_EQ(texts({.direction = Direction::out, .since = 0, .limit = 1}), Texts{"a"});
  EXPECT_EQ(texts({.direction = Direction::out, .since = 4}), Texts{});
}

TEST_F(ListingTest, every_state_can_be_listed_and_counted) {
  const auto claimed = [&](const char* text, Outcome result) {
    queue(draft(text));
    const Claim claim = next();
    ASSERT_TRUE(store().settle(std::vector{outcome(claim, result)}, "sim1", kNow));
  };
  claimed("sent one", Outcome::sent);
  claimed("sent two", Outcome::sent);
  claimed("failed", Outcome::refused);
  claimed("unknown", Outcome::unknown);
  Draft stale = draft("expired");
  stale.expires = kNow;
  queue(stale);
  no_claim();
  ASSERT_TRUE(store().cancel(queue(draft("cancelled")), kNow));
  queue(draft("sending"));
  next();
  for (const char* text : {"queued one", "queued two", "queued three"})
    queue(draft(text));

  const struct {
    State state;
    Texts texts;
  } rows[] = {
      {State::held, {}},
      {State::queued, {"queued one", "queued two", "queued three"}},
      {State::sending, {"sending"}},
      {State::sent, {"sent one", "sent two"}},
      {State::delivered, {}},
      {State::failed, {"failed"}},
      {State::unknown, {"unknown"}},
      {State::cancelled, {"cancelled"}},
      {State::expired, {"expired"}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(texts({.direction = Direction::out, .state = row.state}), row.texts)
        << to_string(row.state);
    EXPECT_EQ(texts({.direction = Direction::out, .state = row.state, .since = 0}), row.texts)
        << to_string(row.state);
    EXPECT_EQ(store().count(row.state).value(), static_cast<std::int64_t>(row.texts.size()))
        << to_string(row.state);
  }
  EXPECT_EQ(texts({.direction = Direction::out, .state = State::queued, .limit = 2}),
            (Texts{"queued two", "queued three"}));
  EXPECT_EQ(texts({.direction = Direction::out, .state = State::received}), Texts{});
  EXPECT_EQ(texts({.direction = Direction::in, .state = State::queued}), Texts{});
}

TEST_F(ListingTest, a_long_queue_is_listed_from_its_newest_end) {
  std::vector<std::pair<Draft, int>> many;
  for (int i = 0; i < 5000; ++i)
    many.emplace_back(draft(std::to_string(i)), 1);
  store().enqueue(many, kNow).value();
  EXPECT_EQ(texts({.direction = Direction::out, .state = State::queued, .limit = 2}),
            (Texts{"4998", "4999"}));
  EXPECT_EQ(store().count(State::queued).value(), 5000);
}

}  // namespace
}  // namespace pigeon::store
