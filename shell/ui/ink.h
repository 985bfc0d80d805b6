// What a pass wants painted, in document pixels and in order. Layout only adds ink; paint.cpp turns what lies
// in the wanted range into vertices. Between the two, a card learns its height and a foot its place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/node.h"
#include "ui/type.h"

namespace attune::ui {

using Colour = std::uint32_t;  // 0xRRGGBBAA, as in tokens.h

struct Point {
  float x = 0, y = 0;
};

enum class Shape : std::uint8_t {
  box,     // rounded, filled, with an edge inside it
  shadow,  // the soft shadow of a card of this rect
  words,   // one line; the rect's top is the top of its line of CSS
  stroke,  // through points
  area,    // filled polygon, convex or not
  disc,    // fills the rect
  ring,    // a circle of `width` inside the rect
};

struct Ink {
  Shape shape = Shape::box;
  Rect rect;
  Colour fill = 0;
  Colour edge = 0;
  float width = 0;  // of the edge, the stroke or the ring
  float corner = 0;
  std::string words;
  TypeFace face;
  std::vector<Point> points;  // for stroke and area; `rect` bounds them
};

}  // namespace attune::ui
