// The press that hands a sealed check-in to a message app.
#pragma once

#include "state.h"
#include "ui/ui.h"

namespace attune::client {

// A filled button whose gesture opens the app that the therapist asked for, its message already made. Key,
// label and Action are the screen's. Without a gesture where the check-in is too long for a link or needs no
// app.
ui::Button hand_over_button(const State& state, const ReadyToSend& ready);

}  // namespace attune::client
