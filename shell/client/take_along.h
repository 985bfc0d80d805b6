// One's own check-ins, copied from the desk of one therapist to that of another on the same phone. Nothing is
// sent by it: at the other desk they wait like any that were not sent.
#pragma once

#include "state.h"

namespace attune::client {

void take_along(State& state, std::size_t listing);  // to that desk of start.desks, which is opened
// At the desk that was opened: keeps what was taken along to it, and says how many were new. What was meant
// for another desk is dropped.
std::optional<std::size_t> put_down(State& state);

}  // namespace attune::client
