#include "therapist/row_words.h"

#include <algorithm>

#include "course/caseload.h"
#include "days.h"
#include "therapist/mark_words.h"

namespace attune::therapist {
namespace {

// One thing to say, and how much it asks for attention.
struct Saying {
  Attention attention = Attention::nothing;
  MarkWords is;
  bool is_status = false;  // of the last one or of an episode: told beside a greater one
};

bool is_put_off(const Standing& standing, const Flag& flag) { return flag.point + 1 < standing.count; }

std::string reasons_of_last(const State& state, const Standing& standing) {
  for (const Flag& flag : standing.flags) {
    const bool is_of_last = !is_put_off(standing, flag);
    if (is_of_last && (flag.rule == Rule::dip || flag.rule == Rule::statement))
      return reasons_of(state, flag);
  }
  return {};
}

// The greatest first; of two that are alike, as the rules are ordered.
std::vector<Saying> sayings_of(const State& state, const Standing& standing) {
  const Day today = state.host.today();
  std::vector<Saying> sayings;
  for (const Flag& flag : flags_of(standing, today)) {
    Day since;
    for (std::size_t i = 0; i < standing.flags.size(); ++i) {
      const Flag& kept = standing.flags[i];
      if (kept.rule == flag.rule && kept.point == flag.point) since = standing.since[i];
    }
    std::optional<MarkWords> words = words_of_flag(state, flag, since, standing.early_slope);
    if (!words) continue;
    if (flag.rule == Rule::dip_then_silence) words->detail = reasons_of_last(state, standing);
    if (is_put_off(standing, flag)) {
      const std::string day = day_short(state.strings, since);
      words->words = state.strings(S::course_put_off, {{"day", day}, {"words", words->words}});
    }
    const bool is_status = flag.rule == Rule::dip || flag.rule == Rule::statement;
    sayings.push_back({attention_of(flag), std::move(*words), is_status});
  }
  if (standing.episode) {
    sayings.push_back({attention_of(standing.episode->episode),
                       words_of_episode(state, *standing.episode, standing.last.back().x), true});
  }
  std::stable_sort(sayings.begin(), sayings.end(),
                   [](const Saying& a, const Saying& b) { return a.attention < b.attention; });
  return sayings;
}

void add(std::string& words, const std::string& more) {
  if (more.empty()) return;
  const bool is_ended = !words.empty() && words.back() == '.';
  words += (words.empty() ? "" : is_ended ? " " : ". ") + more;
}

RowWords words_of_marks(const State& state, const Standing& standing) {
  if (standing.last.empty()) return {ui::Mark::none, "", state.strings(S::clients_no_check_in)};
  const std::vector<Saying> sayings = sayings_of(state, standing);
  if (sayings.empty()) {
    const S words = standing.has_quiet   ? S::course_all_answered
                    : standing.has_usual ? S::course_as_usual
                                         : S::course_too_few;
    return {ui::Mark::none, "", state.strings(words)};
  }
  const Saying& first = sayings.front();
  const bool is_marked = first.is.mark != ui::Mark::none;
  RowWords row{first.is.mark, is_marked ? first.is.words : "", ""};
  add(row.detail, is_marked ? first.is.detail : first.is.words);
  for (std::size_t i = 1; i < sayings.size(); ++i) {
    const bool is_told = sayings[i].is_status && sayings[i].is.mark != ui::Mark::none;
    // "Lower last time" has told of the last one.
    if (is_told && first.attention != Attention::silent_after_lower) add(row.detail, sayings[i].is.words);
  }
  if (row.detail.empty()) row.detail = first.is.words;
  return row;
}

}  // namespace

RowWords row_words(const State& state, const Standing& standing) {
  RowWords row = words_of_marks(state, standing);
  if (standing.is_from_paper) add(row.detail, state.strings(S::clients_from_paper));
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
