#include "guidance/cycle.h"

#include <algorithm>
#include <cmath>

namespace attune::guidance {
namespace {

// In tenths, as both are read: what stands as "6" beside "6.0 to 8.0" is not below it.
Direction direction_of(std::optional<double> value, const std::optional<Band>& usual) {
  if (!value || !usual) return Direction::not_yet;
  const double tenths = std::round(*value * 10);
  if (tenths < std::round(usual->low * 10)) return Direction::lower;
  if (tenths > std::round(usual->high * 10)) return Direction::higher;
  return Direction::usual;
}

Band clipped(const Band& band) { return {std::max(0.0, band.low), std::min(10.0, band.high)}; }

CycleValue of_trend(Feed feed, std::optional<Aspect> aspect, const std::vector<TrendPoint>& trend) {
  CycleValue value{feed, aspect, {}, {}, Direction::not_yet};
  if (trend.empty()) return value;
  const auto earlier = std::count_if(trend.begin(), trend.end() - 1,
                                     [](const TrendPoint& point) { return point.value.has_value(); });
  value.last = trend.back().value;
  if (trend.back().band && static_cast<std::size_t>(earlier) >= kCycle.usual_count_min) {
    value.usual = clipped(*trend.back().band);
  }
  value.direction = direction_of(value.last, value.usual);
  return value;
}

CycleValue of_aspect(const Course& course, Aspect aspect) {
  const auto item = item_of(course.instrument(), aspect);
  return of_trend(Feed::aspect, aspect, item ? course.trend_of_item(*item) : std::vector<TrendPoint>{});
}

CycleValue of_role(const Course& course, Feed feed, const Subscale* subscale) {
  if (subscale == nullptr) return {feed, {}, {}, {}, Direction::not_yet};
  const auto place = subscale - course.instrument().subscales().data();
  return of_trend(feed, {}, course.trend_of_subscale(static_cast<std::size_t>(place)));
}

// Beside the usual range that the course is judged by: another one, of the same score, would stand on one
// page with it.
CycleValue of_alliance(const Course& course) {
  CycleValue value = of_role(course, Feed::alliance, course.roles().alliance);
  if (!value.usual || !course.points().back().dip.band) return value;
  value.usual = clipped(*course.points().back().dip.band);
  value.direction = direction_of(value.last, value.usual);
  return value;
}

CycleValue is_there(Feed feed, bool is) { return {feed, {}, is ? 1.0 : 0.0, {}, Direction::not_yet}; }

// Days from the check-in before to the last one. What is usual is one number, not a range, and longer is not
// worse: no direction.
CycleValue days_between(const Course& course) {
  CycleValue value{Feed::days_between, {}, {}, {}, Direction::not_yet};
  const auto& points = course.points();
  if (points.size() < 2) return value;
  value.last = points.back().session_day.count - points[points.size() - 2].session_day.count;
  const auto silence = course.silence(points.back().session_day);
  if (silence && silence->is_usual_known) value.usual = Band{silence->usual_days, silence->usual_days};
  return value;
}

// How far the last alliance score lies from this person's own usual: below is negative. Its usual range is
// that of the score, moved so that usual is 0.
CycleValue change_of(const Course& course) {
  CycleValue value{Feed::change, {}, {}, {}, Direction::not_yet};
  if (course.points().empty()) return value;
  const CoursePoint& last = course.points().back();
  if (!last.dip.m || !last.reading.x || last.dip.prior_count < kCycle.usual_count_min) return value;
  value.last = *last.reading.x - *last.dip.m;
  value.usual = Band{last.dip.band->low - *last.dip.m, last.dip.band->high - *last.dip.m};
  value.direction = direction_of(value.last, value.usual);
  return value;
}

}  // namespace

std::string_view key_of(Feed feed) {
  static constexpr std::array<std::string_view, 8> keys = {
      "felt_stuck", "asked_for_change", "alliance", "strain", "needs", "aspect", "days_between", "change"};
  return keys[static_cast<std::size_t>(feed)];
}

std::vector<CyclePart> cycle_of(const Course& course, const GuidanceInput& input) {
  const Roles& roles = course.roles();
  std::vector<CyclePart> parts = {
      {Part::behaviours,
       "behaviours",
       {2, 486, 488},
       {is_there(Feed::asked_for_change, input.has_asked_for_change),
        is_there(Feed::felt_stuck, input.tags.felt_stuck)}},
      {Part::alliance,
       "alliance",
       {2, 491, 493},
       {of_alliance(course), of_aspect(course, Aspect::bond),
        of_aspect(course, Aspect::understood), of_aspect(course, Aspect::goals),
        of_aspect(course, Aspect::tasks), of_role(course, Feed::strain, roles.strain)}},
      {Part::needs,
       "needs",
       {2, 496, 504},
       {of_role(course, Feed::needs, course.instrument().subscale_named("needs")),
        of_aspect(course, Aspect::autonomy), of_aspect(course, Aspect::competence),
        of_aspect(course, Aspect::relatedness)}},
      {Part::motivation,
       "motivation",
       {2, 507, 522},
       {of_aspect(course, Aspect::own_reasons), of_aspect(course, Aspect::readiness), days_between(course)}},
      {Part::stronger, "stronger", {2, 525, 538}, {change_of(course)}},
  };
  parts.back().standing = input.standing;
  parts.back().is_drifting = input.is_drifting;
  return parts;
}

}  // namespace attune::guidance
