// What the app's own type can draw. A text in another script is for the page's native elements.
#pragma once

#include <string_view>

namespace attune::ui {

// Every letter of it has a glyph, and stands alone: a script that joins or reorders its letters is not in the
// fonts. REQUIRES: is_utf8(text).
bool can_draw(std::string_view text);

}  // namespace attune::ui
