// Random operations on the store and on a model of it that is as plain as its header: after each
// step both say the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "fixture.h"

namespace pigeon::store {
namespace {

using Outcome = Settlement::Outcome;

// The queue as store.h describes it, in one list and without an index.
class Model {
 public:
  struct Text {
    MessageId id = 0;
    Draft draft;
    int parts = 1;
    State state = State::queued;
    int taken = 0;
    int attempts = 0;
    bool on_air = false;
    std::string modem = {};
    std::optional<Instant> due = {};
    bool waits = false;  // for the clock
    Instant queued_at = {};
  };

  std::vector<Text> texts;
  std::set<std::string> blocked;

  Text* find(MessageId id) {
    const auto found = std::ranges::find(texts, id, &Text::id);
    return found == texts.end() ? nullptr : &*found;
  }

  void enqueue(MessageId id, const Draft& draft, int parts, Instant now) {
    texts.push_back({id, draft, parts});
    texts.back().due = draft.not_before;
    texts.back().waits = draft.not_before.has_value();
    texts.back().queued_at = now;
  }

  std::optional<MessageId> with_key(const std::string& key) const {
    for (const Text& text : texts) {
      if (!key.empty() && text.draft.key == key) return text.id;
    }
    return std::nullopt;
  }

  void settle(const Settlement& last, const std::string& modem) {
    Text* text = find(last.message);
    if (text == nullptr || text->modem != modem || text->taken != last.part) return;
    if (!text->on_air && text->state != State::unknown) return;
    const bool was_on_air = text->on_air;
    text->on_air = false;
    switch (last.outcome) {
      case Outcome::sent:
        text->due.reset();
        ++text->taken;
        text->state = text->taken == text->parts ? State::sent : State::sending;
        break;
      case Outcome::refused:
        text->state = State::failed;
        break;
      case Outcome::try_again:
        if (++text->attempts == 8) {
          text->state = State::failed;
        } else {
          back(*text);
          text->due = last.next_attempt;
        }
        break;
      case Outcome::not_handed_over:
        back(*text);
        if (last.next_attempt) text->due = last.next_attempt;
        break;
      case Outcome::unknown:
        if (was_on_air) text->state = State::unknown;
        break;
    }
  }

  void release(Instant now) {
    for (Text& text : texts) {
      if (text.state == State::queued && text.due && *text.due <= now) text.waits = false;
    }
  }

  Turn next(const std::string& modem, Instant now) {
    for (;;) {
      Turn turn;
      std::vector<Text*> able;
      for (Text& text : texts) {
        if (!waits_for(text, modem)) continue;
        if (text.due && *text.due > now) {
          turn.look_again = std::min(*text.due, turn.look_again.value_or(*text.due));
        } else {
          able.push_back(&text);
        }
      }
      if (able.empty()) return turn;
      Text& text = **std::ranges::min_element(
          able, [](const Text* one, const Text* other) { return rank(*one) < rank(*other); });
      if (text.draft.expires && *text.draft.expires <= now) {
        text.state = State::expired;
      } else if (blocked.contains(text.draft.to.text())) {
        text.state = State::cancelled;
      } else {
        text.state = State::sending;
        text.on_air = true;
        text.modem = modem;
        Claim claim{.message = text.id, .to = text.draft.to, .text = text.draft.text};
        claim.part = text.taken;
        claim.parts = text.parts;
        claim.attempts = text.attempts;
        turn.claims.push_back(claim);
        turn.look_again.reset();
        return turn;
      }
    }
  }

  bool cancel(MessageId id) {
    Text* text = find(id);
    if (text == nullptr || text->state != State::queued) return false;
    text->state = State::cancelled;
    return true;
  }

  bool resolve(MessageId id, Resolution resolution) {
    Text* text = find(id);
    if (text == nullptr || text->state != State::unknown) return false;
    switch (resolution) {
      case Resolution::sent:
        text->due.reset();
        ++text->taken;
        text->state = text->taken == text->parts ? State::sent : State::sending;
        break;
      case Resolution::resend:
        ++text->attempts;
        text->due.reset();
        back(*text);
        break;
      case Resolution::drop:
        text->state = State::cancelled;
        break;
    }
    return true;
  }

  int recover() {
    int count = 0;
    for (Text& text : texts) {
      if (!text.on_air) continue;
      text.on_air = false;
      text.state = State::unknown;
      ++count;
    }
    return count;
  }

 private:
  static void back(Text& text) { text.state = text.taken > 0 ? State::sending : State::queued; }

  static bool waits_for(const Text& text, const std::string& modem) {
    if (text.state == State::sending) return !text.on_air && text.modem == modem;
    return text.state == State::queued && !text.waits &&
           (text.draft.modem.empty() || text.draft.modem == modem);
  }

