// How long there has been no check-in, beside what is usual for this client (research B 3.2, gap). Nothing
// here counts check-ins that did not come: nobody owes one.
#pragma once

#include <vector>

#include "base/day.h"
#include "course/dip.h"

namespace attune {

struct Silence {
  int days = 0;           // since the last check-in; never below 0
  double usual_days = 0;  // the median interval, or a week where that is not known
  bool is_usual_known = false;
  bool is_gap = false;
  bool is_after_dip = false;  // the last one was lower than usual, and the next one's day has passed
};

// How many days lie between two check-ins as a rule: the median, or a week where too few are known.
struct Rhythm {
  double usual_days = kCourse.interval_usual_days;
  bool is_known = false;
};

// `days` in order; a day that is there twice counts once.
Rhythm rhythm_of(const std::vector<Day>& days);
// A today before the last check-in (a clock that is wrong) is no silence.
Silence silence_since(Day last, const Rhythm& rhythm, FlagLevel last_level, Day today);
// The same from all days. Absent without any.
std::optional<Silence> silence_of(const std::vector<Day>& days, FlagLevel last_level, Day today);

}  // namespace attune
