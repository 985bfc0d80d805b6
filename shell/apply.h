// What each Action does: one line each, and the verb that it calls.
#pragma once

#include "state.h"

namespace attune {

void apply(State& state, const Event& event);

}  // namespace attune
