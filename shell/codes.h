// A link as a code on the screen, for the camera of the phone beside it.
#pragma once

#include <string>

#include "state.h"
#include "ui/ui.h"

namespace attune {

void show_code(State& state, const std::string& text);
// The code, or the button that shows it; nothing for a text that is too long to be read well from a screen.
void draw_code(const State& state, ui::Pass& pass, const std::string& text);

}  // namespace attune
