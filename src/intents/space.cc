#include "intents/space.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace pigeon::intents {
namespace {

// From this many examples on, what one or two of them say is left out: it is noise there.
constexpr std::size_t kLargeSet = 3000;
constexpr double kRarityPower = 0.7;
// From this many examples on, it shows in them how common little words are.
constexpr std::size_t kEnoughForLittleWords = 400;
constexpr float kWeightOfLittle = 0.7F;

float rarity(std::size_t examples, std::size_t with_it) {
  const double ratio = static_cast<double>(examples + 1) / static_cast<double>(with_it + 1);
  return static_cast<float>(std::pow(std::log(ratio) + 1, kRarityPower));
}

struct Counted {
  std::uint64_t name;
  std::size_t texts;
};

std::vector<Counted> counted(std::deque<std::uint64_t> names) {
  std::ranges::sort(names);
  std::vector<Counted> counts;
  for (const std::uint64_t name : names) {
    if (counts.empty() || counts.back().name != name) counts.push_back({name, 0});
    ++counts.back().texts;
  }
  return counts;
}

// The smallest number of texts that a feature must be in, so that no more than `most` are left.
std::size_t least_texts(const std::vector<Counted>& counts, std::size_t examples,
                        std::size_t most) {
  std::size_t least = examples > kLargeSet ? 3 : 1;
  while (static_cast<std::size_t>(std::ranges::count_if(
             counts, [&](const Counted& count) { return count.texts >= least; })) > most) {
    ++least;
  }
  return least;
}

}  // namespace

void Tally::add(const Reading& example) {
  ++examples_;
  for (const Feature& feature : features_of(example)) {
    if (!feature.is_length_only) names_.push_back(feature.name);
  }
}

Space::Space(Tally tally, std::size_t most_features)
    : rarity_of_unseen_(rarity(tally.examples_, 0)),
      weight_of_little_(tally.examples_ < kEnoughForLittleWords ? kWeightOfLittle : 1.0F) {
  const auto counts = counted(std::move(tally.names_));
  const std::size_t least = least_texts(counts, tally.examples_, most_features);
  for (const Counted& count : counts) {
    if (count.texts < least) continue;
    names_.push_back(count.name);
    rarity_.push_back(rarity(tally.examples_, count.texts));
  }
  fill_slots();
}

void Space::fill_slots() {
  slots_.assign(std::bit_ceil(2 * names_.size() + 1), kNone);
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    std::size_t slot = names_[i] & (slots_.size() - 1);
    while (slots_[slot] != kNone)
      slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i;
  }
}

std::uint32_t Space::find(std::uint64_t name) const {
  for (std::size_t slot = name & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::uint32_t at = slots_[slot];
    if (at == kNone || names_[at] == name) return at;
  }
}

std::vector<Coordinate> Space::vector_of(const Reading& reading) const {
  std::vector<Coordinate> vector;
  if (slots_.empty()) return vector;
  std::vector<Group> groups;
  std::array<double, kGroups> squares{};
  const auto features = features_of(reading);
  vector.reserve(features.size());
  groups.reserve(features.size());
  for (const Feature& feature : features) {
    const std::uint32_t at = feature.is_length_only ? kNone : find(feature.name);
    const float often = feature.times == 1 ? 1.0F : 1.0F + std::log(float(feature.times));
    const float value = often * (feature.is_little ? weight_of_little_ : 1.0F) *
                        (at == kNone ? rarity_of_unseen_ : rarity_[at]);
    squares[static_cast<std::size_t>(feature.group)] += double{value} * double{value};
    if (at == kNone) continue;
    vector.push_back({at, value});
    groups.push_back(feature.group);
  }
  std::array<float, kGroups> scale{};
  for (std::size_t group = 0; group < kGroups; ++group) {
    if (squares[group] > 0)
      scale[group] = static_cast<float>(std::sqrt(kGroupWeights[group] / squares[group]));
  }
  // Names are sorted in both, so the vector is sorted already.
  for (std::size_t i = 0; i < vector.size(); ++i)
    vector[i].value *= scale[static_cast<std::size_t>(groups[i])];
  return vector;
}

std::size_t Space::bytes() const {
  return names_.size() * (sizeof(std::uint64_t) + sizeof(float)) +
         slots_.size() * sizeof(std::uint32_t);
}

double likeness(const std::vector<Coordinate>& a, const std::vector<Coordinate>& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->feature == j->feature) sum += double{i->value} * double{j->value};
    const bool first_is_behind = i->feature <= j->feature;
    if (j->feature <= i->feature) ++j;
    if (first_is_behind) ++i;
  }
  return sum / std::accumulate(kGroupWeights.begin(), kGroupWeights.end(), 0.0);
}

}  // namespace pigeon::intents
