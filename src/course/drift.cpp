#include "course/drift.h"

#include <cmath>

namespace attune {

DriftReading Drift::step(std::optional<double> x) {
  const std::size_t here = steps_++;
  if (!x) return last_;
  const std::size_t prior_count = level_.count();
  if (prior_count == 0) {
    level_.add(*x);
    return last_;
  }
  const double z = level_.spread().z_of(*x);
  level_.add(*x);
  const double weight = kCourse.drift_weight;
  e_ = weight * z + (1.0 - weight) * e_;
  const double statistic = e_ / std::sqrt(weight / (2.0 - weight));
  last_.statistic = statistic;
  last_.is_flagged = prior_count >= kCourse.drift_prior_min && reaches(statistic, kCourse.drift_limit);
  if (e_ <= kCourse.tolerance) {
    last_.since.reset();
  } else if (!last_.since) {
    last_.since = here;
  }
  return last_;
}

}  // namespace attune
