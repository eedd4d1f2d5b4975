// Made-up customers of three playbooks, on a made-up clock, against the real engine (talking.md 5).
//   customers-bench FOLDER [CUSTOMERS [CLINC150-JSON]] [--show KIND] [--seed N]
// FOLDER holds playbook-dentist.toml and the others; KIND of --show is false, handed or write: the
// talks of those are printed. Another seed gives other customers. Exit 1 when something was written
// wrongly or a person was not reached, or more than 1 % were falsely resolved.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>

#include "bench/customers/case.h"
#include "bench/customers/person.h"
#include "bench/customers/tally.h"
#include "intents/model.h"
#include "rehearsal/talk.h"

namespace pigeon::bench {
namespace {

struct Shop {
  const char* name;
  MakeCase make;
};
constexpr Shop kShops[]{
    {"dentist", &dentist_case}, {"parcels", &parcels_case}, {"hotel", &hotel_case}};

playbook::Playbook loaded(const std::string& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  auto loaded = playbook::load(text.str(), file);
  if (!loaded.playbook) {
    std::fprintf(stderr, "%s can't be read\n", file.c_str());
    std::exit(2);
  }
  return *std::move(loaded.playbook);
}

replies::Assistant made_ready(playbook::Playbook playbook) {
  auto assistant = rehearsal::assistant_for_talks(std::move(playbook));
  if (!assistant) {
    std::fprintf(stderr, "%s\n", assistant.error().text().c_str());
    std::exit(2);
  }
  return *std::move(assistant);
}

// Baseline: a text with a word of a topic in it means that topic; no examples.
playbook::Playbook keywords_only(playbook::Playbook playbook) {
  for (playbook::Topic& topic : playbook.topics) {
    topic.like.clear();
    for (const playbook::Saying& word : topic.words) {
      playbook::Template match;
      match.written = "*" + word.text + "*";
      match.pieces.push_back({.text = match.written});
      topic.match.push_back(std::move(match));
    }
  }
  return playbook;
}

// Baseline: whatever answers no question is taken for the likeliest topic, however unlikely.
Relay likeliest(const playbook::Playbook& playbook, const replies::Assistant& assistant) {
  return [&playbook, &assistant](const std::string& text, const std::string& last) {
    const bool answers =
        has(last, "?") || has(last, "Reply") || has(last, "Send") || has(last, "order number");
    const auto verdict = assistant.verdict(text);
    if (answers || !verdict || assistant.by_word(text).topic || assistant.by_pattern(text).topic)
      return text;
    const playbook::Topic* topic = playbook.topic(verdict->best().intent);
    return topic && !topic->like.empty() ? topic->like.front().text : text;
  };
}

Course handed_over_at_once(const Case&) {
  return {.end = End::handed_over, .reached_person = true, .turns = 1};
}

constexpr std::uint64_t kSeedsApart = 1'000'003;

struct Wanted {
  std::string folder = ".";
  std::size_t customers = 1000;
  const char* clinc = nullptr;
  std::string show;
  std::uint64_t seed = 0;
};

bool is_shown(const std::string& kind, const Case& one, const Course& course) {
  if (kind == "false") return course.end == End::falsely_solved;
  if (kind == "handed") return course.end == End::handed_over && !one.for_people;
  return kind == "write" && course.wrong_writes > 0;
}

void show(const char* shop, const Case& one, Behaviour behaviour, const Course& course) {
  std::printf("--- %s, %s, %s\n", shop, one.goal.c_str(), name_of(behaviour));
  for (const std::string& line : course.transcript)
    std::printf("%s\n", line.c_str());
}

struct Rows {
  Tally engine, keywords, likeliest, people;
};

Rows judged(const Shop& shop, const Wanted& wanted, const Wordings& wordings, std::size_t count,
            std::vector<Tally>& by_behaviour) {
  const auto playbook = loaded(wanted.folder + "/playbook-" + shop.name + ".toml");
  const auto engine = made_ready(playbook);
  const auto keywords = made_ready(keywords_only(playbook));
  const Relay plain = [](const std::string& text, const std::string&) { return text; };
  const Relay guess = likeliest(playbook, engine);
  Rows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto behaviour = static_cast<Behaviour>(i % kBehaviours);
    // The same customer for each of them.
    const auto course = [&](const replies::Assistant& assistant, const Relay& relay, Case& one) {
      intents::Dice dice(wanted.seed * kSeedsApart + i + 1);
      one = shop.make(behaviour, playbook.fixture, wordings, dice);
      return course_of(one, behaviour, assistant, relay, dice);
    };
    Case one;
    const Course real = course(engine, plain, one);
    rows.engine.add(one, real, behaviour);
    by_behaviour[i % kBehaviours].add(one, real, behaviour);
    if (is_shown(wanted.show, one, real)) show(shop.name, one, behaviour, real);
    rows.keywords.add(one, course(keywords, plain, one), behaviour);
    rows.likeliest.add(one, course(engine, guess, one), behaviour);
    rows.people.add(one, handed_over_at_once(one), behaviour);
  }
  return rows;
}

bool is_good(const Tally& tally) {
  return tally.wrong_writes == 0 && tally.reached == tally.for_people &&
         100 * tally.falsely_solved <= tally.customers;
}

int run(const Wanted& wanted) {
  const Wordings wordings(wanted.clinc);
  std::vector<Tally> by_behaviour(kBehaviours);
  Rows sum;
  std::vector<std::pair<std::string, Tally>> shops;
  for (const Shop& shop : kShops) {
    const std::size_t count = wanted.customers / std::size(kShops) + (shop.make == &dentist_case);
    const Rows rows = judged(shop, wanted, wordings, count, by_behaviour);
    shops.emplace_back(shop.name, rows.engine);
    sum.engine += rows.engine;
    sum.keywords += rows.keywords;
    sum.likeliest += rows.likeliest;
    sum.people += rows.people;
  }
  print_title();
  print("Pigeon", sum.engine);
  print("hand everything over", sum.people);
  print("keywords only", sum.keywords);
  print("always the likeliest", sum.likeliest);
  for (const auto& [name, tally] : shops)
    print("Pigeon: " + name, tally);
  for (std::size_t i = 0; i < kBehaviours; ++i)
    print(std::string("Pigeon: ") + name_of(static_cast<Behaviour>(i)), by_behaviour[i]);
  return is_good(sum.engine) ? 0 : 1;
}

}  // namespace
}  // namespace pigeon::bench

int main(int argc, char** argv) {
  pigeon::bench::Wanted wanted;
  std::vector<const char*> words;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--show") == 0 && i + 1 < argc) {
      wanted.show = argv[++i];
    } else if (std::strcmp(argv[i], "--seed") == 0 && i + 1 < argc) {
      wanted.seed = std::strtoull(argv[++i], nullptr, 10);
    } else {
      words.push_back(argv[i]);
    }
  }
  if (words.empty()) {
    std::fprintf(stderr,
                 "customers-bench FOLDER [CUSTOMERS [CLINC150-JSON]] [--show KIND] [--seed N]\n");
    return 2;
  }
  wanted.folder = words[0];
  if (words.size() > 1) wanted.customers = std::strtoul(words[1], nullptr, 10);
  if (words.size() > 2) wanted.clinc = words[2];
  return pigeon::bench::run(wanted);
}
