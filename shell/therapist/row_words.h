// One row of the list in words: the level with its one-sentence reason, and how an episode stands.
#pragma once

#include "charts.h"
#include "course/standing.h"

namespace attune::therapist {

struct RowWords {
  ui::Mark mark = ui::Mark::none;
  std::string level;   // empty where nothing is marked
  std::string detail;  // never empty
};

RowWords row_words(const State& state, const Standing& standing);
ui::Sparkline sparkline_of(const Standing& standing);

}  // namespace attune::therapist
