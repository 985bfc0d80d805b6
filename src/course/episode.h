// The episode machine (research B 3.1 e): something lower than usual opens, and ends as repaired, partly or
// unrepaired. Readings inside an episode do not count as usual; when it ends without repair they become the
// new usual, and the status "lower than before" stands until an x is back where it was, or it is closed.
#pragma once

#include <array>
#include <vector>

#include "course/dip.h"

namespace attune {

// The last three stand at the reading that ends the episode; a reading after it starts again at none or open.
enum class EpisodeState : std::uint8_t { none, open, repaired, partly, unrepaired };

// What becomes of the reading: it is usual from now on, or it is not, or it and the others of its episode
// replace what was usual.
enum class Usual : std::uint8_t { joins, stays_out, replaces };

// One episode as it stands at a reading. Readings are counted from 0. A second dip inside opens no second
// one.
struct Episode {
  EpisodeState state = EpisodeState::none;
  std::size_t opened_by = 0;
  double usual = 0;  // b and sigma, frozen at the opening
  double sigma = 0;
  int length = 0;        // k, scored readings since the opening one
  double depth = 0;      // D, from b to the lowest since the opening
  double need = 0;       // a reading this high is back to usual
  double recovered = 0;  // the part of the depth regained, 1 is all
  // False where strain that was stated plainly opened it and no x has lain below usual.
  bool is_below() const { return depth > kCourse.tolerance; }
  // "Drop then repair", V (B 3.1 e).
  bool is_quick() const { return state == EpisodeState::repaired && length <= kCourse.quick_length_max; }
};

struct EpisodeStep {
  Dip dip;  // against what was usual before this reading
  Episode episode;
  Usual usual = Usual::joins;
};

class EpisodeMachine {
 public:
  explicit EpisodeMachine(bool has_strain) : baseline_(has_strain) {}
  EpisodeStep step(const Reading& reading);
  const Baseline& baseline() const { return baseline_; }

  // The episodes that ended without repair and whose need no x has reached since, oldest first.
  const std::vector<Episode>& still_lower() const { return still_lower_; }

 private:
  void open(EpisodeStep& step, const Reading& reading);
  void follow(EpisodeStep& step, const Reading& reading);
  void measure(double x);
  void end_without_repair(EpisodeStep& step, double x);
  Baseline baseline_;
  std::size_t steps_ = 0;
  Episode episode_;  // while it is open
  double lowest_ = 0;
  std::array<Reading, kCourse.episode_length_max + 1> inside_;  // the opening reading first
  std::vector<Episode> still_lower_;
};

}  // namespace attune
