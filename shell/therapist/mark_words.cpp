#include "therapist/mark_words.h"

#include "days.h"

namespace attune::therapist {
namespace {

MarkWords of_last(const State& state, const Flag& flag) {
  if (is_only_steady(flag)) return {ui::Mark::none, state.strings(S::course_steady), reasons_of(state, flag)};
  return {mark_of(flag.level), level_in_words(state, flag.level), reasons_of(state, flag)};
}

MarkWords of_decline(const State& state, const std::optional<Slope>& slope) {
  const Sentences& say = state.strings;
  MarkWords words{ui::Mark::change, say(S::course_early_decline)};
  if (slope) {
    words.detail = say(S::course_early_decline_detail, {{"slope", two_decimals(-slope->per_check_in)},
                                                        {"error", two_decimals(slope->prior_error)}});
  }
  return words;
}

MarkWords of_lower(const State& state, const Standing::Told& told, std::optional<double> last) {
  const Sentences& say = state.strings;
  const bool is_partly = told.episode.state == EpisodeState::partly;
  return {is_partly ? ui::Mark::change : ui::Mark::ask,
          say(is_partly ? S::course_partly : S::course_still_below),
          say(S::course_still_detail, {{"day", day_short(say, told.first)},
                                       {"usual", one_decimal(told.episode.usual)},
                                       {"value", last ? one_decimal(*last) : say(S::table_no_answer)}})};
}

// What was said by itself, with the alliance where it usually is.
MarkWords of_statement(const Sentences& say, const Standing::Told& told) {
  const std::string first = day_short(say, told.first);
  if (told.episode.state == EpisodeState::open) {
    return {ui::Mark::ask, say(S::course_since_said, {{"day", first}}),
            say(S::course_since_said_detail, {{"usual", one_decimal(told.episode.usual)}})};
  }
  return {ui::Mark::back, say(S::course_eased_since, {{"day", day_short(say, told.end)}}),
          say(S::course_eased_detail, {{"first", first}})};
}

}  // namespace

std::optional<MarkWords> words_of_flag(const State& state, const Flag& flag, Day since,
                                       const std::optional<Slope>& early_slope) {
  const Sentences& say = state.strings;
  switch (flag.rule) {
    case Rule::dip:
    case Rule::statement:
      return of_last(state, flag);
    case Rule::still_lower:
      break;
    case Rule::drift:
      return MarkWords{ui::Mark::change, say(S::course_drift, {{"day", day_short(say, since)}}),
                       reasons_of(state, flag)};
    case Rule::early_decline:
      return of_decline(state, early_slope);
    case Rule::gap:
      if (!flag.silence->is_usual_known) {
        return MarkWords{ui::Mark::none,
                         say(S::course_gap_only, {{"days", std::to_string(flag.silence->days)}})};
      }
      return MarkWords{ui::Mark::none, say(S::course_gap, {{"days", std::to_string(flag.silence->days)},
                                                           {"usual", plain(flag.silence->usual_days)}})};
    case Rule::dip_then_silence:
      return MarkWords{ui::Mark::ask, say(S::course_silence)};
    case Rule::flat_maximum: {
      const std::string count = std::to_string(flag.point - flag.since + 1);
      return MarkWords{ui::Mark::none, say(S::course_flat, {{"count", count}})};
    }
    case Rule::low_start:
      return MarkWords{ui::Mark::none, say(S::course_low_start)};
    case Rule::same_number:
      return MarkWords{ui::Mark::none, say(S::course_same_number)};
  }
  return std::nullopt;
}

MarkWords words_of_episode(const State& state, const Standing::Told& told, std::optional<double> last) {
  const Sentences& say = state.strings;
  const Episode& episode = told.episode;
  if (!episode.is_below()) return of_statement(say, told);
  const std::string first = day_short(say, told.first);
  if (episode.state == EpisodeState::open) {
    return {ui::Mark::ask, say(S::course_since_below, {{"day", first}}),
            say(S::course_since_below_detail, {{"lowest", one_decimal(episode.usual - episode.depth)},
                                               {"usual", one_decimal(episode.usual)}})};
  }
  if (episode.state != EpisodeState::repaired) return of_lower(state, told, last);
  const std::string end = day_short(say, told.end);
  return {ui::Mark::back, say(S::course_back_since, {{"day", end}}),
          episode.is_quick() ? say(S::course_back_quick, {{"first", first}})
                             : say(S::course_back_detail, {{"first", first}, {"last", end}})};
}

}  // namespace attune::therapist
