// Work that may take longer than a page can wait: keeping what came in, and making the standings of the list.
// A portion is done at once; the rest waits for a wake-up, so that a press comes in between.
#pragma once

#include "state.h"

namespace attune::therapist {

bool has_portions(const State& state);
void do_a_portion(State& state);

}  // namespace attune::therapist
