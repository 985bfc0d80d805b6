// Which answers changed: those that lie far from this person's own usual, the farthest first.
#pragma once

#include <vector>

#include "course/course.h"

namespace attune {

struct MovedItem {
  std::size_t item = 0;
  int value = 0;     // the stop that was chosen; like `usual`, on the item's own scale
  double usual = 0;  // the median of what was usual before (Course::usual_of)
};

// At most kCourse.moved_items_max, each kCourse.moved_min or more of 10 away from its usual, up or down; of
// equals the one that is asked first. Without a usual, or without an answer, an item did not move.
std::vector<MovedItem> moved_items(const Course& course, std::size_t point);

}  // namespace attune
