#include "therapist/course_signs.h"

#include <algorithm>

#include "days.h"
#include "therapist/mark_words.h"

namespace attune::therapist {
namespace {

std::string day_at(const State& state, const Course& course, std::size_t place) {
  return day_short(state.strings, course.points()[place].session_day);
}

// How what was lower stands: open, not yet back, or back since the last one ended.
std::optional<Sign> episode_sign(const State& state, const Course& course, const std::vector<Id>& closed) {
  const std::optional<Standing::Told> told = episode_to_tell(course, closed);
  if (!told) return std::nullopt;
  const Episode& episode = told->episode;
  MarkWords words = words_of_episode(state, *told, course.points().back().reading.x);
  const bool is_over = episode.state == EpisodeState::repaired;
  return Sign{"episode", words.mark, std::move(words.words), std::move(words.detail),
              {},        episode,    episode.opened_by,      is_over ? std::string_view() : kEpisodeMark};
}

// The flag's sign, with the mark that an answer quiets.
std::optional<Sign> answerable_sign_of(const State& state, const Course& course, const Flag& flag) {
  const Day since = course.points()[flag.since].session_day;
  std::optional<MarkWords> words = words_of_flag(state, flag, since, course.early_slope());
  if (!words) return std::nullopt;
  const std::string_view mark = mark_of_rule(flag.rule);
  return Sign{std::string(mark), words->mark, std::move(words->words), std::move(words->detail), flag, {},
              flag.since,        mark};
}

// What holds today, and what was put off at an earlier check-in; those that were answered say so.
std::vector<Sign> all_signs_of(const State& state, const ClientCourse& client) {
  const Course& course = client.course;
  if (course.points().empty()) return {};
  const std::vector<Id> closed = closed_by_hand(client);
  std::vector<Sign> signs;
  for (const Flag& flag : flags_of(course, state.host.today(), closed)) {
    if (std::optional<Sign> sign = answerable_sign_of(state, course, flag)) {
      signs.push_back(std::move(*sign));
    }
  }
  if (std::optional<Sign> sign = episode_sign(state, course, closed)) {
    const bool is_after_level = !signs.empty() && signs.front().key == "dip";
    signs.insert(signs.begin() + (is_after_level ? 1 : 0), std::move(*sign));
  }
  for (const Flag& flag : flags_put_off(course, client.quieted)) {
    std::optional<Sign> sign = answerable_sign_of(state, course, flag);
    if (!sign) continue;
    const std::string day = day_at(state, course, flag.point);
    sign->words = state.strings(S::course_put_off, {{"day", day}, {"words", sign->words}});
    sign->key += '/' + std::to_string(flag.point);
    signs.push_back(std::move(*sign));
  }
  for (Sign& sign : signs) {
    if (sign.quiets.empty()) continue;
    const QuietedMark* quieted = quieting_of(course, sign.quiets, sign.began, client.quieted);
    if (quieted != nullptr) sign.quieted = *quieted;
  }
  return signs;
}

std::vector<Sign> those(std::vector<Sign> signs, bool is_quiet) {
  signs.erase(std::remove_if(signs.begin(), signs.end(),
                             [&](const Sign& sign) { return sign.quieted.has_value() != is_quiet; }),
              signs.end());
  return signs;
}

}  // namespace

std::vector<Id> closed_by_hand(const ClientCourse& client) {
  std::vector<Id> ids;
  for (const ClosedLower& closed : client.closed) ids.push_back(closed.check_in);
  return ids;
}

std::vector<Sign> quiet_signs_of(const State& state, const ClientCourse& client) {
  return those(all_signs_of(state, client), true);
}

std::vector<Sign> signs_of(const State& state, const ClientCourse& client) {
  const std::vector<Sign> all = all_signs_of(state, client);
  const std::vector<Sign> signs = those(all, false);
  if (!signs.empty() || client.course.points().empty()) return signs;
  const CoursePoint& last = client.course.points().back();
  const S words = !all.empty() ? S::course_all_answered : last.dip.z ? S::course_as_usual : S::course_too_few;
  return {Sign{"dip", ui::Mark::none, state.strings(words)}};
}

}  // namespace attune::therapist
