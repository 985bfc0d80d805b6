// Which language the app speaks, and which of its words have been fetched: the therapist's part comes only
// when a screen needs it.
#pragma once

#include "state.h"

namespace attune::speech {

// Asks for the therapist's part unless it is here or on its way. While it is absent the therapist's screens
// show that it is loading, or why it did not come.
void need_therapist_words(State& state);

// The present screen cannot be said yet.
bool is_speechless(const State& state);

}  // namespace attune::speech
