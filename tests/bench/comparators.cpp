#include "bench/comparators.h"

#include <algorithm>
#include <cmath>

namespace attune::bench {
namespace {

constexpr double kTolerance = 1e-9;
constexpr double kAllowance = 0.5;
constexpr double kReliable = 1.96;

}  // namespace

void MovingRangeChart::add(double x) {
  if (count_ > 0) ranges_ += std::abs(x - last_);
  sum_ += x;
  last_ = x;
  ++count_;
}

bool MovingRangeChart::is_below(double x, double ranges) const {
  return count_ >= 2 && center() - x > ranges * mean_range() + kTolerance;
}

std::vector<WeightedMean> weighted_means(const std::vector<double>& values, double target, double sigma,
                                         double weight, double sigmas) {
  std::vector<WeightedMean> means;
  double mean = target;
  double forgotten = 1;  // (1 - weight) to the power 2t
  for (const double value : values) {
    mean = weight * value + (1 - weight) * mean;
    forgotten *= (1 - weight) * (1 - weight);
    means.push_back({mean, target - weighted_mean_reach(sigma, weight, sigmas) * std::sqrt(1 - forgotten)});
  }
  return means;
}

double weighted_mean_reach(double sigma, double weight, double sigmas) {
  return sigmas * sigma * std::sqrt(weight / (2 - weight));
}

std::vector<double> cumulated_shortfalls(const std::vector<double>& values, double target, double sigma) {
  std::vector<double> sums;
  double sum = 0;
  for (const double value : values) {
    sum = std::max(0.0, sum + (target - value) / sigma - kAllowance);
    sums.push_back(sum);
  }
  return sums;
}

ReliableChange reliable_change(double before, double after, double sd, double reliability) {
  ReliableChange change;
  change.error = sd * std::sqrt(1 - reliability);
  const double of_difference = change.error * std::sqrt(2.0);
  change.critical = kReliable * of_difference;
  change.change = (after - before) / of_difference;
  return change;
}

bool drops_from_last(std::optional<double> last, double x, double by_at_least) {
  return last && *last - x >= by_at_least - kTolerance;
}

bool is_below_cut_off(double x, double cut_off) { return x < cut_off - kTolerance; }

}  // namespace attune::bench
