// Each rule that holds, and how an episode stands, in words: the same on a client's page and in the list.
#pragma once

#include "charts.h"
#include "course/standing.h"

namespace attune::therapist {

struct MarkWords {
  ui::Mark mark = ui::Mark::none;
  std::string words;
  std::string detail = {};  // one sentence with its numbers; may be empty
};

// `since` is the day of Flag::since. None for still_lower, which the episode says.
std::optional<MarkWords> words_of_flag(const State& state, const Flag& flag, Day since,
                                       const std::optional<Slope>& early_slope);
// `last` is the alliance of the last check-in, where it was answered.
MarkWords words_of_episode(const State& state, const Standing::Told& told, std::optional<double> last);

}  // namespace attune::therapist
