// Methods that others use for the same question, to compare ours with: not in the app, because none of them
// is better on the benchmark. Research B 3.2 has each formula with its source.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace attune::bench {

// Shewhart's chart of individuals and moving ranges, over the values so far. Constants for ranges of two.
inline constexpr double kRangeToSigma = 1.128;  // d2
inline constexpr double kRangeLimit = 3.267;    // D4
inline constexpr double kThreeSigmas = 2.66;    // 3 / d2, as charts print it
class MovingRangeChart {
 public:
  void add(double x);
  std::size_t count() const { return count_; }
  double center() const { return sum_ / static_cast<double>(count_); }             // REQUIRES: a value
  double mean_range() const { return ranges_ / static_cast<double>(count_ - 1); }  // and here a second
  double sigma() const { return mean_range() / kRangeToSigma; }
  double lower(double sigmas) const { return center() - sigmas * sigma(); }
  double upper(double sigmas) const { return center() + sigmas * sigma(); }
  double range_upper() const { return kRangeLimit * mean_range(); }
  // More than `ranges` mean ranges below the center. False before the second value.
  bool is_below(double x, double ranges) const;

 private:
  std::size_t count_ = 0;
  double sum_ = 0;
  double ranges_ = 0;
  double last_ = 0;
};

// Against a target and a sigma that are known beforehand.
struct WeightedMean {
  double mean = 0;   // w
  double lower = 0;  // its limit at this value
  bool is_below() const { return mean < lower; }
};
std::vector<WeightedMean> weighted_means(const std::vector<double>& values, double target, double sigma,
                                         double weight, double sigmas);
// What the limits come to in the end, either side of the target.
double weighted_mean_reach(double sigma, double weight, double sigmas);

// The cumulated shortfall C, which an allowance of half a sigma wears off; a course is low above 4.
std::vector<double> cumulated_shortfalls(const std::vector<double>& values, double target, double sigma);

// Jacobson and Truax: a change in units of what the measure's own error alone would give.
struct ReliableChange {
  double error = 0;     // standard error of one measurement
  double critical = 0;  // the smallest change that is reliable
  double change = 0;    // in standard errors of a difference
};
ReliableChange reliable_change(double before, double after, double sd, double reliability);

bool drops_from_last(std::optional<double> last, double x, double by_at_least);
bool is_below_cut_off(double x, double cut_off);

}  // namespace attune::bench
