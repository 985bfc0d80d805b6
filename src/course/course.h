// One relationship's check-ins over time: each point against the usual of the points before it.
#pragma once

#include <string>
#include <vector>

#include "course/episode.h"
#include "instrument/score.h"

namespace attune {

// An item's answer beside what is usual for this person, for reasons such as "6 (usually 1)".
struct ItemReading {
  std::optional<int> value;     // absent: no stop on the scale was chosen
  std::optional<double> usual;  // median of what was usual before this point; absent without any
};

struct CoursePoint {
  Id check_in{};
  std::uint32_t revision = 1;
  Day session_day;
  Reading reading;                            // 0 to 10
  std::vector<std::optional<double>> scores;  // by subscale, on the instrument's own scale
  std::vector<ItemReading> items;             // by item; text and choice items stay empty
  StrainType strain_type = StrainType::none;
  Dip dip;                    // against what was usual before this point
  bool episode_open = false;  // after this point (see Course::episode_open)
};

class Course {
 public:
  // Takes the check-ins of one relationship in any order. Of one id only the highest revision counts. Those
  // of another instrument key stay out: a series never crosses a version. Order: session day, then finish,
  // then as given.
  static Course of(const Instrument& instrument, const std::vector<CheckIn>& check_ins);

  const std::vector<CoursePoint>& points() const { return points_; }
  // True while something lower than usual is open; a draft begun now asks P1. On the client's side give
  // `of` what was sent to this therapist and nothing else.
  bool episode_open() const { return !points_.empty() && points_.back().episode_open; }

 private:
  std::vector<CoursePoint> points_;
};

}  // namespace attune
