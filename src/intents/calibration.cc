#include "intents/calibration.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pigeon::intents {
namespace {

// The shares of texts in scope of which the threshold may turn away one: between them, what loses
// least. A topic that a fold did not know is nearer to the others than most of what strangers
// write, so by such trials alone the threshold would be too strict.
constexpr std::array kTurnedAway{0.04, 0.05, 0.06, 0.07, 0.08, 0.09};
// The share that is not even asked about.
constexpr double kNotAskedAbout = 0.02;

// A guess that as many cases speak for as this, until there are more.
constexpr double kTrustInGuess = 3;
constexpr Chance kGuessRight{0.5, {2.5, 2.5}};
constexpr Chance kGuessInScope{1.0, {4.0, 0.0}};
constexpr double kGuessThreshold = -0.4;  // a margin

struct Case {
  std::array<double, 3> x{};  // 1, margin, lead
  double weight = 1;
  bool yes = false;
};

// One step of Newton's method on a symmetric 3 by 3 system, by Cramer's rule.
using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

double determinant(const Matrix& m) {
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
         m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

Vector solved(const Matrix& matrix, const Vector& right) {
  const double whole = determinant(matrix);
  Vector solution{};
  for (std::size_t column = 0; column < 3; ++column) {
    Matrix replaced = matrix;
    for (std::size_t row = 0; row < 3; ++row)
      replaced[row][column] = right[row];
    solution[column] = determinant(replaced) / whole;
  }
  return solution;
}

// Logistic regression that starts from `guess` and is drawn back to it.
Chance fitted(std::span<const Case> cases, const Chance& guess) {
  constexpr int kSteps = 25;
  const Vector from{guess.constant, guess.slopes[0], guess.slopes[1]};
  Vector w = from;
  for (int step = 0; step < kSteps; ++step) {
    Vector gradient{};
    Matrix curvature{};
    for (std::size_t i = 0; i < 3; ++i) {
      gradient[i] = kTrustInGuess * (w[i] - from[i]);
      curvature[i][i] = kTrustInGuess;
    }
    for (const Case& one : cases) {
      const double sum = w[0] * one.x[0] + w[1] * one.x[1] + w[2] * one.x[2];
      const double p = 1 / (1 + std::exp(-sum));
      for (std::size_t i = 0; i < 3; ++i) {
        gradient[i] += one.weight * (p - (one.yes ? 1 : 0)) * one.x[i];
        for (std::size_t j = 0; j < 3; ++j)
          curvature[i][j] += one.weight * p * (1 - p) * one.x[i] * one.x[j];
      }
    }
    const Vector change = solved(curvature, gradient);
    double largest = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      // A long stride from far away may overshoot: half of the cases are certain there.
      w[i] -= std::clamp(change[i], -2.0, 2.0);
      largest = std::max(largest, std::abs(change[i]));
    }
    if (largest < 1e-6) break;
  }
  // More margin never speaks against a topic.
  return {w[0], {std::max(w[1], 0.1), std::max(w[2], 0.0)}};
}

double quantile(std::vector<double> values, double share) {
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(rank));
  return values[rank];
}

// The share of known texts that keep their right answer and of unknown ones that are turned away,
// added up.
double worth(double threshold, std::span<const Trial> trials) {
  std::array<std::size_t, 2> count{};
  std::array<std::size_t, 2> good{};
  for (const Trial& trial : trials) {
    const Standing& first = trial.standings.front();
    const bool kept = first.margin >= threshold;
    ++count[trial.is_known];
    good[trial.is_known] += trial.is_known ? kept && first.topic == trial.truth.topic : !kept;
  }
  double sum = 0;
  for (const bool known : {false, true}) {
    if (count[known] > 0)
      sum += static_cast<double>(good[known]) / static_cast<double>(count[known]);
  }
  return sum;
}

double best_threshold(const std::vector<double>& known, std::span<const Trial> trials) {
  double best = quantile(known, kTurnedAway.front());
  for (const double share : kTurnedAway) {
    const double threshold = quantile(known, share);
    if (worth(threshold, trials) > worth(best, trials)) best = threshold;
  }
  return best;
}

}  // namespace

std::vector<Standing> standings(std::span<const double> margins, std::size_t most) {
  std::vector<Standing> all;
  for (std::size_t topic = 0; topic < margins.size(); ++topic)
    all.push_back({topic, margins[topic], 0});
  const std::size_t kept = std::min(std::max<std::size_t>(most, 2), all.size());
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const Standing& a, const Standing& b) {
                              return a.margin != b.margin ? a.margin > b.margin : a.topic < b.topic;
                            });
  // A model of one topic has no rival: as if one stood at -1, where what is not the topic stands.
  const double second = all.size() > 1 ? all[1].margin : -1;
  all.resize(std::min(most, kept));
  for (Standing& standing : all)
    standing.lead = standing.margin - (&standing == all.data() ? second : all.front().margin);
  return all;
}

double Chance::of(double x, double y) const {
  return 1 / (1 + std::exp(-(constant + slopes[0] * x + slopes[1] * y)));
}

Calibration calibrated(std::span<const Trial> trials) {
  std::vector<Case> right;
  std::vector<Case> in_scope;
  std::vector<double> known;
  for (const Trial& trial : trials) {
    const double margin = trial.standings.front().margin;
    for (const Standing& standing : trial.standings) {
      const bool is_right = trial.is_known && standing.topic == trial.truth.topic;
      right.push_back({{1, standing.margin, standing.lead}, 1, is_right});
    }
    in_scope.push_back({{1, margin, 0}, 1, trial.is_known});
    if (trial.is_known) known.push_back(margin);
  }
  Calibration result;
  result.right = fitted(right, kGuessRight);
  result.in_scope = fitted(in_scope, kGuessInScope);
  const double threshold = known.empty() ? kGuessThreshold : best_threshold(known, trials);
  const double hopeless = known.empty() ? kGuessThreshold : quantile(known, kNotAskedAbout);
  result.threshold = result.in_scope.of(threshold);
  result.hopeless = result.in_scope.of(hopeless);
  return result;
}

}  // namespace pigeon::intents
