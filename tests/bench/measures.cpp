#include "bench/measures.h"

#include <algorithm>
#include <limits>

#include "bench/comparators.h"
#include "course/engine.h"
#include "course/reading.h"

namespace attune::bench {
namespace {

constexpr int kQuietFrom = 5;   // sessions before it are nobody's usual yet
constexpr int kQuietAfter = 2;  // sessions after the last affected one that are not quiet either
constexpr double kAbsent = -std::numeric_limits<double>::infinity();

// What the rules say of one session.
struct Verdict {
  std::array<bool, kRules.size()> flags{};
  std::array<double, kStatistics.size()> statistics{};
};

// All rules over one client, each session against all before it.
class Judge {
 public:
  Verdict judge(const Reading& reading) {
    const Dip dip = baseline_.judge(reading);
    Verdict verdict;
    const bool is_stated = dip.strain && reaches(*dip.strain, 7.0);
    const double z = dip.z.value_or(kAbsent);
    const double hybrid = dip.hybrid.value_or(kAbsent);
    const double drop = reading.x && last_ ? *last_ - *reading.x : kAbsent;
    if (reading.x) {
      verdict.flags[0] = chart_.is_below(*reading.x, kThreeSigmas);
      verdict.flags[1] = chart_.is_below(*reading.x, 2.0 / kRangeToSigma);
      verdict.flags[2] = drops_from_last(last_, *reading.x, 1.25);
      verdict.flags[8] = is_below_cut_off(*reading.x, 9.0);
      chart_.add(*reading.x);
      last_ = reading.x;
    }
    verdict.flags[3] = reaches(z, 1.45);
    verdict.flags[4] = reaches(z, 2.05);
    verdict.flags[5] = reaches(hybrid, 1.95);
    verdict.flags[6] = reaches(hybrid, 2.60);
    verdict.flags[7] = verdict.flags[6] || is_stated;
    verdict.statistics = {z, hybrid, drop};
    baseline_.add(reading);
    return verdict;
  }

 private:
  Baseline baseline_{true};
  MovingRangeChart chart_;
  std::optional<double> last_;
};

int last_affected(const Case& one) {
  int last = 0;
  for (const Session& session : one.sessions) {
    if (session.effect > 0) last = session.number;
  }
  return last;
}

// Gathers over all clients what each statistic was at onsets and in quiet sessions.
struct Samples {
  std::array<std::vector<double>, kStatistics.size()> at_onset;
  std::array<std::vector<double>, kStatistics.size()> quiet;
};

void add_case(const Case& one, const Roles& roles, Measures& measures, Samples& samples) {
  Judge judge;
  std::array<bool, kRules.size()> is_hit{};
  std::array<double, kStatistics.size()> onset;
  onset.fill(kAbsent);
  const int last = last_affected(one);
  for (const Session& session : one.sessions) {
    const Verdict verdict = judge.judge(reading_of(bench_instrument(), roles, session.answers));
    const bool is_affected = session.effect > 0;
    const bool is_event =
        one.onset > 0 && is_affected && (session.number == one.onset || session.number == one.onset + 1);
    const bool is_recovering = last > 0 && session.number > last && session.number <= last + kQuietAfter;
    const bool is_quiet = session.number >= kQuietFrom && !is_affected && !is_recovering;
    if (is_quiet) ++measures.quiet;
    for (std::size_t rule = 0; rule < kRules.size(); ++rule) {
      if (verdict.flags[rule] && is_quiet) ++measures.hits[rule].false_flags;
      is_hit[rule] = is_hit[rule] || (verdict.flags[rule] && is_event);
    }
    for (std::size_t i = 0; i < kStatistics.size(); ++i) {
      if (is_quiet) samples.quiet[i].push_back(verdict.statistics[i]);
    }
    if (session.number == one.onset) onset = verdict.statistics;
  }
  if (one.onset == 0) return;
  ++measures.events;
  for (std::size_t rule = 0; rule < kRules.size(); ++rule) measures.hits[rule].events += is_hit[rule] ? 1 : 0;
  for (std::size_t i = 0; i < kStatistics.size(); ++i) samples.at_onset[i].push_back(onset[i]);
}

void add_machine(const Case& one, const Roles& roles, MachineCounts& counts) {
  EpisodeMachine machine(roles.has_strain());
  EpisodeState state = EpisodeState::none;
  for (const Session& session : one.sessions) {
    const bool was_open = state == EpisodeState::open;
    const EpisodeStep step = machine.step(reading_of(bench_instrument(), roles, session.answers));
    state = step.episode.state;
    if (!was_open && state == EpisodeState::open) {
      ++counts.opened;
      if (one.onset > 0) ++counts.opened_in_events;
    }
    if (state == EpisodeState::none && step.dip.level != FlagLevel::none) ++counts.notices;
    if (state == EpisodeState::repaired) ++counts.repaired;
    if (state == EpisodeState::partly) ++counts.partly;
    if (state == EpisodeState::unrepaired) ++counts.unrepaired;
  }
  if (state == EpisodeState::open) ++counts.open;
}

}  // namespace

Measures measure(const std::vector<Case>& cases) {
  const Roles roles = roles_of(bench_instrument());
  Measures measures;
  Samples samples;
  for (const Case& one : cases) {
    add_case(one, roles, measures, samples);
    add_machine(one, roles, measures.machine);
  }
  for (std::size_t i = 0; i < kStatistics.size(); ++i) {
    if (samples.at_onset[i].empty() || samples.quiet[i].empty()) continue;
    measures.auc[i] = area_under_curve(samples.at_onset[i], std::move(samples.quiet[i]));
  }
  return measures;
}

double area_under_curve(const std::vector<double>& higher, std::vector<double> lower) {
  std::sort(lower.begin(), lower.end());
  double wins = 0;
  for (const double value : higher) {
    const auto [from, to] = std::equal_range(lower.begin(), lower.end(), value);
    wins += static_cast<double>(from - lower.begin()) + static_cast<double>(to - from) / 2.0;
  }
  return wins / (static_cast<double>(higher.size()) * static_cast<double>(lower.size()));
}

}  // namespace attune::bench
