#include "bench/customers/person.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bench/intents/noise.h"
#include "replies/said_time.h"

namespace pigeon::bench {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kPatience = 8;  // texts that a customer is ready to write

class Person {
 public:
  Person(const Case& one, Behaviour behaviour, const replies::Assistant& assistant,
         const Relay& relay, intents::Dice& dice, rehearsal::FixtureData data)
      : case_(one),
        behaviour_(behaviour),
        assistant_(assistant),
        relay_(relay),
        dice_(dice),
        world_(assistant, std::move(data),
               assistant.zone().to_utc(*replies::moment_in(one.start, assistant.zone()))) {}

  Course live() {
    case_.before(world_);
    read();
    if (behaviour_ == Behaviour::machine && !told_.empty()) {
      hear("Automatic reply: I'm driving and can't answer now");
      read();
      pass(minutes(70));
    }
    for (std::string next = first(); !next.empty() && course_.turns < kPatience; next = reply()) {
      say(next);
      read();
      if (course_.reached_person || case_.met(world_, told_)) break;
      if (stopped_) break;
      if (behaviour_ == Behaviour::stops && course_.turns == 1) next_is_stop_ = true;
    }
    pass(hours(3));
    return judged();
  }

 private:
  std::string first() {
    if (case_.ways.empty()) return {};
    std::string text = case_.ways[way_++];
    if (behaviour_ == Behaviour::two_questions)
      text += drawn(
          "(, and are you open on sunday|. also where can i park|, and by the way do you "
          "take cards)?",
          dice_);
    return text;
  }

  // To what was read last; empty: nothing more to say.
  std::string reply() {
    if (next_is_stop_) {
      next_is_stop_ = false;
      stopped_ = true;
      return drawn("(STOP|stop|Stop!|unsubscribe|please stop texting me)", dice_);
    }
    // What came in the meantime is read too, before they answer.
    if (behaviour_ == Behaviour::silent) pass(minutes(100));
    if (new_.empty()) return other_way(minutes(30));
    const std::string text = new_.back();
    if (has(text, "Did you mean")) return chosen(text);
    if (std::string answer = case_.answer(text); !answer.empty()) {
      if (behaviour_ == Behaviour::off_form && !was_off_form_) {
        was_off_form_ = true;
        return drawn("(hmm let me see|one moment|whichever you like|what do you mean)", dice_);
      }
      return answer;
    }
    if (has(text, "in other words")) return other_way(seconds(0));
    return wronged_ ? std::string() : complained();
  }

  // Whoever got an answer to something else says once more what they want.
  std::string complained() {
    wronged_ = true;
    return other_way(seconds(0));
  }

  std::string other_way(Milliseconds later) {
    if (later > Milliseconds(0)) pass(later);
    if (way_ < case_.ways.size()) return case_.ways[way_++];
    if (asked_for_person_) return {};
    asked_for_person_ = true;
    return "agent";
  }

  std::string chosen(const std::string& text) {
    for (const std::string& label : case_.labels) {
      const std::size_t at = text.find(label);
      const std::size_t number = text.rfind(") ", at);
      if (at != std::string::npos && number != std::string::npos && number > 0)
        return text.substr(number - 1, 1);
    }
    return drawn("(neither|no, none of these|no)", dice_);
  }

  void say(std::string text) {
    pass(seconds(40));
    if (behaviour_ == Behaviour::slips && !has(text, "AL") && !has(text, "STOP"))
      text = noisy(text, Noise{}, dice_);
    ++course_.turns;
    course_.transcript.push_back("> " + text);
    hear(relay_(text, told_.empty() ? "" : told_.back()));
  }

  void hear(const std::string& text) { world_.hear(world_.customer(), text); }

  void pass(Milliseconds time) {
    world_.move_to(world_.now() + time);
    collect();
  }

  void read() {
    new_.clear();
    collect();
  }

  void collect() {
    for (rehearsal::Sent& sent : world_.take_sent()) {
      course_.transcript.push_back((sent.to_agent ? "  desk< " : "  < ") + sent.text);
      if (sent.to_agent) {
        course_.reached_person = true;
      } else if (sent.to == world_.customer()) {
        if (stopped_) ++after_stop_;
        told_.push_back(sent.text);
        new_.push_back(std::move(sent.text));
      }
    }
  }

  Course judged() {
    for (const replies::Request& write : world_.written())
      course_.wrong_writes += !case_.allowed(write);
    if (stopped_) {
      pass(hours(72));
      // The one confirmation, and nothing after it.
      course_.end = after_stop_ == 1 ? End::resolved : End::falsely_solved;
      return std::move(course_);
    }
    const bool met = case_.met(world_, told_);
    // Where nobody is there now, a call is promised: a person has it then, too.
    course_.reached_person |= !met && !world_.promised().empty();
    course_.end = course_.reached_person ? End::handed_over
                  : met                  ? End::resolved
                                         : End::falsely_solved;
    return std::move(course_);
  }

  const Case& case_;
  Behaviour behaviour_;
  const replies::Assistant& assistant_;
  const Relay& relay_;
  intents::Dice& dice_;
  rehearsal::World world_;
  Course course_;
  std::vector<std::string> told_, new_;
  std::size_t way_ = 0;
  std::size_t after_stop_ = 0;
  bool stopped_ = false, next_is_stop_ = false, was_off_form_ = false, wronged_ = false,
       asked_for_person_ = false;
};

}  // namespace

Course course_of(const Case& one, Behaviour behaviour, const replies::Assistant& assistant,
                 const Relay& relay, intents::Dice& dice) {
  auto data = rehearsal::FixtureData::make(one.fixture);
  if (!data) return {.transcript = {data.error().text()}};
  return Person(one, behaviour, assistant, relay, dice, *std::move(data)).live();
}

}  // namespace pigeon::bench
