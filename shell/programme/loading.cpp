// Between the first frame and an open desk.
#include "screens.h"

namespace attune {

void draw_loading(const State& state, ui::Pass& pass) { ui::title(pass, state.strings(S::loading_title)); }

}  // namespace attune
