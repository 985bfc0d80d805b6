#include "bench/timing.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "course/engine.h"
#include "course/reading.h"

namespace attune::bench {
namespace {

using Clock = std::chrono::steady_clock;

// A stretch is short enough that the system seldom takes the processor away within it, and of every stretch
// the best of several runs counts.
constexpr std::size_t kCasesInStretch = 50;
constexpr std::size_t kStepsInStretch = 1000;
constexpr std::size_t kLengthMax = 1000000;

// Written where the optimiser cannot know that nobody reads it.
volatile double sink = 0;

double keep(const EngineStep& step) {
  return step.episode.dip.z.value_or(0) + step.drift.statistic.value_or(0) + step.episode.episode.depth;
}

double run_case(const Case& one, const Roles& roles) {
  double sum = 0;
  Engine engine(roles.has_strain());
  for (const Session& session : one.sessions) {
    sum += keep(engine.step(reading_of(bench_instrument(), roles, session.answers)));
  }
  return sum;
}

// Runs `stretch` and answers its nanoseconds, or `best` if they were fewer.
template <typename Stretch>
double best_of(double best, const Stretch& stretch) {
  const Clock::time_point start = Clock::now();
  sink = stretch();
  const auto elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start);
  return std::min(best, static_cast<double>(elapsed.count()));
}

}  // namespace

double nanoseconds_of_cases(const std::vector<Case>& cases, int runs) {
  const Roles roles = roles_of(bench_instrument());
  double sum = 0;
  std::size_t steps = 0;
  for (std::size_t from = 0; from < cases.size(); from += kCasesInStretch) {
    const std::size_t to = std::min(cases.size(), from + kCasesInStretch);
    const auto stretch = [&] {
      double kept = 0;
      for (std::size_t i = from; i < to; ++i) kept += run_case(cases[i], roles);
      return kept;
    };
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) best = best_of(best, stretch);
    sum += best;
    for (std::size_t i = from; i < to; ++i) steps += cases[i].sessions.size();
  }
  return sum / static_cast<double>(steps);
}

std::vector<Scale> nanoseconds_by_length(const std::vector<Case>& cases, int runs) {
  const Roles roles = roles_of(bench_instrument());
  std::vector<const std::vector<Answer>*> answers;
  for (const Case& one : cases) {
    for (const Session& session : one.sessions) {
      if (answers.size() < kStepsInStretch) answers.push_back(&session.answers);
    }
  }
  std::vector<double> best(kLengthMax / kStepsInStretch, std::numeric_limits<double>::max());
  for (int run = 0; run < runs; ++run) {
    Engine engine(roles.has_strain());
    const auto stretch = [&] {
      double kept = 0;
      for (std::size_t step = 0; step < kStepsInStretch; ++step) {
        kept += keep(engine.step(reading_of(bench_instrument(), roles, *answers[step % answers.size()])));
      }
      return kept;
    };
    for (double& each : best) each = best_of(each, stretch);
  }
  std::vector<Scale> scales;
  double sum = 0;
  std::size_t length = 0;
  for (std::size_t next = kStepsInStretch; const double each : best) {
    sum += each;
    length += kStepsInStretch;
    if (length != next) continue;
    scales.push_back({length, sum / static_cast<double>(length)});
    next *= 10;
  }
  return scales;
}

}  // namespace attune::bench
