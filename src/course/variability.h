// How much a person's scores move, and where the first few lead (research B 3.2). They describe; no rule says
// that moving more is better or worse.
#pragma once

#include <optional>
#include <vector>

#include "course/constants.h"

namespace attune {

struct Variability {
  std::size_t count = 0;
  double mean = 0;
  double sd = 0;          // divisor n - 1
  double mssd = 0;        // mean of the squared steps from one check-in to the next, divisor n - 1
  double rmssd = 0;       // its root
  bool is_early = false;  // "early estimate"
};

// Absent below variability_count_min scores: so few say nothing about it.
std::optional<Variability> variability_of(const std::vector<double>& scores);

// The same sums from two scores on, for those who check the numbers and not for a page.
Variability moments_of(const std::vector<double>& scores);  // REQUIRES: two scores or more

// Ordinary least squares over scores 1, 2, ..., n.
struct Slope {
  std::size_t count = 0;
  double per_check_in = 0;
  double residual_error = 0;  // standard error from the points' own distance to the line
  double prior_error = 0;     // and from the population's sigma0: with three points the only one to trust
  bool is_decline = false;    // at most -decline_deviates prior errors
};

Slope slope_of(const std::vector<double>& scores);  // REQUIRES: three scores or more
// Over the first slope_long scores, or the first slope_short where there are fewer; absent below that.
std::optional<Slope> early_slope_of(const std::vector<double>& scores);

}  // namespace attune
