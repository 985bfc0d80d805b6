// Slow going down that no single check-in shows: an exponentially weighted mean of z, with all attended,
// scored check-ins as prior and no episode left out (research B 3.1 d).
#pragma once

#include "course/dip.h"

namespace attune {

struct DriftReading {
  std::optional<double> statistic;  // e / sqrt(lambda / (2 - lambda)); absent until a second score
  bool is_flagged = false;
  std::optional<std::size_t> since;  // the first reading, counted from 0, after the last with e <= 0
};

// A reading without x leaves all as it was.
class Drift {
 public:
  DriftReading step(std::optional<double> x);

 private:
  Level level_;
  double e_ = 0;
  std::size_t steps_ = 0;
  DriftReading last_;
};

}  // namespace attune
