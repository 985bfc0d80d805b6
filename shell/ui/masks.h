// Corners and shadows as coverage in the font atlas. A rounded box is nine quads of one mask instead of a fan
// of triangles: fewer bytes a packet, and the same edge at every density.
#pragma once

#include <map>

#include "ui/ink.h"

struct ImDrawList;

namespace attune::ui {

class Masks {
 public:
  // Forgets all masks if the density changed; their place in the atlas is given back.
  void begin(float dpr);
  // One quarter of a disc for each radius, mirrored four times. Its place is snapped to device pixels.
  void paint_box(ImDrawList& list, Rect rect, float corner, Colour fill);
  Rect snapped(Rect rect) const;
  void paint_shadow(ImDrawList& list, Rect rect, float corner, float drop, float blur, Colour colour);

 private:
  struct Mask {
    int rect_id = -1;
    int side = 0;  // pixels; the last row and column are solid
  };
  const Mask& quarter(float corner);
  const Mask& soft_quarter(float corner, float blur);
  void paint_nine(ImDrawList& list, const Mask& mask, Rect rect, float slice, Colour fill);
  std::map<int, Mask> masks_;  // by radius in quarters of a device pixel; negative: a shadow
  float dpr_ = 0;
};

}  // namespace attune::ui
