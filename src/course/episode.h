// The episode machine (research B 3.1 e): something lower than usual opens, and ends as repaired, partly or
// unrepaired. Readings inside an episode do not count as usual; when it ends without repair they become the
// new usual.
#pragma once

#include <vector>

#include "course/dip.h"

namespace attune {

// The last three stand at the reading that ends the episode; a reading after it starts again at none or open.
enum class EpisodeState : std::uint8_t { none, open, repaired, partly, unrepaired };

// What becomes of the reading: it is usual from now on, or it is not, or it and the others of its episode
// replace what was usual.
enum class Usual : std::uint8_t { joins, stays_out, replaces };

struct EpisodeStep {
  Dip dip;  // against what was usual before this reading
  EpisodeState state = EpisodeState::none;
  Usual usual = Usual::joins;
  int length = 0;        // k, scored readings since the opening one
  double depth = 0;      // D, from the usual to the lowest since the opening
  double need = 0;       // a reading this high is back to usual
  double recovered = 0;  // the part of the depth regained, 1 is all
};

class EpisodeMachine {
 public:
  explicit EpisodeMachine(bool has_strain) : has_strain_(has_strain), baseline_(has_strain) {}
  EpisodeStep step(const Reading& reading);
  const Baseline& baseline() const { return baseline_; }

 private:
  void open(const Dip& dip, const Reading& reading);
  void follow(EpisodeStep& step, const Reading& reading);
  bool has_strain_;
  Baseline baseline_;
  bool is_open_ = false;
  double usual_ = 0;  // b and sigma, frozen at the opening
  double sigma_ = 0;
  double lowest_ = 0;
  std::vector<Reading> inside_;  // the opening reading first
};

}  // namespace attune