  // Begun ones first, by id; then by priority, by how long it has been due, by id.
  static std::tuple<bool, int, Instant, MessageId> rank(const Text& text) {
    if (text.state == State::sending) return {false, 0, Instant(), text.id};
    return {true, -text.draft.priority, text.due.value_or(text.queued_at), text.id};
  }
};

class ModelTest : public StoreTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  int pick(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  bool one_in(int n) { return pick(n - 1) == 0; }
  std::optional<Instant> soon(int seconds_around) {
    return now_ + seconds(pick(seconds_around) - seconds_around / 3);
  }
  MessageId some_id() { return pick(static_cast<int>(model_.texts.size()) + 1); }
  std::string some_modem() { return one_in(2) ? "sim1" : "sim2"; }

  void enqueue_some() {
    std::vector<std::pair<Draft, int>> batch;
    for (int i = pick(2); i >= 0; --i) {
      Draft wanted = draft("text", one_in(3) ? kBob : kAnn);
      wanted.priority = pick(2) - 1;
      wanted.modem = one_in(2) ? "" : some_modem();
      if (one_in(3)) wanted.not_before = soon(60);
      if (one_in(4)) wanted.expires = soon(120);
      if (one_in(3)) wanted.key = std::to_string(pick(20));
      batch.emplace_back(wanted, 1 + pick(2));
    }
    const auto queued = store().enqueue(batch, now_).value();
    ASSERT_EQ(queued.size(), batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto known = model_.with_key(batch[i].first.key);
      EXPECT_EQ(queued[i].existed, known.has_value());
      if (known) {
        EXPECT_EQ(queued[i].id, *known);
      } else {
        model_.enqueue(queued[i].id, batch[i].first, batch[i].second, now_);
      }
    }
  }

  // What the modem says of its claim, if it has one; sometimes it has said so before.
  std::optional<Settlement> settlement_of(const std::string& modem) {
    const auto claim = claims_.find(modem);
    if (claim == claims_.end()) return std::nullopt;
    constexpr Outcome kOutcomes[] = {Outcome::sent,      Outcome::sent,
                                     Outcome::refused,   Outcome::try_again,
                                     Outcome::try_again, Outcome::not_handed_over,
                                     Outcome::unknown};
    auto settlement = outcome(claim->second, kOutcomes[pick(6)]);
    if (settlement.outcome == Outcome::sent) settlement.reference = pick(255);
    if (one_in(2)) settlement.next_attempt = soon(60);
    if (!one_in(10)) claims_.erase(claim);
    return settlement;
  }

  void advance() {
    const std::string modem = some_modem();
    const auto last = settlement_of(modem);
    if (!last && claims_.contains(modem)) return;
    release_due(now_);
    model_.release(now_);
    if (last) model_.settle(*last, modem);
    const Turn expected = model_.next(modem, now_);
    const Turn turn = store().advance(outcomes(last), modem, now_).value();
    EXPECT_EQ(turn.look_again, expected.look_again);
    ASSERT_EQ(turn.claims.size(), expected.claims.size());
    if (turn.claims.empty()) return;
    const Claim& claim = turn.claims.front();
    const Claim& wanted = expected.claims.front();
    EXPECT_EQ(claim.message, wanted.message);
    EXPECT_EQ(claim.to, wanted.to);
    EXPECT_EQ(claim.part, wanted.part);
    EXPECT_EQ(claim.parts, wanted.parts);
    EXPECT_EQ(claim.attempts, wanted.attempts);
    claims_.insert_or_assign(modem, claim);
  }

  void settle() {
    const std::string modem = some_modem();
    if (const auto last = settlement_of(modem)) {
      model_.settle(*last, modem);
      ASSERT_TRUE(store().settle(std::vector{*last}, modem, now_));
    }
  }

  void restart() {
    claims_.clear();
    reopen();
    EXPECT_EQ(store().recover(now_).value(), model_.recover());
  }

  void block_or_open() {
    const PhoneNumber& who = one_in(2) ? kAnn : kBob;
    const bool block = !model_.blocked.erase(who.text());
    if (block) model_.blocked.insert(who.text());
    ASSERT_TRUE(
        store().append({.at = now_,
                        .number = who,
                        .event = block ? consent::Event::revoked : consent::Event::resumed}));
  }

  void step() {
    now_ += seconds(pick(20));
    switch (pick(19)) {
      case 0:
      case 1:
      case 2:
        return enqueue_some();
      case 3:
        return settle();
      case 4: {
        const MessageId id = some_id();
        EXPECT_EQ(store().cancel(id, now_).has_value(), model_.cancel(id));
        return;
      }
      case 5:
      case 6: {
        const MessageId id = some_id();
        const auto resolution = static_cast<Resolution>(pick(2));
        EXPECT_EQ(store().resolve(id, resolution, now_).has_value(),
                  model_.resolve(id, resolution));
        return;
      }
      case 7:
        if (one_in(4)) restart();
        return;
      case 8:
        if (one_in(4)) block_or_open();
        return;
      default:
        return advance();
    }
  }

  void expect_equal() {
    const auto listed =
        store().list({.direction = Direction::out, .since = 0, .limit = 10'000}).value();
    ASSERT_EQ(listed.size(), model_.texts.size());
    std::map<State, std::int64_t> counts;
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const Model::Text& expected = model_.texts[i];
      ASSERT_EQ(listed[i].id, expected.id);
      EXPECT_EQ(listed[i].state, expected.state)
          << to_string(listed[i].state) << " for " << to_string(expected.state);
      EXPECT_EQ(listed[i].references.size(), static_cast<std::size_t>(expected.taken));
      ++counts[expected.state];
    }
    for (const State state : {State::queued, State::sending, State::sent, State::failed,
                              State::unknown, State::cancelled, State::expired}) {
      EXPECT_EQ(store().count(state).value(), counts[state]) << to_string(state);
    }
  }

  std::mt19937 random_{GetParam()};
  Instant now_ = kNow;
  Model model_;
  std::map<std::string, Claim> claims_;
};

TEST_P(ModelTest, store_and_model_agree_after_every_step) {
  for (int i = 0; i < 300 && !HasFailure(); ++i) {
    SCOPED_TRACE("step " + std::to_string(i));
    step();
    if (HasFatalFailure()) return;
    expect_equal();
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ModelTest, ::testing::Range(1u, 7u));

}  // namespace
}  // namespace pigeon::store
