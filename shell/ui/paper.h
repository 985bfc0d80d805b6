// A picture for paper: the ink of a chart once more, black on white, as the page draws it in SVG. A browser
// prints the plain view, and in that the canvas shows nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/ink.h"
#include "tokens.h"

namespace attune::ui {

// Marks for ink[first] to the last one, from the corner of `rect`.
std::vector<PaperMark> paper_marks(const std::vector<Ink>& ink, std::size_t first, const tokens::Theme& theme,
                                   Rect rect);

}  // namespace attune::ui
