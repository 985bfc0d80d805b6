#include "course/trend.h"

namespace attune {

std::vector<TrendPoint> trend_of(const std::vector<std::optional<double>>& values) {
  std::vector<TrendPoint> trend;
  trend.reserve(values.size());
  Level level;
  for (const std::optional<double>& value : values) {
    TrendPoint point;
    point.value = value;
    if (level.count() > 0) {
      const Spread spread = level.spread();
      point.m = spread.m;
      point.band = spread.band();
    }
    if (value) level.add(*value);
    trend.push_back(point);
  }
  return trend;
}

}  // namespace attune
