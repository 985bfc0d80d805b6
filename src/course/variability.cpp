#include "course/variability.h"

#include <cassert>
#include <cmath>

namespace attune {
namespace {

// The first `count` scores.
Slope slope_over(const std::vector<double>& scores, std::size_t count) {
  assert(count >= 3 && count <= scores.size());
  const double n = static_cast<double>(count);
  const double middle = (n + 1.0) / 2.0;
  double mean = 0;
  for (std::size_t i = 0; i < count; ++i) mean += scores[i];
  mean /= n;
  double products = 0;
  double squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double from_middle = static_cast<double>(i + 1) - middle;
    products += from_middle * (scores[i] - mean);
    squares += from_middle * from_middle;
  }
  Slope slope;
  slope.count = count;
  slope.per_check_in = products / squares;
  double left = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double off = scores[i] - mean - slope.per_check_in * (static_cast<double>(i + 1) - middle);
    left += off * off;
  }
  slope.residual_error = std::sqrt(left / (n - 2.0) / squares);
  slope.prior_error = kCourse.prior_sigma / std::sqrt(squares);
  slope.is_decline = reaches(-slope.per_check_in, kCourse.decline_deviates * slope.prior_error);
  return slope;
}

}  // namespace

Variability moments_of(const std::vector<double>& scores) {
  assert(scores.size() >= 2);
  Variability moments;
  moments.count = scores.size();
  const double n = static_cast<double>(scores.size());
  for (const double score : scores) moments.mean += score;
  moments.mean /= n;
  double squares = 0;
  double squared_steps = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    squares += (scores[i] - moments.mean) * (scores[i] - moments.mean);
    if (i > 0) squared_steps += (scores[i] - scores[i - 1]) * (scores[i] - scores[i - 1]);
  }
  moments.sd = std::sqrt(squares / (n - 1.0));
  moments.mssd = squared_steps / (n - 1.0);
  moments.rmssd = std::sqrt(moments.mssd);
  moments.is_early = scores.size() < kCourse.variability_count_sure;
  return moments;
}

std::optional<Variability> variability_of(const std::vector<double>& scores) {
  if (scores.size() < kCourse.variability_count_min) return std::nullopt;
  return moments_of(scores);
}

Slope slope_of(const std::vector<double>& scores) { return slope_over(scores, scores.size()); }

std::optional<Slope> early_slope_of(const std::vector<double>& scores) {
  if (scores.size() >= kCourse.slope_long) return slope_over(scores, kCourse.slope_long);
  if (scores.size() >= kCourse.slope_short) return slope_over(scores, kCourse.slope_short);
  return std::nullopt;
}

}  // namespace attune
