#include "course/episode.h"

#include <algorithm>

namespace attune {

EpisodeStep EpisodeMachine::step(const Reading& reading) {
  EpisodeStep step;
  step.dip = baseline_.judge(reading);
  if (is_open_) {
    follow(step, reading);
  } else if (step.dip.level == FlagLevel::strong && step.dip.m && reading.x) {
    open(step.dip, reading);
    step.state = EpisodeState::open;
    step.usual = Usual::stays_out;
  } else {
    baseline_.add(reading);
  }
  return step;
}

void EpisodeMachine::open(const Dip& dip, const Reading& reading) {
  is_open_ = true;
  usual_ = *dip.m;
  sigma_ = *dip.sigma;
  lowest_ = *reading.x;
  inside_.assign(1, reading);
}

void EpisodeMachine::follow(EpisodeStep& step, const Reading& reading) {
  step.state = EpisodeState::open;
  step.usual = Usual::stays_out;
  step.length = static_cast<int>(inside_.size()) - 1;
  if (!reading.x) return;
  inside_.push_back(reading);
  ++step.length;
  lowest_ = std::min(lowest_, *reading.x);
  step.depth = usual_ - lowest_;
  step.need = usual_ - std::max(kCourse.recovery_gap * step.depth, kCourse.recovery_sigmas * sigma_);
  if (step.depth > kCourse.tolerance) step.recovered = (*reading.x - lowest_) / step.depth;
  const bool is_calm = !step.dip.strain || *step.dip.strain < kCourse.strain_notice - kCourse.tolerance;
  if (is_calm && *reading.x >= step.need - kCourse.tolerance) {
    step.state = EpisodeState::repaired;
    step.usual = Usual::joins;
    baseline_.add(reading);
    is_open_ = false;
  } else if (step.length >= kCourse.episode_length_max) {
    const bool is_partly = step.recovered >= kCourse.partly_recovered - kCourse.tolerance;
    step.state = is_partly ? EpisodeState::partly : EpisodeState::unrepaired;
    step.usual = Usual::replaces;
    baseline_ = Baseline(has_strain_);
    for (const Reading& each : inside_) baseline_.add(each);
    is_open_ = false;
  }
}

}  // namespace attune
