// Each kind of ink as vertices; whatever lies outside the range is left out.
#include "ui/paint.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "tokens.h"

namespace attune::ui {
namespace {

ImU32 packed(Colour colour) {
  return IM_COL32(colour >> 24, colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
}

// The edge is a whole number of device pixels, as in CSS, or it would be thick on one side and thin on the
// other.
void paint_box(ImDrawList& list, const Ink& ink, Masks& masks, float dpr) {
  const Rect box = masks.snapped(ink.rect);
  if (ink.width > 0) masks.paint_box(list, box, ink.corner, ink.edge);
  const float in = ink.width > 0 ? std::max(1.0f, std::floor(ink.width * dpr)) / dpr : 0;
  const Rect inner{box.x + in, box.y + in, box.width - 2 * in, box.height - 2 * in};
  masks.paint_box(list, inner, std::max(0.0f, ink.corner - in), ink.fill);
}

void paint_points(ImDrawList& list, const Ink& ink) {
  std::vector<ImVec2> points;
  for (const Point& point : ink.points) points.emplace_back(point.x, point.y);
  const int count = static_cast<int>(points.size());
  if (ink.shape == Shape::area) {
    list.AddConcavePolyFilled(points.data(), count, packed(ink.fill));
  } else {
    list.AddPolyline(points.data(), count, packed(ink.fill), ImDrawFlags_None, ink.width);
  }
}

// Dear ImGui would cut the place down to a whole CSS pixel; a centred label would then stand beside its twin.
void paint_words(ImDrawList& list, const Ink& ink, const Type& type, float dpr) {
  ImFontBaked* baked = type.font(ink.face.bold)->GetFontBaked(static_cast<float>(ink.face.size));
  float x = std::round(ink.rect.x * dpr) / dpr;
  const float y = std::round((ink.rect.y + text_top(ink.face)) * dpr) / dpr;
  for (std::size_t at = 0; at < ink.words.size();) {
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(next_code_point(ink.words, at)));
    if (glyph->Visible) {
      list.PrimReserve(6, 4);
      list.PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1}, {glyph->U0, glyph->V0},
                      {glyph->U1, glyph->V1}, packed(ink.fill));
    }
    x += glyph->AdvanceX;
  }
}

void paint_one(ImDrawList& list, const Ink& ink, const Type& type, Masks& masks, float dpr) {
  const float radius = ink.rect.width / 2;
  const ImVec2 centre{ink.rect.x + radius, ink.rect.y + radius};
  switch (ink.shape) {
    case Shape::box:
      return paint_box(list, ink, masks, dpr);
    case Shape::shadow:
      return masks.paint_shadow(list, ink.rect, ink.corner, tokens::kShadowDrop, tokens::kShadowBlur,
                                ink.fill);
    case Shape::words:
      return paint_words(list, ink, type, dpr);
    case Shape::stroke:
    case Shape::area:
      return paint_points(list, ink);
    case Shape::disc:
      return list.AddCircleFilled(centre, radius, packed(ink.fill));
    case Shape::ring:
      return list.AddCircle(centre, radius - ink.width / 2, packed(ink.fill), 0, ink.width);
  }
}

}  // namespace

void paint(ImDrawList& list, const std::vector<Ink>& ink, Range range, float width, float dpr,
           const Type& type, Masks& masks) {
  constexpr float kReach = 48;  // a shadow, an overhanging letter
  list.PushClipRect({0, range.top - kReach}, {width, range.top + range.height + kReach});
  list._FringeScale = 1 / dpr;
  for (const Ink& one : ink) {
    if (one.rect.bottom() < range.top - kReach || one.rect.y > range.top + range.height + kReach) continue;
    paint_one(list, one, type, masks, dpr);
  }
  list.PopClipRect();
}

}  // namespace attune::ui
