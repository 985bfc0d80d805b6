#include "course/moved.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "instrument/score.h"

namespace attune {

std::vector<MovedItem> moved_items(const Course& course, std::size_t point) {
  assert(point < course.points().size());
  const Scale& scale = course.instrument().scale();
  const auto distance = [&](const MovedItem& one) {
    return std::abs(to_ten(scale, one.value) - to_ten(scale, one.usual));
  };
  std::vector<MovedItem> moved;
  for (std::size_t item = 0; item < course.instrument().item_count(); ++item) {
    if (course.instrument().item(item).kind != ItemKind::scale) continue;
    const std::optional<int> value = course.points()[point].values[item];
    const std::optional<double> usual = course.usual_of(point, item);
    if (!value || !usual) continue;
    const MovedItem one{item, *value, *usual};
    if (reaches(distance(one), kCourse.moved_min)) moved.push_back(one);
  }
  std::stable_sort(moved.begin(), moved.end(),
                   [&](const MovedItem& a, const MovedItem& b) { return distance(a) > distance(b); });
  moved.resize(std::min(moved.size(), kCourse.moved_items_max));
  return moved;
}

}  // namespace attune
