#include "bench/chance.h"

#include "course/engine.h"
#include "course/reading.h"
#include "course/variability.h"

namespace attune::bench {
namespace {

constexpr int kQuietFrom = 5;  // as in measures.cpp
enum Place : std::size_t { notice, strong, drift, still_lower, early_decline, flat, low_start, same_number };

using Chances = std::array<Chance, kChanceRules.size()>;
using Seen = std::array<bool, kChanceRules.size()>;  // in this course

// A check-in inside an episode that is open is not news, and not counted.
void add_level(const EngineStep& step, Chances& all) {
  const bool is_steady = step.statements.is_steady;
  const FlagLevel level = is_steady ? step.episode.dip.level_of_numbers : step.episode.dip.level;
  ++all[notice].of;
  ++all[strong].of;
  if (level != FlagLevel::none) ++all[notice].hits;
  if (level == FlagLevel::strong) ++all[strong].hits;
}

void add_course(const Case& one, const Roles& roles, Chances& all) {
  Engine engine(roles.has_strain());
  Seen seen{};
  std::vector<double> scores;
  bool was_open = false;
  for (const Session& session : one.sessions) {
    const Reading reading = reading_of(bench_instrument(), roles, session.answers);
    const EngineStep step = engine.step(reading);
    const EpisodeState state = step.episode.episode.state;
    if (session.number >= kQuietFrom && !was_open) add_level(step, all);
    was_open = state == EpisodeState::open;
    if (reading.x && scores.size() < kCourse.slope_long) {
      scores.push_back(*reading.x);
      const auto slope = early_slope_of(scores);
      seen[early_decline] = seen[early_decline] || (slope && slope->is_decline);
    }
    const bool is_told_by_episode = state == EpisodeState::open || state == EpisodeState::repaired;
    seen[drift] = seen[drift] || (step.drift.is_flagged && !is_told_by_episode);
    seen[still_lower] =
        seen[still_lower] || state == EpisodeState::partly || state == EpisodeState::unrepaired;
    seen[flat] = seen[flat] || step.statements.is_flat();
    seen[low_start] = seen[low_start] || step.statements.is_low_start;
    seen[same_number] = seen[same_number] || reading.is_same_number;
  }
  for (std::size_t rule = drift; rule < all.size(); ++rule) {
    ++all[rule].of;
    all[rule].hits += seen[rule] ? 1 : 0;
  }
}

}  // namespace

Chances chances(const std::vector<Case>& cases) {
  const Roles roles = roles_of(bench_instrument());
  Chances all;
  const double said[] = {kCourse.chance_notice,      kCourse.chance_strong,       kCourse.chance_drift,
                         kCourse.chance_still_lower, kCourse.chance_decline,      kCourse.chance_flat,
                         kCourse.chance_low_start,   kCourse.chance_same_number};
  for (std::size_t rule = 0; rule < all.size(); ++rule) all[rule].said = said[rule];
  for (const Case& one : cases) {
    if (one.onset == 0) add_course(one, roles, all);
  }
  return all;
}

}  // namespace attune::bench
