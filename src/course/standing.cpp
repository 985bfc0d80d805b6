#include "course/standing.h"

#include <algorithm>

namespace attune {
namespace {

// Where the episode that began there ended; the last point where it has not.
std::size_t end_of(const Course& course, const Episode& episode) {
  std::size_t place = episode.opened_by;
  while (place < course.points().size() && course.points()[place].episode_open()) ++place;
  return std::min(place, course.points().size() - 1);
}

// The flags and the episode, but for those that were answered.
void add_what_holds(Standing& standing, const Course& course, const std::vector<Id>& closed,
                    const std::vector<QuietedMark>& quieted) {
  const std::vector<CoursePoint>& points = course.points();
  const auto is_quiet = [&](std::string_view mark, std::size_t began) {
    const bool was_answered = quieting_of(course, mark, began, quieted) != nullptr;
    standing.has_quiet = standing.has_quiet || was_answered;
    return was_answered;
  };
  for (Flag& flag : lasting_flags_of(course, closed)) {
    if (!is_quiet(mark_of_rule(flag.rule), flag.since)) standing.flags.push_back(std::move(flag));
  }
  for (Flag& flag : flags_put_off(course, quieted)) {
    if (!is_quiet(mark_of_rule(flag.rule), flag.since)) standing.flags.push_back(std::move(flag));
  }
  for (const Flag& flag : standing.flags) standing.since.push_back(points[flag.since].session_day);
  if (const std::optional<Standing::Told> told = episode_to_tell(course, closed)) {
    const bool is_over = told->episode.state == EpisodeState::repaired;
    if (is_over || !is_quiet(kEpisodeMark, told->episode.opened_by)) standing.episode = told;
  }
  const std::size_t last = points.size() - 1;
  standing.is_gap_quiet = is_quiet(mark_of_rule(Rule::gap), last);
  standing.is_silence_quiet = is_quiet(mark_of_rule(Rule::dip_then_silence), last);
}

}  // namespace

std::optional<Standing::Told> episode_to_tell(const Course& course, const std::vector<Id>& closed) {
  const auto told = [&course](const Episode& episode) {
    const std::vector<CoursePoint>& points = course.points();
    return Standing::Told{episode, points[episode.opened_by].session_day,
                          points[end_of(course, episode)].session_day};
  };
  const std::vector<Episode> episodes = course.episodes();
  if (course.episode_open()) return told(episodes.back());
  if (const std::optional<Episode> lower = course.still_lower(closed)) return told(*lower);
  if (episodes.empty() || episodes.back().state != EpisodeState::repaired) return std::nullopt;
  return told(episodes.back());
}

Standing standing_of(const Course& course, const std::vector<Id>& closed,
                     const std::vector<QuietedMark>& quieted) {
  Standing standing;
  const std::vector<CoursePoint>& points = course.points();
  standing.count = points.size();
  standing.has_strain = course.roles().has_strain();
  if (points.empty()) return standing;
  std::vector<Day> days;
  for (const CoursePoint& point : points) {
    days.push_back(point.session_day);
    standing.newest_at_ms = std::max(standing.newest_at_ms, point.finished_at_ms);
  }
  standing.rhythm = rhythm_of(days);
  for (std::size_t i = points.size() - std::min(points.size(), kStandingSessions); i < points.size(); ++i) {
    standing.last.push_back({points[i].session_day, points[i].reading.x});
  }
  standing.band = points.back().dip.band;
  standing.has_usual = points.back().dip.z.has_value();
  standing.level = points.back().shown_level();
  standing.early_slope = course.early_slope();
  add_what_holds(standing, course, closed, quieted);
  return standing;
}

std::vector<Flag> flags_of(const Standing& standing, Day today) {
  std::vector<Flag> flags = standing.flags;
  if (standing.last.empty()) return flags;
  Silence silence = silence_since(standing.last.back().day, standing.rhythm, standing.level, today);
  silence.is_gap = silence.is_gap && !standing.is_gap_quiet;
  silence.is_after_dip = silence.is_after_dip && !standing.is_silence_quiet;
  add_silence(flags, silence, standing.count - 1, standing.level, standing.has_strain);
  return flags;
}

}  // namespace attune
