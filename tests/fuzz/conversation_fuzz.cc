// Random conversations with the three playbooks, in a made-up world with the real engine: whatever
// customers, strangers and agents write, and whatever happens in between, each text that goes out
// is valid and short, and who said STOP hears no more. The input picks a playbook, then acts: a
// letter that says which, and what it needs.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "consent/words.h"
#include "rehearsal/talk.h"
#include "rehearsal/world.h"

namespace {

using namespace pigeon;

constexpr std::size_t kMostActs = 60;
constexpr std::size_t kMostTexts = 40;        // that one act may bring about
constexpr std::size_t kLongestText = 16'000;  // octets; a person may answer at length

void must_hold(bool law) {
  if (!law) std::abort();
}

const std::vector<replies::Assistant>& assistants() {
  static const std::vector<replies::Assistant> all = [] {
    std::vector<replies::Assistant> loaded;
    for (const char* name : {"dentist", "parcels", "hotel"}) {
      std::ifstream in(std::string(PIGEON_SOURCE_DIR "/tests/vectors/playbook-") + name + ".toml");
      std::ostringstream text;
      text << in.rdbuf();
      auto playbook = playbook::load(text.str(), name).playbook;
      loaded.push_back(rehearsal::assistant_for_talks(std::move(playbook).value()).value());
    }
    return loaded;
  }();
  return all;
}

// The octets of the input as choices and texts.
class Script {
 public:
  Script(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool over() const { return rest_.empty(); }
  std::uint8_t choice() {
    if (rest_.empty()) return 0;
    const auto octet = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return octet;
  }
  // Up to the end of its line.
  std::string line() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string text(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return text;
  }

 private:
  std::string_view rest_;
};

void judge(const std::vector<rehearsal::Sent>& sent, const PhoneNumber& silenced, bool stopped) {
  must_hold(sent.size() <= kMostTexts);
  for (const rehearsal::Sent& one : sent) {
    must_hold(is_valid_utf8(one.text) && one.text.size() <= kLongestText);
    must_hold(!stopped || one.to_agent || one.to != silenced);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Script script(data, size);
  const auto& all = assistants();
  const replies::Assistant& assistant = all[script.choice() % all.size()];
  rehearsal::World world(assistant,
                         rehearsal::FixtureData::make(assistant.playbook().fixture).value(),
                         rehearsal::first_moment(assistant));
  const PhoneNumber stranger = PhoneNumber::from_stored("+447700900555");
  bool stopped = false;
  for (std::size_t act = 0; act < kMostActs && !script.over(); ++act) {
    bool by_a_person = false;
    switch (script.choice()) {
      case '>': {
        const std::string text = to_valid_utf8(script.line());
        const auto word = consent::classify(text);
        world.hear(world.customer(), text);
        // Whatever comes at once is the one confirmation; from then on there is silence.
        if (word && word->stops()) {
          world.take_sent();
          stopped = true;
        } else {
          stopped = false;  // START, VISIT: it may have been taken back
        }
        break;
      }
      case '?':
        world.hear(stranger, to_valid_utf8(script.line()));
        break;
      case '#':
        by_a_person = true;  // who may still answer
        world.hear(world.desk(), "#" + to_valid_utf8(script.line()));
        break;
      case '+':
        world.move_to(world.now() + std::chrono::minutes(script.choice() * 17));
        break;
      case '!': {
        const auto [name, values] = rehearsal::event_in(to_valid_utf8(script.line()));
        world.happen(name, values);
        break;
      }
      case 'c':
        world.miss_call(script.choice() % 2 ? stranger : world.customer());
        break;
      case 'u':
        world.undelivered();
        break;
      case 'r':
        world.set_consent(script.choice() % 2);
        stopped = false;
        break;
      default:
        break;
    }
    judge(world.take_sent(), world.customer(), stopped && !by_a_person);
  }
  return 0;
}
