// Judges the room intents on CLINC150 (Larson et al. 2019; not in this repository).
//   intents-bench clinc150_dev.json                shops, and 10 examples per intent
//   intents-bench clinc150_dev.json 5 20 100       so many examples per intent
// Trains on `train`, judges on `val`, with `oos_val` as out of scope; never learns from either.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <set>

#include "bench/intents/clinc.h"
#include "bench/intents/noise.h"
#include "intents/dice.h"
#include "intents/model.h"

namespace pigeon::bench {
namespace {

using intents::Band;
using intents::Dice;
using intents::Example;
using intents::Model;

constexpr std::size_t kAll = 1000;

// Of this process's own computing, whatever else the machine does.
double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Figures {
  double plain = 0, in_scope = 0, foreign = 0, auroc = 0, acted = 0, acted_right = 0, asked = 0,
         asked_right = 0, foreign_acted = 0, seconds = 0, micros = 0, megabytes = 0;

  Figures& operator+=(const Figures& other) {
    const auto add = [&](double Figures::*member) { this->*member += other.*member; };
    for (const auto member : members())
      add(member);
    return *this;
  }
  Figures& operator/=(double count) {
    for (const auto member : members())
      this->*member /= count;
    return *this;
  }
  static std::vector<double Figures::*> members() {
    return {&Figures::plain,   &Figures::in_scope,    &Figures::foreign,
            &Figures::auroc,   &Figures::acted,       &Figures::acted_right,
            &Figures::asked,   &Figures::asked_right, &Figures::foreign_acted,
            &Figures::seconds, &Figures::micros,      &Figures::megabytes};
  }
};

double area_under_curve(std::vector<double> in, std::vector<double> out) {
  std::ranges::sort(out);
  double sum = 0;
  for (const double score : in)
    sum += static_cast<double>(std::ranges::lower_bound(out, score) - out.begin());
  return sum / static_cast<double>(in.size() * out.size());
}

Figures judged(const std::vector<Example>& train, const std::vector<Example>& in,
               const std::vector<Example>& out) {
  Figures figures;
  const auto begin = seconds();
  const auto model = Model::train(train);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().text().c_str());
    std::exit(1);
  }
  const auto trained = seconds();
  std::size_t right = 0, kept_right = 0, turned_away = 0, acted = 0, acted_right = 0, asked = 0,
              asked_right = 0, foreign_acted = 0;
  std::vector<double> in_scores, out_scores;
  for (const Example& example : in) {
    const auto verdict = model->classify(example.text);
    const bool is_right = verdict.best().intent == example.intent;
    in_scores.push_back(verdict.in_scope);
    right += is_right;
    kept_right += is_right && !verdict.out_of_scope;
    acted += verdict.band == Band::act;
    acted_right += verdict.band == Band::act && is_right;
    asked += verdict.band == Band::ask;
    asked_right += std::ranges::any_of(
        verdict.offered(), [&](const auto& one) { return one.intent == example.intent; });
  }
  for (const Example& example : out) {
    const auto verdict = model->classify(example.text);
    out_scores.push_back(verdict.in_scope);
    turned_away += verdict.out_of_scope;
    foreign_acted += verdict.band == Band::act;
  }
  const auto done = seconds();
  figures.plain = percent(right, in.size());
  figures.in_scope = percent(kept_right, in.size());
  figures.foreign = percent(turned_away, out.size());
  figures.auroc = 100 * area_under_curve(in_scores, out_scores);
  figures.acted = percent(acted, in.size());
  figures.acted_right = percent(acted_right, acted);
  figures.asked = percent(asked, in.size());
  figures.asked_right = percent(asked_right, asked);
  figures.foreign_acted = percent(foreign_acted, out.size());
  figures.seconds = trained - begin;
  figures.micros = 1e6 * (done - trained) / static_cast<double>(in.size() + out.size());
  figures.megabytes = static_cast<double>(model->bytes()) / 1e6;
  return figures;
}

std::vector<Example> made_noisy(std::vector<Example> examples, Dice& dice) {
  for (Example& example : examples)
    example.text = noisy(example.text, Noise{}, dice);
  return examples;
}

void print_title() {
  std::printf("%-24s %6s %6s %6s %6s | %5s %5s %5s %5s %5s | %6s %5s %5s\n", "", "plain", "in",
              "oos", "auroc", "act", "right", "ask", "right", "oosA", "train", "us", "MB");
}

void print(const char* what, const Figures& f) {
  std::printf("%-24s %6.2f %6.2f %6.2f %6.2f | %5.1f %5.1f %5.1f %5.1f %5.1f | %6.3f %5.0f %5.1f\n",
              what, f.plain, f.in_scope, f.foreign, f.auroc, f.acted, f.acted_right, f.asked,
              f.asked_right, f.foreign_acted, f.seconds, f.micros, f.megabytes);
  std::fflush(stdout);
}

void judge_whole(const Data& data, std::size_t each, std::uint64_t seeds) {
  const auto topics = topics_of(data.train);
  Figures clean, noise;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Dice dice(seed);
    const auto train = drawn(data.train, {topics.begin(), topics.end()}, each, dice);
    clean += judged(train, data.judged, data.foreign);
    noise += judged(train, made_noisy(data.judged, dice), made_noisy(data.foreign, dice));
  }
  const std::string name = std::to_string(topics.size()) + " x " + std::to_string(each);
  print(name.c_str(), clean /= static_cast<double>(seeds));
  print((name + " noisy").c_str(), noise /= static_cast<double>(seeds));
}

// Shops: some topics at random; the out-of-scope texts are those of CLINC150.
void judge_shops(const Data& data, std::size_t topics, std::size_t each, std::uint64_t shops) {
  Figures figures;
  for (std::uint64_t shop = 1; shop <= shops; ++shop) {
    Dice dice(1000 + shop);
    auto all = topics_of(data.train);
    dice.shuffle(all);
    const std::set<std::string> own(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(topics));
    const auto train = drawn(data.train, own, each, dice);
    figures += judged(train, drawn(data.judged, own, kAll, dice), data.foreign);
  }
  print(("shop " + std::to_string(topics) + " x " + std::to_string(each)).c_str(),
        figures /= static_cast<double>(shops));
}

}  // namespace
}  // namespace pigeon::bench

int main(int argc, char** argv) {
  using namespace pigeon::bench;
  if (argc < 2) {
    std::fprintf(stderr, "intents-bench clinc150_dev.json [EXAMPLES-PER-INTENT...]\n");
    return 2;
  }
  const Data data = load(argv[1]);
  print_title();
  if (argc == 2) {
    judge_shops(data, 20, 8, 20);
    judge_shops(data, 20, 3, 20);
    judge_shops(data, 8, 5, 20);
    judge_whole(data, 10, 3);
  }
  for (int i = 2; i < argc; ++i) {
    const std::size_t each = std::strtoul(argv[i], nullptr, 10);
    judge_whole(data, each, each < 100 ? 3 : 1);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak memory %.0f MiB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}
