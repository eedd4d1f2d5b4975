// What an owner's corrections bring, on CLINC150 (Larson et al. 2019; not in this repository).
//   learn-bench clinc150_dev.json [SHOPS [TOPICS [EXAMPLES]]]
// A shop begins with 3 examples for each of 20 topics. 200 customers write, a fifth of them of
// something else. Those that the shop did not act upon come before the owner, as in `pigeon learn`:
// filed under their topic, or skipped, 50 at a time. Judged on other texts: `val`, and `oos_val` as
// out of scope.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "bench/intents/clinc.h"
#include "intents/self_taught.h"

namespace pigeon::bench {
namespace {

using intents::Band;
using intents::Dice;
using intents::Example;
using intents::Model;

constexpr std::size_t kAll = 1000;
constexpr std::size_t kTexts = 200;
constexpr std::size_t kSitting = 50;   // texts between two looks of the owner
constexpr std::size_t kStrangers = 5;  // one in so many belongs to no topic

struct Wanted {
  std::size_t shops = 20;
  std::size_t topics = 20;
  std::size_t each = 3;
};

struct Row {
  const char* name;
  double plain = 0, in_scope = 0, foreign = 0, acted = 0, acted_right = 0, foreign_acted = 0,
         filed = 0;
};

Model model_of(const std::vector<Example>& examples) {
  auto model = Model::train(examples);
  if (model) return *std::move(model);
  std::fprintf(stderr, "%s\n", model.error().text().c_str());
  std::exit(1);
}

struct Shop {
  std::vector<Example> examples;
  std::vector<Example> customers;  // strangers without a topic
  std::vector<Example> judged;

  std::vector<std::string> log() const {
    std::vector<std::string> texts;
    for (const Example& customer : customers)
      texts.push_back(customer.text);
    return texts;
  }
};

Shop opened(const Data& data, const Wanted& wanted, Dice& dice) {
  auto all = topics_of(data.train);
  dice.shuffle(all);
  const std::set<std::string> own(all.begin(),
                                  all.begin() + static_cast<std::ptrdiff_t>(wanted.topics));
  Shop shop;
  shop.examples = drawn(data.train, own, wanted.each, dice);
  std::set<std::string> known;
  for (const Example& example : shop.examples)
    known.insert(example.text);
  std::vector<Example> theirs, strangers;
  for (const Example& example : data.train) {
    if (!own.contains(example.intent)) {
      strangers.push_back({"", example.text});
    } else if (!known.contains(example.text)) {
      theirs.push_back(example);
    }
  }
  dice.shuffle(theirs);
  dice.shuffle(strangers);
  theirs.resize(kTexts - kTexts / kStrangers);
  strangers.resize(kTexts / kStrangers);
  shop.customers = std::move(theirs);
  shop.customers.insert(shop.customers.end(), strangers.begin(), strangers.end());
  dice.shuffle(shop.customers);
  shop.judged = drawn(data.judged, own, kAll, dice);
  return shop;
}

void judge(Row& row, const std::vector<Example>& examples, const Shop& shop, const Data& data) {
  const Model model = model_of(examples);
  std::size_t right = 0, kept = 0, acted = 0, acted_right = 0, turned_away = 0, foreign_acted = 0;
  for (const Example& text : shop.judged) {
    const auto verdict = model.classify(text.text);
    const bool is_right = verdict.best().intent == text.intent;
    right += is_right;
    kept += is_right && !verdict.out_of_scope;
    acted += verdict.band == Band::act;
    acted_right += is_right && verdict.band == Band::act;
  }
  for (const Example& text : data.foreign) {
    const auto verdict = model.classify(text.text);
    turned_away += verdict.out_of_scope;
    foreign_acted += verdict.band == Band::act;
  }
  row.plain += percent(right, shop.judged.size());
  row.in_scope += percent(kept, shop.judged.size());
  row.foreign += percent(turned_away, data.foreign.size());
  row.acted += percent(acted, shop.judged.size());
  row.acted_right += percent(acted_right, acted);
  row.foreign_acted += percent(foreign_acted, data.foreign.size());
  row.filed += static_cast<double>(examples.size() - shop.examples.size());
}

// What the owner has filed in the end, behind the examples.
std::vector<Example> corrected(const Shop& shop, bool only_unclear) {
  std::vector<Example> examples = shop.examples;
  for (std::size_t begin = 0; begin < shop.customers.size(); begin += kSitting) {
    const Model model = model_of(examples);
    const std::size_t end = std::min(begin + kSitting, shop.customers.size());
    for (std::size_t i = begin; i < end; ++i) {
      const Example& text = shop.customers[i];
      const bool seen = !only_unclear || model.classify(text.text).band != Band::act;
      if (seen && !text.intent.empty()) examples.push_back(text);
    }
  }
  return examples;
}

void print(const Row& row, double shops) {
  std::printf("%-36s %6.1f %6.1f %6.1f | %5.1f %6.1f %5.1f | %5.0f\n", row.name, row.plain / shops,
              row.in_scope / shops, row.foreign / shops, row.acted / shops, row.acted_right / shops,
              row.foreign_acted / shops, row.filed / shops);
}

void run(const Data& data, const Wanted& wanted) {
  Row before{"before"}, alone{"the log alone, nothing filed"},
      after{"what was not understood, filed"}, both{"the same, and the log"}, all{"all of them filed"};
  for (std::size_t shop = 1; shop <= wanted.shops; ++shop) {
    Dice dice(5000 + shop);
    const Shop one = opened(data, wanted, dice);
    const auto log = one.log();
    judge(before, one.examples, one, data);
    judge(alone, intents::self_taught(one.examples, log), one, data);
    const auto filed = corrected(one, true);
    judge(after, filed, one, data);
    judge(both, intents::self_taught(filed, log), one, data);
    judge(all, corrected(one, false), one, data);
  }
  std::printf("%-36s %6s %6s %6s | %5s %6s %5s | %5s\n", "", "plain", "in", "oos", "act", "right",
              "oosA", "more");
  for (const Row* row : {&before, &alone, &after, &both, &all})
    print(*row, static_cast<double>(wanted.shops));
}

}  // namespace
}  // namespace pigeon::bench

int main(int argc, char** argv) {
  using namespace pigeon::bench;
  if (argc < 2) {
    std::fprintf(stderr, "learn-bench clinc150_dev.json [SHOPS [TOPICS [EXAMPLES]]]\n");
    return 2;
  }
  const auto number = [&](int at, std::size_t otherwise) {
    return argc > at ? std::strtoul(argv[at], nullptr, 10) : otherwise;
  };
  const Wanted usual;
  const Wanted wanted{number(2, usual.shops), number(3, usual.topics), number(4, usual.each)};
  run(load(argv[1]), wanted);
}
