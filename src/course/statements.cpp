#include "course/statements.h"

#include <algorithm>

namespace attune {

Statements StatementRules::step(const Reading& reading) {
  Statements statements;
  const std::optional<double> strain = reading.strain();
  const bool is_highest = reading.x && reaches(*reading.x, kCourse.flat_score);
  const bool is_calm = has_strain_ ? strain && *strain <= kCourse.tolerance : true;
  flat_count_ = is_highest && is_calm ? flat_count_ + 1 : 0;
  statements.flat_count = flat_count_;

  if (steps_ < kCourse.low_start_count) {
    const bool is_low = reading.x && !reaches(*reading.x, kCourse.low_start_score);
    const bool has_low_item =
        reading.lowest_item && *reading.lowest_item <= kCourse.low_start_item + kCourse.tolerance;
    statements.is_low_start = is_low || has_low_item;
  }
  ++steps_;

  if (strain) {
    const auto was_as_high = [&](double before) { return reaches(before, *strain); };
    statements.is_steady = reaches(*strain, kCourse.strain_notice) && strain_count_ >= strains_.size() &&
                           std::all_of(strains_.begin(), strains_.end(), was_as_high);
    strains_[strain_count_++ % strains_.size()] = *strain;
  }
  return statements;
}

}  // namespace attune
