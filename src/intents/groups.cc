#include "intents/groups.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "intents/reading.h"
#include "intents/space.h"

namespace pigeon::intents {
namespace {

// Of 1: as alike as "where is my parcel" and "is my parcel there".
constexpr double kAlike = 0.3;

double mean_likeness(const std::vector<Coordinate>& vector, const std::vector<std::size_t>& group,
                     const std::vector<std::vector<Coordinate>>& vectors) {
  double sum = 0;
  for (const std::size_t member : group)
    sum += likeness(vector, vectors[member]);
  return sum / static_cast<double>(group.size());
}

}  // namespace

std::vector<std::vector<std::size_t>> grouped(std::span<const std::string> texts) {
  const Reader reader({texts.begin(), texts.end()});
  Stemmer stemmer;
  Tally tally;
  for (const std::string& text : texts)
    tally.add(reader.read_example(text, stemmer));
  const Space space(std::move(tally), std::numeric_limits<std::size_t>::max());
  std::vector<std::vector<Coordinate>> vectors;
  for (const std::string& text : texts)
    vectors.push_back(space.vector_of(reader.read_example(text, stemmer)));

  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    double best = kAlike;
    std::vector<std::size_t>* nearest = nullptr;
    for (auto& group : groups) {
      const double alike = mean_likeness(vectors[i], group, vectors);
      if (alike < best) continue;
      best = alike;
      nearest = &group;
    }
    if (!nearest) nearest = &groups.emplace_back();
    nearest->push_back(i);
  }
  std::ranges::stable_sort(groups, std::ranges::greater{}, &std::vector<std::size_t>::size);
  return groups;
}

}  // namespace pigeon::intents
