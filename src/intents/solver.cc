#include "intents/solver.h"

#include <array>
#include <cstdlib>

#include <linear.h>

namespace pigeon::intents {
namespace {

// A constant that every row has, so large that it costs next to nothing to use it.
constexpr double kConstant = 1.7;
constexpr double kCost = 1.0;
constexpr double kCostOfMissed = 3.0;  // an example of the topic on the wrong side
constexpr double kPrecision = 0.1;
constexpr double kRoughPrecision = 0.3;  // enough to see who comes near

// Only the others that come near to a topic have a say in its weights. Of this many rows and more,
// a part of the others is learnt from roughly, and then those that this does not keep at a
// distance.
constexpr std::size_t kManyRows = 2000;
constexpr std::size_t kFirstOthers = 1000;
// A row of the others beyond this margin has no say.
constexpr double kNear = -1;

void say_nothing(const char*) {}

// What liblinear reads, of the rows that have a say; the first is the empty text.
class Separation {
 public:
  explicit Separation(std::size_t features) : features_(features) { add({}, false); }

  void add(std::span<const Coordinate> row, bool is_positive) {
    std::vector<feature_node>& nodes = rows_.emplace_back();
    nodes.reserve(row.size() + 2);
    for (const Coordinate& one : row)
      nodes.push_back({static_cast<int>(one.feature) + 1, double{one.value}});
    nodes.push_back({static_cast<int>(features_) + 1, kConstant});
    nodes.push_back({-1, 0});
    sides_.push_back(is_positive ? 1 : -1);
  }

  std::vector<double> learnt(std::uint32_t seed, double precision) {
    std::vector<feature_node*> rows;
    for (auto& row : rows_)
      rows.push_back(row.data());
    std::array<int, 2> labels{1, -1};
    std::array<double, 2> costs{kCostOfMissed, 1};
    const problem problem{static_cast<int>(rows.size()), static_cast<int>(features_) + 1,
                          sides_.data(), rows.data(), -1};
    const parameter parameter{
        L2R_L2LOSS_SVC_DUAL, precision,    kCost, static_cast<int>(labels.size()),
        labels.data(),       costs.data(), 0,     nullptr};
    set_print_string_function(say_nothing);
    std::srand(seed);
    ::model* trained = ::train(&problem, &parameter);
    // liblinear's first label is that of the first row, unless -1 came before 1.
    const bool swapped = trained->label[0] == -1;
    std::vector<double> weights(trained->w, trained->w + features_ + 1);
    ::free_and_destroy_model(&trained);
    if (swapped) {
      for (double& weight : weights)
        weight = -weight;
    }
    weights.back() *= kConstant;
    return weights;
  }

 private:
  std::size_t features_;
  std::vector<std::vector<feature_node>> rows_;
  std::vector<double> sides_;
};

}  // namespace

void Rows::add(std::span<const Coordinate> vector) {
  rows_.emplace_back(vector.begin(), vector.end());
}

double Rows::margin(std::size_t row, std::span<const double> weights) const {
  double sum = weights.back();
  for (const Coordinate& one : rows_[row])
    sum += double{one.value} * weights[one.feature];
  return sum;
}

std::vector<double> Rows::separate(std::span<const std::uint32_t> chosen,
                                   const std::vector<bool>& positive, std::uint32_t seed) const {
  Separation separation(features_);
  std::vector<std::uint32_t> left;  // of the others
  const std::size_t stride = chosen.size() < kManyRows ? 1 : chosen.size() / kFirstOthers;
  std::size_t others = 0;
  for (const std::uint32_t row : chosen) {
    if (positive[row] || others++ % stride == 0) {
      separation.add(rows_[row], positive[row]);
    } else {
      left.push_back(row);
    }
  }
  if (!left.empty()) {
    const auto weights = separation.learnt(seed, kRoughPrecision);
    for (const std::uint32_t row : left) {
      if (margin(row, weights) > kNear) separation.add(rows_[row], false);
    }
  }
  return separation.learnt(seed, kPrecision);
}

}  // namespace pigeon::intents
