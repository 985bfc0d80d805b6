// "Why this is marked": the rule in plain words, the numbers it went by, and how often chance alone does it.
#include <algorithm>

#include "days.h"
#include "therapist/course_signs.h"

namespace attune::therapist {
namespace {

void add_dip(const State& state, const Course& course, const Flag& flag, std::vector<std::string>& why) {
  const Sentences& say = state.strings;
  const CoursePoint& point = course.points()[flag.point];
  const bool is_strong = flag.level == FlagLevel::strong;
  const bool has_strain = course.roles().has_strain();
  if (flag.rule == Rule::statement) {
    const double limit = is_strong ? kCourse.strain_strong : kCourse.strain_notice;
    why.push_back(say(S::why_statement, {{"limit", plain(limit)}}));
    if (flag.is_steady) why.push_back(say(S::why_steady));
    return;
  }
  const double hybrid = is_strong ? kCourse.hybrid_strong : kCourse.hybrid_notice;
  const double plain_z = is_strong ? kCourse.z_strong : kCourse.z_notice;
  why.push_back(say(has_strain ? S::why_dip : S::why_dip_plain,
                    {{"limit", two_decimals(has_strain ? hybrid : plain_z)}}));
  why.push_back(say(S::why_numbers, {{"statistic", two_decimals(flag.statistic.value_or(0))},
                                     {"value", one_decimal(point.reading.x.value_or(0))},
                                     {"usual", one_decimal(flag.usual.value_or(0))},
                                     {"low", one_decimal(std::max(0.0, point.dip.band->low))},
                                     {"high", one_decimal(std::min(10.0, point.dip.band->high))},
                                     {"count", std::to_string(point.dip.prior_count)}}));
  if (point.dip.prior_count < kCourse.strong_prior_min) why.push_back(say(S::why_few));
}

bool is_lower(const Episode& episode) {
  return episode.state == EpisodeState::partly || episode.state == EpisodeState::unrepaired;
}

void add_episode(const State& state, const Episode& episode, std::vector<std::string>& why) {
  const Sentences& say = state.strings;
  const std::string need = one_decimal(episode.need);
  why.push_back(say(S::why_episode, {{"need", need},
                                     {"limit", plain(kCourse.strain_notice)},
                                     {"count", std::to_string(kCourse.episode_length_max)}}));
  why.push_back(say(S::why_episode_numbers, {{"usual", one_decimal(episode.usual)},
                                             {"lowest", one_decimal(episode.usual - episode.depth)},
                                             {"count", std::to_string(episode.length)}}));
  if (is_lower(episode)) why.push_back(say(S::why_still_lower, {{"need", need}}));
  if (episode.is_quick() && episode.is_below()) why.push_back(say(S::guidance_claim_dip_and_return));
}

void add_rule(const State& state, const Course& course, const Flag& flag, std::vector<std::string>& why) {
  const Sentences& say = state.strings;
  switch (flag.rule) {
    case Rule::dip:
    case Rule::statement:
      return add_dip(state, course, flag, why);
    case Rule::still_lower:
      return;
    case Rule::drift:
      why.push_back(say(S::why_drift, {{"limit", two_decimals(kCourse.drift_limit)},
                                       {"statistic", two_decimals(flag.statistic.value_or(0))}}));
      return;
    case Rule::early_decline:
      why.push_back(say(S::why_early_decline));
      return;
    case Rule::gap:
      why.push_back(say(S::why_gap, {{"days", plain(kCourse.gap_days_min)}}));
      return;
    case Rule::dip_then_silence:
      why.push_back(say(S::why_silence));
      return;
    case Rule::flat_maximum:
      why.push_back(say(S::why_flat, {{"count", std::to_string(kCourse.flat_count_min)}}));
      return;
    case Rule::low_start:
      why.push_back(say(S::why_low_start, {{"score", plain(kCourse.low_start_score)},
                                           {"item", plain(kCourse.low_start_item)}}));
      return;
    case Rule::same_number:
      why.push_back(say(S::why_same_number, {{"limit", plain(kCourse.same_number_min)}}));
      return;
  }
}

std::string chance_in_words(const Sentences& say, ChanceOf of, double chance) {
  if (of == ChanceOf::unknown) return say(S::why_chance_unknown);
  if (chance < 0.01) return say(S::why_chance_rare);
  return say(of == ChanceOf::course ? S::why_chance_course : S::why_chance_check_in,
             {{"chance", plain(chance * 100)}});
}

// What opened it is a check-in worth asking about, and chance alone makes as many of those; that it then
// stays lower is rarer.
std::string chance_of_episode(const Sentences& say, const Course& course, const Episode& episode) {
  if (is_lower(episode)) return chance_in_words(say, ChanceOf::course, kCourse.chance_still_lower);
  const bool has_strain = course.roles().has_strain();
  return chance_in_words(say, ChanceOf::check_in,
                         has_strain ? kCourse.chance_strong : kCourse.chance_strong_plain);
}

}  // namespace

std::vector<std::string> why_of(const State& state, const Course& course, const Sign& sign) {
  std::vector<std::string> why;
  if (sign.episode) {
    add_episode(state, *sign.episode, why);
    why.push_back(chance_of_episode(state.strings, course, *sign.episode));
  } else if (sign.flag) {
    add_rule(state, course, *sign.flag, why);
    why.push_back(chance_in_words(state.strings, sign.flag->chance_of, sign.flag->chance));
  }
  return why;
}

}  // namespace attune::therapist
