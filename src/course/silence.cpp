#include "course/silence.h"

#include <algorithm>

namespace attune {

Rhythm rhythm_of(const std::vector<Day>& days) {
  std::vector<int> intervals;
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i] != days[i - 1]) intervals.push_back(days[i].count - days[i - 1].count);
  }
  Rhythm rhythm;
  rhythm.is_known = intervals.size() >= kCourse.interval_count_min;
  if (!rhythm.is_known) return rhythm;
  std::sort(intervals.begin(), intervals.end());
  const std::size_t middle = intervals.size() / 2;
  const int other = intervals.size() % 2 == 1 ? intervals[middle] : intervals[middle - 1];
  rhythm.usual_days = (intervals[middle] + other) / 2.0;
  return rhythm;
}

Silence silence_since(Day last, const Rhythm& rhythm, FlagLevel last_level, Day today) {
  Silence silence;
  silence.days = std::max(0, today.count - last.count);
  silence.usual_days = rhythm.usual_days;
  silence.is_usual_known = rhythm.is_known;
  silence.is_gap = silence.days > std::max(kCourse.gap_days_min, kCourse.gap_intervals * silence.usual_days);
  silence.is_after_dip =
      last_level != FlagLevel::none && silence.days > silence.usual_days + kCourse.grace_days;
  return silence;
}

std::optional<Silence> silence_of(const std::vector<Day>& days, FlagLevel last_level, Day today) {
  if (days.empty()) return std::nullopt;
  return silence_since(days.back(), rhythm_of(days), last_level, today);
}

}  // namespace attune
