#include "therapist/row_words.h"

#include <algorithm>

#include "course/caseload.h"
#include "days.h"

namespace attune::therapist {
namespace {

// One thing to say, and the sentence behind it.
struct Saying {
  Attention attention = Attention::nothing;
  ui::Mark mark = ui::Mark::none;
  std::string words;
  std::string reason = {};
  bool is_status = false;  // of the last one or of an episode: told beside a greater one
};

std::string reasons_of_last(const State& state, const Standing& standing) {
  for (const Flag& flag : standing.flags) {
    if (flag.rule == Rule::dip || flag.rule == Rule::statement) return reasons_of(state, flag);
  }
  return {};
}

Saying of_last(const State& state, const Flag& flag) {
  if (is_only_steady(flag)) return {Attention::nothing, ui::Mark::none, state.strings(S::course_steady)};
  const bool is_strong = flag.level == FlagLevel::strong;
  return {is_strong ? Attention::worth_asking : Attention::small_change, mark_of(flag.level),
          level_in_words(state, flag.level), reasons_of(state, flag), true};
}

Saying of_decline(const State& state, const Standing& standing) {
  const Sentences& say = state.strings;
  Saying saying{Attention::small_change, ui::Mark::change, say(S::course_early_decline)};
  if (standing.early_slope) {
    saying.reason =
        say(S::course_early_decline_detail, {{"slope", two_decimals(-standing.early_slope->per_check_in)},
                                             {"error", two_decimals(standing.early_slope->prior_error)}});
  }
  return saying;
}

std::optional<Saying> of_flag(const State& state, const Standing& standing, const Flag& flag, Day since) {
  const Sentences& say = state.strings;
  switch (flag.rule) {
    case Rule::dip:
    case Rule::statement:
      return of_last(state, flag);
    case Rule::still_lower:
      return std::nullopt;  // the episode says it
    case Rule::drift:
      return Saying{Attention::small_change, ui::Mark::change,
                    say(S::course_drift, {{"day", day_short(say, since)}}), reasons_of(state, flag)};
    case Rule::early_decline:
      return of_decline(state, standing);
    case Rule::gap:
      return Saying{Attention::gap, ui::Mark::none,
                    say(S::course_gap, {{"days", std::to_string(flag.silence->days)},
                                        {"usual", plain(flag.silence->usual_days)}})};
    case Rule::dip_then_silence:
      return Saying{Attention::silent_after_lower, ui::Mark::ask, say(S::course_silence),
                    reasons_of_last(state, standing)};
    case Rule::flat_maximum: {
      const std::string count = std::to_string(flag.point - flag.since + 1);
      return Saying{Attention::nothing, ui::Mark::none, say(S::course_flat, {{"count", count}})};
    }
    case Rule::low_start:
      return Saying{Attention::nothing, ui::Mark::none, say(S::course_low_start)};
    case Rule::same_number:
      return Saying{Attention::nothing, ui::Mark::none, say(S::course_same_number)};
  }
  return std::nullopt;
}

std::optional<Saying> of_episode(const State& state, const Standing& standing) {
  if (!standing.episode) return std::nullopt;
  const Sentences& say = state.strings;
  const Episode& episode = standing.episode->episode;
  const std::string first = day_short(say, standing.episode->first);
  const std::string end = day_short(say, standing.episode->end);
  switch (episode.state) {
    case EpisodeState::open:
      return Saying{Attention::worth_asking, ui::Mark::ask, say(S::course_since_below, {{"day", first}}),
                    say(S::course_since_below_detail, {{"lowest", one_decimal(episode.usual - episode.depth)},
                                                       {"usual", one_decimal(episode.usual)}}),
                    true};
    case EpisodeState::partly:
    case EpisodeState::unrepaired: {
      const bool is_partly = episode.state == EpisodeState::partly;
      const std::optional<double> x = standing.last.back().x;
      return Saying{is_partly ? Attention::small_change : Attention::worth_asking,
                    is_partly ? ui::Mark::change : ui::Mark::ask,
                    say(is_partly ? S::course_partly : S::course_still_below),
                    say(S::course_still_detail, {{"day", first},
                                                 {"usual", one_decimal(episode.usual)},
                                                 {"value", x ? one_decimal(*x) : say(S::table_no_answer)}}),
                    true};
    }
    case EpisodeState::repaired:
      return Saying{Attention::nothing, ui::Mark::back, say(S::course_back_since, {{"day", end}}),
                    say(episode.is_quick() ? S::course_back_quick : S::course_back_detail,
                        {{"first", first}, {"last", end}}),
                    true};
    case EpisodeState::none:
      break;
  }
  return std::nullopt;
}

// The greatest first; of two that are alike, as the rules are ordered.
std::vector<Saying> sayings_of(const State& state, const Standing& standing) {
  const Day today = state.host.today();
  std::vector<Saying> sayings;
  for (const Flag& flag : flags_of(standing, today)) {
    Day since;
    for (std::size_t i = 0; i < standing.flags.size(); ++i) {
      if (standing.flags[i].rule == flag.rule) since = standing.since[i];
    }
    if (std::optional<Saying> saying = of_flag(state, standing, flag, since)) {
      sayings.push_back(std::move(*saying));
    }
  }
  if (std::optional<Saying> saying = of_episode(state, standing)) sayings.push_back(std::move(*saying));
  std::stable_sort(sayings.begin(), sayings.end(),
                   [](const Saying& a, const Saying& b) { return a.attention < b.attention; });
  return sayings;
}

void add(std::string& words, const std::string& more) {
  if (more.empty()) return;
  const bool is_ended = !words.empty() && words.back() == '.';
  words += (words.empty() ? "" : is_ended ? " " : ". ") + more;
}

}  // namespace

RowWords row_words(const State& state, const Standing& standing) {
  if (standing.last.empty()) return {ui::Mark::none, "", state.strings(S::clients_no_check_in)};
  const std::vector<Saying> sayings = sayings_of(state, standing);
  if (sayings.empty()) {
    const S words = standing.has_quiet   ? S::course_all_answered
                    : standing.has_usual ? S::course_as_usual
                                         : S::course_too_few;
    return {ui::Mark::none, "", state.strings(words)};
  }
  const Saying& first = sayings.front();
  RowWords row{first.mark, first.mark == ui::Mark::none ? "" : first.words, ""};
  add(row.detail, first.mark == ui::Mark::none ? first.words : first.reason);
  for (std::size_t i = 1; i < sayings.size(); ++i) {
    const bool is_told = sayings[i].is_status && sayings[i].mark != ui::Mark::none;
    // "Lower last time" has told of the last one.
    if (is_told && first.attention != Attention::silent_after_lower) add(row.detail, sayings[i].words);
  }
  if (row.detail.empty()) row.detail = first.words;
  return row;
}

ui::Sparkline sparkline_of(const Standing& standing) {
  ui::Sparkline line;
  for (const Standing::Session& session : standing.last)
    line.points.push_back({session.day.count, session.x});
  if (standing.band) {
    line.band_low = std::max(0.0, standing.band->low);
    line.band_high = std::min(10.0, standing.band->high);
  }
  line.mark = mark_of(standing.level);
  return line;
}

}  // namespace attune::therapist
