#include "course/flags.h"

#include <algorithm>
#include <cassert>

namespace attune {
namespace {

Flag flag_of(Rule rule, std::size_t point) {
  Flag flag;
  flag.rule = rule;
  flag.point = point;
  flag.since = point;
  return flag;
}

void set_chance(Flag& flag, double chance, ChanceOf of) {
  flag.chance = chance;
  flag.chance_of = of;
}

void set_level_chance(Flag& flag, FlagLevel level, bool has_strain) {
  if (level == FlagLevel::none) return;
  const bool is_strong = level == FlagLevel::strong;
  const double with_strain = is_strong ? kCourse.chance_strong : kCourse.chance_notice;
  const double without = is_strong ? kCourse.chance_strong_plain : kCourse.chance_notice_plain;
  set_chance(flag, has_strain ? with_strain : without, ChanceOf::check_in);
}

// A strain item speaks if it is above what is usual, or is a plain statement by itself.
void add_stated(const Course& course, std::size_t point, std::optional<std::size_t> item,
                std::optional<double> on_ten, Flag& flag) {
  if (!item || !on_ten) return;
  const std::optional<double> usual = course.usual_of(point, *item);
  const int value = *course.points()[point].values[*item];
  const Scale& scale = course.instrument().scale();
  const double usual_on_ten = usual ? to_ten(scale, *usual) : kCourse.strain_unknown_usual;
  const bool is_reversed = course.instrument().item(*item).is_reversed;
  const double rise = *on_ten - (usual && is_reversed ? 10.0 - usual_on_ten : usual_on_ten);
  if (rise > kCourse.tolerance || reaches(*on_ten, kCourse.strain_notice)) {
    flag.stated.push_back({*item, value, usual});
  }
}

void add_dip(const Course& course, std::size_t place, std::vector<Flag>& flags) {
  const CoursePoint& point = course.points()[place];
  if (point.dip.level == FlagLevel::none) return;
  const bool has_strain = course.roles().has_strain();
  const bool is_steady = point.statements.is_steady;
  const bool is_statement = is_steady ? point.shown_level() == FlagLevel::none : point.dip.is_said_plainly;
  Flag flag = flag_of(is_statement ? Rule::statement : Rule::dip, place);
  flag.level = point.shown_level();
  flag.usual = point.dip.m;
  if (point.dip.z && *point.dip.m > *point.reading.x) flag.below = *point.dip.m - *point.reading.x;
  flag.statistic = has_strain ? point.dip.hybrid : point.dip.z;
  add_stated(course, place, course.roles().withdrawal, point.reading.withdrawal, flag);
  add_stated(course, place, course.roles().confrontation, point.reading.confrontation, flag);
  flag.is_steady = is_steady;
  set_level_chance(flag, flag.level, has_strain);
  flags.push_back(std::move(flag));
}

void add_drift(const Course& course, std::size_t place, std::vector<Flag>& flags) {
  const CoursePoint& point = course.points()[place];
  const bool is_told_by_episode = point.episode_open() || point.episode.state == EpisodeState::repaired;
  if (!point.drift.is_flagged || is_told_by_episode) return;
  assert(point.drift.since);
  Flag flag = flag_of(Rule::drift, place);
  flag.since = *point.drift.since;
  flag.usual = course.points()[flag.since].dip.m;
  if (flag.usual && point.reading.x && *flag.usual > *point.reading.x) {
    flag.below = *flag.usual - *point.reading.x;
  }
  flag.statistic = point.drift.statistic;
  set_chance(flag, kCourse.chance_drift, ChanceOf::course);
  flags.push_back(std::move(flag));
}

void add_information(const Course& course, std::size_t place, std::vector<Flag>& flags) {
  const CoursePoint& point = course.points()[place];
  if (point.statements.is_flat()) {
    Flag flag = flag_of(Rule::flat_maximum, place);
    flag.since = place + 1 - point.statements.flat_count;
    set_chance(flag, kCourse.chance_flat, ChanceOf::course);
    flags.push_back(std::move(flag));
  }
  const auto add = [&](bool holds, Rule rule, double chance) {
    if (!holds) return;
    flags.push_back(flag_of(rule, place));
    set_chance(flags.back(), chance, ChanceOf::course);
  };
  add(point.statements.is_low_start, Rule::low_start, kCourse.chance_low_start);
  add(point.reading.is_same_number, Rule::same_number, kCourse.chance_same_number);
}

void add_still_lower(const Course& course, const Episode& lower, std::vector<Flag>& flags) {
  const std::size_t last = course.points().size() - 1;
  Flag flag = flag_of(Rule::still_lower, last);
  flag.since = lower.opened_by;
  flag.usual = lower.usual;
  const std::optional<double> x = course.points()[last].reading.x;
  if (x && lower.usual > *x) flag.below = lower.usual - *x;
  set_chance(flag, kCourse.chance_still_lower, ChanceOf::course);
  flags.push_back(std::move(flag));
}

// The first scored check-ins only: once there are more, each is judged against a usual of its own.
void add_early_decline(const Course& course, std::vector<Flag>& flags) {
  std::size_t scored_count = 0;
  for (const CoursePoint& point : course.points()) scored_count += point.reading.x ? 1 : 0;
  if (scored_count > kCourse.slope_long) return;
  const std::optional<Slope> slope = course.early_slope();
  if (!slope || !slope->is_decline) return;
  Flag flag = flag_of(Rule::early_decline, course.points().size() - 1);
  flag.since = 0;
  flag.statistic = slope->per_check_in;
  set_chance(flag, kCourse.chance_decline, ChanceOf::course);
  flags.push_back(std::move(flag));
}

bool is_information(const Flag& flag) {
  return flag.rule == Rule::flat_maximum || flag.rule == Rule::low_start || flag.rule == Rule::same_number;
}

}  // namespace

std::vector<Flag> flags_at(const Course& course, std::size_t point) {
  assert(point < course.points().size());
  std::vector<Flag> flags;
  add_dip(course, point, flags);
  add_drift(course, point, flags);
  add_information(course, point, flags);
  return flags;
}

std::vector<Flag> lasting_flags_of(const Course& course, const std::vector<Id>& closed) {
  std::vector<Flag> flags;
  if (course.points().empty()) return flags;
  const std::size_t last = course.points().size() - 1;
  add_dip(course, last, flags);
  // "Still lower than before" tells of a drift too, and it may be rising again: what went down weighs on for
  // weeks.
  if (const std::optional<Episode> lower = course.still_lower(closed))
    add_still_lower(course, *lower, flags);
  else
    add_drift(course, last, flags);
  add_early_decline(course, flags);
  add_information(course, last, flags);
  return flags;
}

void add_silence(std::vector<Flag>& lasting, const Silence& silence, std::size_t last_point,
                 FlagLevel last_level, bool has_strain) {
  auto at = std::find_if(lasting.begin(), lasting.end(), is_information);
  for (const Rule rule : {Rule::dip_then_silence, Rule::gap}) {
    if (!(rule == Rule::gap ? silence.is_gap : silence.is_after_dip)) continue;
    Flag flag = flag_of(rule, last_point);
    flag.silence = silence;
    // That nobody came has no chance; that the one before was marked has.
    if (rule == Rule::dip_then_silence) set_level_chance(flag, last_level, has_strain);
    at = lasting.insert(at, std::move(flag)) + 1;
  }
}

std::vector<Flag> flags_of(const Course& course, Day today, const std::vector<Id>& closed) {
  std::vector<Flag> flags = lasting_flags_of(course, closed);
  if (course.points().empty()) return flags;
  add_silence(flags, *course.silence(today), course.points().size() - 1, course.points().back().shown_level(),
              course.roles().has_strain());
  return flags;
}

}  // namespace attune
