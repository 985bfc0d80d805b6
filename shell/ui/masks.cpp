// Coverage of corners and shadows, baked once for each radius, and the nine quads that use it.
#include "ui/masks.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace attune::ui {
namespace {

constexpr float kShadowDensity = 0.5f;  // a blur needs no more

ImU32 packed(Colour colour) {
  return IM_COL32(colour >> 24, colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
}

// Adds a square of `side` pixels to the atlas, each pixel as `coverage(x, y)` says, and answers its id.
template <class Coverage>
int add_mask(int side, Coverage coverage) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect at;
  const int id = atlas->AddCustomRect(side, side, &at);
  for (int y = 0; y < side; ++y) {
    auto* row = static_cast<unsigned char*>(atlas->TexData->GetPixelsAt(at.x, at.y + y));
    for (int x = 0; x < side; ++x) {
      const float value =
          std::clamp(coverage(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f), 0.0f, 1.0f);
      row[x] = static_cast<unsigned char>(std::lround(value * 255));
    }
  }
  return id;
}

}  // namespace

void Masks::begin(float dpr) {
  if (dpr == dpr_) return;
  for (const auto& entry : masks_) ImGui::GetIO().Fonts->RemoveCustomRect(entry.second.rect_id);
  masks_.clear();
  dpr_ = dpr;
}

const Masks::Mask& Masks::quarter(float corner) {
  const int quarters = static_cast<int>(std::lround(corner * dpr_ * 4));
  Mask& mask = masks_[quarters];
  if (mask.rect_id < 0) {
    const float radius = static_cast<float>(quarters) / 4;
    mask.side = static_cast<int>(std::ceil(radius)) + 1;
    mask.rect_id = add_mask(mask.side, [radius](float x, float y) {
      if (x >= radius || y >= radius) return 1.0f;
      return radius - std::hypot(radius - x, radius - y) + 0.5f;
    });
  }
  return mask;
}

const Masks::Mask& Masks::soft_quarter(float corner, float blur) {
  Mask& mask = masks_[-static_cast<int>(std::lround(corner * 64 + blur))];
  if (mask.rect_id < 0) {
    const float reach = blur + corner;
    mask.side = static_cast<int>(std::ceil((blur + reach) * kShadowDensity)) + 1;
    mask.rect_id = add_mask(mask.side, [corner, blur](float px, float py) {
      // Distance from the edge of the rounded box, inside positive; the blur of a straight edge is the error
      // function.
      const float x = px / kShadowDensity - blur, y = py / kShadowDensity - blur;
      const float dx = std::max(corner - x, 0.0f), dy = std::max(corner - y, 0.0f);
      const float inside =
          std::min(std::max(x - corner, 0.0f), std::max(y - corner, 0.0f)) + corner - std::hypot(dx, dy);
      return 0.5f * (1 + std::erf(inside / (blur / 2 * 1.41421356f)));
    });
  }
  return mask;
}

void Masks::paint_nine(ImDrawList& list, const Mask& mask, Rect rect, float slice, Colour fill) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect at;
  if (!atlas->GetCustomRect(mask.rect_id, &at)) return;
  const float solid = static_cast<float>(mask.side - 1) / static_cast<float>(mask.side);
  const float u_in = at.uv0.x + (at.uv1.x - at.uv0.x) * solid,
              v_in = at.uv0.y + (at.uv1.y - at.uv0.y) * solid;
  const float half_texel = 0.5f / static_cast<float>(atlas->TexData->Width);
  const float half_texel_v = 0.5f / static_cast<float>(atlas->TexData->Height);
  const float x[4] = {rect.x, rect.x + slice, rect.right() - slice, rect.right()};
  const float y[4] = {rect.y, rect.y + slice, rect.bottom() - slice, rect.bottom()};
  const float u_mid = u_in + half_texel, v_mid = v_in + half_texel_v;
  const float u[3][2] = {{at.uv0.x, u_in}, {u_mid, u_mid}, {u_in, at.uv0.x}};
  const float v[3][2] = {{at.uv0.y, v_in}, {v_mid, v_mid}, {v_in, at.uv0.y}};
  for (int row = 0; row < 3; ++row) {
    if (y[row + 1] <= y[row]) continue;
    for (int column = 0; column < 3; ++column) {
      if (x[column + 1] <= x[column]) continue;
      list.PrimReserve(6, 4);
      list.PrimRectUV({x[column], y[row]}, {x[column + 1], y[row + 1]}, {u[column][0], v[row][0]},
                      {u[column][1], v[row][1]}, packed(fill));
    }
  }
}

Rect Masks::snapped(Rect rect) const {
  const auto snap = [this](float at) { return std::round(at * dpr_) / dpr_; };
  const float left = snap(rect.x), top = snap(rect.y);
  return {left, top, snap(rect.right()) - left, snap(rect.bottom()) - top};
}

void Masks::paint_box(ImDrawList& list, Rect rect, float corner, Colour fill) {
  const Rect box = snapped(rect);
  const float radius = std::min({corner, box.width / 2, box.height / 2});
  if (radius <= 0) {
    list.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, packed(fill));
    return;
  }
  const Mask& mask = quarter(radius);
  const float slice = std::min({static_cast<float>(mask.side - 1) / dpr_, box.width / 2, box.height / 2});
  paint_nine(list, mask, box, slice, fill);
}

void Masks::paint_shadow(ImDrawList& list, Rect rect, float corner, float drop, float blur, Colour colour) {
  const Mask& mask = soft_quarter(corner, blur);
  const float slice = static_cast<float>(mask.side - 1) / kShadowDensity;
  const Rect wide{rect.x - blur, rect.y + drop - blur, rect.width + 2 * blur, rect.height + 2 * blur};
  paint_nine(list, mask, wide, std::min({slice, wide.width / 2, wide.height / 2}), colour);
}

}  // namespace attune::ui
