// Ink to vertices. Only what touches the range is painted, because boxes and strokes do not cull themselves.
#pragma once

#include <vector>

#include "ui/ink.h"
#include "ui/masks.h"
#include "ui/type.h"

namespace attune::ui {

struct Range {
  float top = 0, height = 0;
};

// `list` was reset and has the atlas bound.
void paint(ImDrawList& list, const std::vector<Ink>& ink, Range range, float width, float dpr,
           const Type& type, Masks& masks);

}  // namespace attune::ui
