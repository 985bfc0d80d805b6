// One item or subscale beside what is usual for this person: the same mean and band as for the alliance, over
// all attended check-ins before (research B 4, "own usual range"). It raises no flag.
#pragma once

#include <vector>

#include "course/dip.h"

namespace attune {

struct TrendPoint {
  std::optional<double> value;  // on 0 to 10
  std::optional<double> m;      // absent before the second value
  std::optional<Band> band;     // not clipped to 0 and 10
};

std::vector<TrendPoint> trend_of(const std::vector<std::optional<double>>& values);

}  // namespace attune
