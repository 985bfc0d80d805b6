#include "bench/digest.h"

#include <cstdint>
#include <cstdio>
#include <cstring>

#include "course/engine.h"
#include "course/reading.h"
#include "course/variability.h"

namespace attune::bench {
namespace {

// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo). It need not withstand anyone, only tell bits apart.
class Hash {
 public:
  void add(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    add_bits(bits);
  }
  void add(const std::optional<double>& value) {
    add_bits(value ? 1 : 0);
    if (value) add(*value);
  }
  void add_bits(std::uint64_t bits) {
    for (int shift = 0; shift < 64; shift += 8) {
      value_ ^= (bits >> shift) & 0xff;
      value_ *= 0x100000001b3u;
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

void add_dip(Hash& hash, const Dip& dip) {
  for (const auto& value : {dip.m, dip.sigma, dip.z, dip.hybrid, dip.strain}) hash.add(value);
  if (dip.band) {
    hash.add(dip.band->low);
    hash.add(dip.band->high);
  }
  hash.add(dip.rise);
  hash.add_bits(static_cast<std::uint64_t>(dip.level));
}

void add_step(Hash& hash, const EngineStep& step) {
  add_dip(hash, step.episode.dip);
  const Episode& episode = step.episode.episode;
  hash.add_bits(static_cast<std::uint64_t>(episode.state));
  for (const double value : {episode.usual, episode.sigma, episode.depth, episode.need, episode.recovered}) {
    hash.add(value);
  }
  hash.add(step.drift.statistic);
  hash.add_bits(step.drift.is_flagged ? 1 : 0);
  hash.add_bits(step.drift.since.value_or(0));
  hash.add_bits(step.statements.flat_count);
}

void add_scores(Hash& hash, const std::vector<double>& scores) {
  if (const std::optional<Variability> variability = variability_of(scores)) {
    for (const double value : {variability->mean, variability->sd, variability->mssd, variability->rmssd}) {
      hash.add(value);
    }
  }
  if (const std::optional<Slope> slope = early_slope_of(scores)) {
    for (const double value : {slope->per_check_in, slope->residual_error, slope->prior_error})
      hash.add(value);
  }
}

}  // namespace

std::string digest_of(const std::vector<Case>& cases) {
  const Roles roles = roles_of(bench_instrument());
  Hash hash;
  for (const Case& one : cases) {
    Engine engine(roles.has_strain());
    Baseline plain(roles.has_strain());
    std::vector<double> scores;
    for (const Session& session : one.sessions) {
      const Reading reading = reading_of(bench_instrument(), roles, session.answers);
      add_step(hash, engine.step(reading));
      add_dip(hash, plain.judge(reading));
      plain.add(reading);
      if (reading.x) scores.push_back(*reading.x);
    }
    add_scores(hash, scores);
  }
  char text[17];
  std::snprintf(text, sizeof text, "%08x%08x", static_cast<unsigned>(hash.value() >> 32),
                static_cast<unsigned>(hash.value() & 0xffffffffu));
  return text;
}

}  // namespace attune::bench
