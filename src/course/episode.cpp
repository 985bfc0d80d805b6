#include "course/episode.h"

#include <algorithm>

namespace attune {

EpisodeStep EpisodeMachine::step(const Reading& reading) {
  EpisodeStep step{baseline_.judge(reading), {}, Usual::joins};
  if (reading.x && !still_lower_.empty()) {
    const auto is_reached = [&](const Episode& each) { return reaches(*reading.x, each.need); };
    still_lower_.erase(std::remove_if(still_lower_.begin(), still_lower_.end(), is_reached),
                       still_lower_.end());
  }
  if (episode_.state == EpisodeState::open) {
    follow(step, reading);
  } else if (step.dip.level == FlagLevel::strong && step.dip.m && reading.x) {
    open(step, reading);
  } else {
    baseline_.add(reading);
  }
  ++steps_;
  return step;
}

void EpisodeMachine::open(EpisodeStep& step, const Reading& reading) {
  episode_ = Episode();
  episode_.state = EpisodeState::open;
  episode_.opened_by = steps_;
  episode_.usual = *step.dip.m;
  episode_.sigma = *step.dip.sigma;
  lowest_ = *reading.x;
  inside_[0] = reading;
  measure(*reading.x);
  step.usual = Usual::stays_out;
  step.episode = episode_;
}

// D, need and the part regained, with this x.
void EpisodeMachine::measure(double x) {
  lowest_ = std::min(lowest_, x);
  episode_.depth = episode_.usual - lowest_;
  const double missing =
      std::max(kCourse.recovery_gap * episode_.depth, kCourse.recovery_sigmas * episode_.sigma);
  episode_.need = episode_.usual - missing;
  episode_.recovered = episode_.depth > kCourse.tolerance ? (x - lowest_) / episode_.depth : 0.0;
}

void EpisodeMachine::follow(EpisodeStep& step, const Reading& reading) {
  step.usual = Usual::stays_out;
  if (reading.x) {
    inside_[static_cast<std::size_t>(++episode_.length)] = reading;
    measure(*reading.x);
    const bool is_calm = !step.dip.strain || !reaches(*step.dip.strain, kCourse.strain_notice);
    if (is_calm && reaches(*reading.x, episode_.need)) {
      episode_.state = EpisodeState::repaired;
      step.usual = Usual::joins;
      baseline_.add(reading);
    } else if (episode_.length >= kCourse.episode_length_max) {
      end_without_repair(step, *reading.x);
    }
  }
  step.episode = episode_;
}

void EpisodeMachine::end_without_repair(EpisodeStep& step, double x) {
  const bool is_partly = reaches(episode_.recovered, kCourse.partly_recovered);
  episode_.state = is_partly ? EpisodeState::partly : EpisodeState::unrepaired;
  step.usual = Usual::replaces;
  baseline_.clear();
  for (const Reading& each : inside_) baseline_.add(each);
  // With strain stated to the end, x can be back although the episode ends like this.
  if (!reaches(x, episode_.need)) still_lower_.push_back(episode_);
}

}  // namespace attune
