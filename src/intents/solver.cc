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

void say_nothing(const char*) {}

}  // namespace

Rows::Rows(std::size_t features) : features_(features) {}
Rows::~Rows() = default;

void Rows::add(std::span<const Coordinate> vector) {
  std::vector<feature_node>& row = rows_.emplace_back();
  row.reserve(vector.size() + 2);
  for (const Coordinate& one : vector)
    row.push_back({static_cast<int>(one.feature) + 1, double{one.value}});
  row.push_back({static_cast<int>(features_) + 1, kConstant});
  row.push_back({-1, 0});
}

double Rows::margin(std::size_t row, std::span<const double> weights) const {
  double sum = weights.back();
  const int constant = static_cast<int>(features_) + 1;
  for (const feature_node* node = rows_[row].data(); node->index != constant; ++node)
    sum += node->value * weights[static_cast<std::size_t>(node->index) - 1];
  return sum;
}

std::vector<double> Rows::separate(std::span<const std::uint32_t> chosen,
                                   const std::vector<bool>& positive, std::uint32_t seed) const {
  std::vector<feature_node*> rows;
  std::vector<double> sides;
  const auto put = [&](const feature_node* row, bool is_positive) {
    rows.push_back(const_cast<feature_node*>(row));  // liblinear only reads them
    sides.push_back(is_positive ? 1 : -1);
  };
  const std::array<feature_node, 2> empty_text{
      {{static_cast<int>(features_) + 1, kConstant}, {-1, 0}}};
  for (const std::uint32_t row : chosen)
    put(rows_[row].data(), positive[row]);
  put(empty_text.data(), false);

  std::array<int, 2> labels{1, -1};
  std::array<double, 2> costs{kCostOfMissed, 1};
  const problem problem{static_cast<int>(rows.size()), static_cast<int>(features_) + 1,
                        sides.data(), rows.data(), -1};
  const parameter parameter{
      L2R_L2LOSS_SVC_DUAL, kPrecision,   kCost, static_cast<int>(labels.size()),
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

}  // namespace pigeon::intents
