// Everything of one person, deleted: their desk, what waits for it, and with the last desk all that this site
// keeps in the browser. What is left afterwards is looked for, and shown.
#pragma once

#include "state.h"

namespace attune {

// Of the desk that is open, or that did not open; asked first.
void use_erase(State& state, EraseStep step);

}  // namespace attune
