#include "guidance/facts.h"

#include <algorithm>
#include <cassert>

namespace attune::guidance {
namespace {

// By Aspect: its key in the strings, and the construct in an instrument's file.
struct AspectName {
  std::string_view key;
  std::string_view construct;
};
constexpr std::array<AspectName, kAspectCount> kAspects = {{
    {"bond", "bond"},
    {"understood", "understood"},
    {"goals", "goals"},
    {"tasks", "tasks"},
    {"quiet", "withdrawal"},
    {"open", "confrontation"},
    {"worked_out", "repair"},
    {"say", "autonomy"},
    {"able", "competence"},
    {"matter", "relatedness"},
    {"own_reasons", "own reasons"},
    {"readiness", "readiness"},
}};

AspectFact fact_of(const Course& course, const CheckIn& check_in, std::size_t item) {
  const Instrument& instrument = course.instrument();
  const Scale& scale = instrument.scale();
  AspectFact fact;
  const auto value = counted_value_of(instrument, check_in.answers(), item);
  if (value) fact.value = to_ten(scale, *value);
  const auto usual = course.usual_of(course.points().size() - 1, item);
  if (usual) {
    fact.usual = to_ten(scale, instrument.item(item).is_reversed ? scale.min + scale.max - *usual : *usual);
  }
  return fact;
}

Wish wish_of(const Instrument& instrument, const CheckIn& check_in) {
  const auto item = instrument.index_of_construct("how to use it");
  if (!item || check_in.answers()[*item].kind != Answer::Kind::choice) return Wish::none;
  const std::string& id = instrument.item(*item).choices[check_in.answers()[*item].number];
  if (id == "ask") return Wish::ask;
  if (id == "i_will") return Wish::i_will;
  return id == "just_know" ? Wish::just_know : Wish::none;
}

bool is_not_talked_about(const Instrument& instrument, const CheckIn& check_in) {
  const auto item = item_of(instrument, Aspect::repair);
  if (!item || check_in.answers()[*item].kind != Answer::Kind::special) return false;
  return instrument.item(*item).special[check_in.answers()[*item].number] == "not_talked";
}

bool has_asked_for_change(const Instrument& instrument, const CheckIn& check_in) {
  const auto item = instrument.index_of_construct("responsiveness");
  return item && check_in.answers()[*item].kind == Answer::Kind::note;
}

// The last scored point before the last one; absent without any.
const CoursePoint* scored_before_last(const Course& course) {
  const std::vector<CoursePoint>& points = course.points();
  for (std::size_t i = points.size() - 1; i > 0; --i) {
    if (points[i - 1].reading.x) return &points[i - 1];
  }
  return nullptr;
}

// Lower than at the scored check-in before, or more strain: someone eased off again.
bool has_turned_down(const Course& course) {
  const Reading& last = course.points().back().reading;
  const CoursePoint* before = scored_before_last(course);
  if (before == nullptr) return false;
  const bool is_lower = last.x && *last.x < *before->reading.x - kCourse.tolerance;
  const auto strain = last.strain();
  const auto strain_before = before->reading.strain();
  return is_lower || (strain && strain_before && *strain > *strain_before + kCourse.tolerance);
}

Standing standing_of(const Course& course, const std::vector<Id>& closed) {
  const std::size_t last = course.points().size() - 1;
  const Episode& episode = course.points()[last].episode;
  const bool is_below = episode.is_below();  // what was only stated was never lower, and is not back
  if (episode.state == EpisodeState::open && is_below) {
    if (episode.opened_by == last) return Standing::opened;
    return has_turned_down(course) ? Standing::stepped_back : Standing::open;
  }
  if (const auto lower = course.still_lower(closed)) {
    return lower->state == EpisodeState::partly ? Standing::partly_back : Standing::still_lower;
  }
  return episode.state == EpisodeState::repaired && is_below ? Standing::back : Standing::as_usual;
}

// The gap that stands today, or the one that this check-in ended.
std::optional<Gap> gap_of(const Course& course, Day today) {
  if (const auto silence = course.silence(today); silence && silence->is_gap) {
    return Gap{silence->days, silence->usual_days, silence->is_usual_known};
  }
  std::vector<Day> before;
  for (const CoursePoint& point : course.points()) before.push_back(point.session_day);
  const Day last = before.back();
  before.pop_back();
  const auto silence = silence_of(before, FlagLevel::none, last);
  if (!silence || !silence->is_gap) return std::nullopt;
  return Gap{silence->days, silence->usual_days, silence->is_usual_known};
}

std::size_t marks_among_last(const Course& course, std::size_t count) {
  const auto& points = course.points();
  const auto from = points.end() - static_cast<std::ptrdiff_t>(std::min(count, points.size()));
  return static_cast<std::size_t>(std::count_if(
      from, points.end(), [](const CoursePoint& point) { return point.shown_level() != FlagLevel::none; }));
}

void take_flag(GuidanceInput& input, Rule rule) {
  input.is_drifting = input.is_drifting || rule == Rule::drift;
  input.is_low_start = input.is_low_start || rule == Rule::low_start;
  input.is_flat_maximum = input.is_flat_maximum || rule == Rule::flat_maximum;
  input.is_same_number = input.is_same_number || rule == Rule::same_number;
}

}  // namespace

std::string_view key_of(Aspect aspect) { return kAspects[static_cast<std::size_t>(aspect)].key; }

std::optional<std::size_t> item_of(const Instrument& instrument, Aspect aspect) {
  return instrument.index_of_construct(kAspects[static_cast<std::size_t>(aspect)].construct);
}

GuidanceInput input_of(const Course& course, const CheckIn& check_in, Day today,
                       const std::vector<Id>& closed, Tags tags) {
  assert(!course.points().empty() && course.points().back().check_in == check_in.id());
  const Instrument& instrument = course.instrument();
  const CoursePoint& point = course.points().back();
  GuidanceInput input;
  input.number = course.points().size();
  for (std::size_t i = 0; i < kAspectCount; ++i) {
    const auto item = item_of(instrument, static_cast<Aspect>(i));
    if (item) input.aspects[i] = fact_of(course, check_in, *item);
  }
  input.level = point.shown_level();
  input.strain_type = point.strain_type;
  input.usual = point.dip.m;
  if (point.dip.m && point.reading.x) input.points_below = *point.dip.m - *point.reading.x;
  input.marks_lately = marks_among_last(course, kMarksWindow);
  input.standing = standing_of(course, closed);
  input.wish = wish_of(instrument, check_in);
  input.is_not_talked_about = is_not_talked_about(instrument, check_in);
  input.has_asked_for_change = has_asked_for_change(instrument, check_in);
  for (const Flag& flag : flags_of(course, today, closed)) take_flag(input, flag.rule);
  // A deep dip alone carries the drift over its limit; where it is just over, "going down" would be untrue.
  if (input.standing == Standing::back) input.is_drifting = false;
  input.gap = gap_of(course, today);
  input.tags = tags;
  return input;
}

}  // namespace attune::guidance
