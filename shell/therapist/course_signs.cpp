#include "therapist/course_signs.h"

#include <algorithm>

#include "days.h"

namespace attune::therapist {
namespace {

std::string day_at(const State& state, const Course& course, std::size_t place) {
  return day_short(state.strings, course.points()[place].session_day);
}

Sign level_sign(const State& state, const Flag& flag) {
  Sign sign{"dip", mark_of(flag.level), level_in_words(state, flag.level), reasons_of(state, flag), flag};
  if (is_only_steady(flag)) {
    sign.mark = ui::Mark::none;
    sign.words = state.strings(S::course_steady);
  }
  return sign;
}

// Where the episode that began there ended; its opening where it has not.
std::size_t end_of(const Course& course, const Episode& episode) {
  std::size_t place = episode.opened_by;
  while (place < course.points().size() && course.points()[place].episode_open()) ++place;
  return std::min(place, course.points().size() - 1);
}

Sign open_sign(const State& state, const Course& course, const Episode& episode) {
  const Sentences& say = state.strings;
  Sign sign{"episode", ui::Mark::ask, {}, {}, {}, episode, episode.opened_by, kEpisodeMark};
  sign.words = say(S::course_since_below, {{"day", day_at(state, course, episode.opened_by)}});
  sign.detail = say(S::course_since_below_detail, {{"lowest", one_decimal(episode.usual - episode.depth)},
                                                   {"usual", one_decimal(episode.usual)}});
  return sign;
}

Sign back_sign(const State& state, const Course& course, const Episode& episode) {
  const Sentences& say = state.strings;
  const std::string first = day_at(state, course, episode.opened_by);
  const std::string last = day_at(state, course, end_of(course, episode));
  Sign sign{"episode", ui::Mark::back,   say(S::course_back_since, {{"day", last}}), {}, {},
            episode,   episode.opened_by};
  sign.detail = episode.is_quick() ? say(S::course_back_quick, {{"first", first}})
                                   : say(S::course_back_detail, {{"first", first}, {"last", last}});
  return sign;
}

Sign lower_sign(const State& state, const Course& course, const Episode& episode) {
  const Sentences& say = state.strings;
  const bool is_partly = episode.state == EpisodeState::partly;
  Sign sign{"episode",   is_partly ? ui::Mark::change : ui::Mark::ask, {}, {}, {}, episode, episode.opened_by,
            kEpisodeMark};
  sign.words = say(is_partly ? S::course_partly : S::course_still_below);
  const std::optional<double> x = course.points().back().reading.x;
  sign.detail = say(S::course_still_detail, {{"day", day_at(state, course, episode.opened_by)},
                                             {"usual", one_decimal(episode.usual)},
                                             {"value", x ? one_decimal(*x) : say(S::table_no_answer)}});
  return sign;
}

// How what was lower stands: open, not yet back, or back since the last one ended.
std::optional<Sign> episode_sign(const State& state, const Course& course, const std::vector<Id>& closed) {
  const std::vector<Episode> episodes = course.episodes();
  if (course.episode_open()) return open_sign(state, course, episodes.back());
  if (const std::optional<Episode> lower = course.still_lower(closed)) {
    return lower_sign(state, course, *lower);
  }
  if (episodes.empty() || episodes.back().state != EpisodeState::repaired) return std::nullopt;
  return back_sign(state, course, episodes.back());
}

Sign early_decline_sign(const State& state, const Course& course, const Flag& flag) {
  const Sentences& say = state.strings;
  Sign sign{"early", ui::Mark::change, say(S::course_early_decline), {}, flag};
  if (const std::optional<Slope> slope = course.early_slope()) {
    sign.detail = say(S::course_early_decline_detail, {{"slope", two_decimals(-slope->per_check_in)},
                                                       {"error", two_decimals(slope->prior_error)}});
  }
  return sign;
}

std::optional<Sign> sign_of(const State& state, const Course& course, const Flag& flag) {
  const Sentences& say = state.strings;
  switch (flag.rule) {
    case Rule::dip:
    case Rule::statement:
      return level_sign(state, flag);
    case Rule::still_lower:
      return std::nullopt;  // the episode's own sign says it
    case Rule::drift:
      return Sign{"drift", ui::Mark::change,
                  say(S::course_drift, {{"day", day_at(state, course, flag.since)}}), reasons_of(state, flag),
                  flag};
    case Rule::early_decline:
      return early_decline_sign(state, course, flag);
    case Rule::gap:
      return Sign{"gap",
                  ui::Mark::none,
                  say(S::course_gap, {{"days", std::to_string(flag.silence->days)},
                                      {"usual", plain(flag.silence->usual_days)}}),
                  {},
                  flag};
    case Rule::dip_then_silence:
      return Sign{"silence", ui::Mark::ask, say(S::course_silence), {}, flag};
    case Rule::flat_maximum: {
      const std::string count = std::to_string(flag.point - flag.since + 1);
      return Sign{"flat", ui::Mark::none, say(S::course_flat, {{"count", count}}), {}, flag};
    }
    case Rule::low_start:
      return Sign{"low_start", ui::Mark::none, say(S::course_low_start), {}, flag};
    case Rule::same_number:
      return Sign{"same_number", ui::Mark::none, say(S::course_same_number), {}, flag};
  }
  return std::nullopt;
}

// The flag's sign, with the mark that an answer quiets.
std::optional<Sign> answerable_sign_of(const State& state, const Course& course, const Flag& flag) {
  std::optional<Sign> sign = sign_of(state, course, flag);
  if (!sign) return sign;
  sign->began = flag.since;
  sign->quiets = mark_of_rule(flag.rule);
  return sign;
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
