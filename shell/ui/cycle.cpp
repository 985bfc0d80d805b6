// The five-part cycle as a ring, from the top clockwise. Where words have no room beside the ring, the parts
// stand in a column and the arrows between them.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/plot.h"

namespace attune::ui {
namespace {

constexpr float kCircle = 19, kRing = 58, kRoomyCircle = 24, kRoomyRing = 84, kRoomyMin = 420;
constexpr float kArrow = 4.5f, kGap = 8;
// cos and sin of -90, -18, 54, 126, 198 degrees: the corners of a regular pentagon.
constexpr std::array<Point, 5> kCorners{{{0, -1},
                                         {0.95105652f, -0.30901699f},
                                         {0.58778525f, 0.80901699f},
                                         {-0.58778525f, 0.80901699f},
                                         {-0.95105652f, -0.30901699f}}};

void draw_part(Pass& pass, const CyclePart& part, Point at, float radius) {
  const tokens::Theme& theme = pass.theme();
  if (part.kind == CyclePart::Kind::filled) return pass.disc(at, radius, theme.yours);
  pass.disc(at, radius, theme.control);
  pass.disc(at, radius - theme.border, theme.sunken);
  if (part.kind == CyclePart::Kind::tick) return draw_tick(pass, at, 1.3f, theme.usual_ink);
  TypeFace face = pass.bold(Style::small);
  put_words(pass, at.x, at.y - static_cast<float>(face.line) / 2, part.value, face, theme.text,
            Align::centre);
}

// A triangle whose tip shows along (dx, dy), a unit vector.
void draw_arrow(Pass& pass, Point tip, float dx, float dy, float size, Colour colour) {
  const Point base{tip.x - dx * size * 1.6f, tip.y - dy * size * 1.6f};
  pass.area({tip, {base.x - dy * size, base.y + dx * size}, {base.x + dy * size, base.y - dx * size}},
            colour);
}

// Both ways between two neighbours.
void draw_way(Pass& pass, Point from, Point to, float radius) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  if (length < 2 * radius + 12) return;
  const float ux = dx / length, uy = dy / length, reach = radius + 3;
  const Point start{from.x + ux * reach, from.y + uy * reach}, end{to.x - ux * reach, to.y - uy * reach};
  const Colour colour = pass.theme().control;
  pass.stroke({{start.x + ux * 6, start.y + uy * 6}, {end.x - ux * 6, end.y - uy * 6}}, 1.5f, colour);
  draw_arrow(pass, end, ux, uy, kArrow, colour);
  draw_arrow(pass, start, -ux, -uy, kArrow, colour);
}

// Label over detail, their block's middle at `middle`; a triangle stands before the detail if it is outside.
float draw_words(Pass& pass, const CyclePart& part, float x, float middle, float width, Align align) {
  const tokens::Theme& theme = pass.theme();
  const bool is_outside = part.outside != 0;
  const Paragraph label = lay_out(pass, part.label, pass.bold(pass.fine()), width);
  const Paragraph detail = lay_out(pass, part.detail, pass.face(pass.fine()), width - (is_outside ? 16 : 0));
  const float height = label.height + (part.detail.empty() ? 0 : detail.height);
  const float left = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
  const float y = std::floor(middle - height / 2);
  label.draw(pass, left, y, width, theme.text, align);
  const float detail_y = y + label.height;
  if (!part.detail.empty())
    detail.draw(pass, align == Align::left && is_outside ? left + 16 : left, detail_y,
                width - (align == Align::left && is_outside ? 16 : 0), theme.muted, align);
  if (is_outside) {
    const float sign = part.outside > 0 ? -1.0f : 1.0f;
    const float at = align == Align::left    ? left + 5
                     : align == Align::right ? left + width - detail.width - 10
                                             : x - detail.width / 2 - 10;
    const Point tip{at, detail_y + detail.height / 2 + sign * 4};
    draw_arrow(pass, tip, 0, sign, 5, theme.change);
  }
  return height;
}

// Beside the circle at this corner of the ring.
float room_at(std::size_t corner, float width, float ring, float radius) {
  return width / 2 - std::abs(kCorners[corner].x) * ring - radius - kGap;
}

float height_of(const Pass& pass, const CyclePart& part, float width) {
  const float label = lay_out(pass, part.label, pass.bold(pass.fine()), width).height;
  if (part.detail.empty()) return label;
  const float inset = part.outside != 0 ? 16 : 0;
  return label + lay_out(pass, part.detail, pass.face(pass.fine()), width - inset).height;
}

// The words of the top part stand over it; those of the others beside them, and must not touch one another.
bool has_room(const Pass& pass, const Cycle& cycle, float width, float ring, float radius) {
  if (cycle.parts.size() != kCorners.size()) return false;
  for (const auto& [upper, lower] : {std::pair{1, 2}, std::pair{4, 3}}) {
    const float between = (kCorners[lower].y - kCorners[upper].y) * ring;
    const float words = height_of(pass, cycle.parts[upper], room_at(upper, width, ring, radius)) +
                        height_of(pass, cycle.parts[lower], room_at(lower, width, ring, radius));
    if (words / 2 + 4 > between) return false;
  }
  for (std::size_t i = 1; i < cycle.parts.size(); ++i) {
    const CyclePart& part = cycle.parts[i];
    const float room = room_at(i, width, ring, radius);
    if (pass.type().widest_word(part.label, pass.bold(pass.fine())) > room) return false;
    const float detail = pass.type().widest_word(part.detail, pass.face(pass.fine()));
    if (detail + (part.outside != 0 ? 16 : 0) > room) return false;
  }
  return true;
}

float draw_ring(Pass& pass, const Cycle& cycle, const Pass::Slot& slot, float ring, float radius) {
  const float over = height_of(pass, cycle.parts[0], slot.width) + 4;
  const Point centre{slot.x + slot.width / 2, slot.y + over + radius + ring};
  std::array<Point, 5> at;
  for (std::size_t i = 0; i < at.size(); ++i)
    at[i] = {centre.x + kCorners[i].x * ring, centre.y + kCorners[i].y * ring};
  for (std::size_t i = 0; i < at.size(); ++i) draw_way(pass, at[i], at[(i + 1) % at.size()], radius);
  for (std::size_t i = 0; i < at.size(); ++i) {
    const CyclePart& part = cycle.parts[i];
    draw_part(pass, part, at[i], radius);
    if (i == 0) {
      draw_words(pass, part, centre.x, slot.y + (over - 4) / 2, slot.width, Align::centre);
      continue;
    }
    const bool is_right = i < 3;
    const float x = is_right ? at[i].x + radius + kGap : at[i].x - radius - kGap;
    const float width = room_at(i, slot.width, ring, radius);
    draw_words(pass, part, x, at[i].y, width, is_right ? Align::left : Align::right);
  }
  return std::ceil(over + radius + ring + kCorners[2].y * ring + radius);
}

float draw_column(Pass& pass, const Cycle& cycle, const Pass::Slot& slot, float radius) {
  float y = slot.y;
  const float x = slot.x + radius, words = slot.x + 2 * radius + 2 * kGap,
              width = slot.width - 2 * (radius + kGap);
  for (std::size_t i = 0; i < cycle.parts.size(); ++i) {
    const float height =
        std::max(2 * radius, draw_words(pass, cycle.parts[i], words, y + radius, width, Align::left));
    draw_part(pass, cycle.parts[i], {x, y + radius}, radius);
    if (i + 1 < cycle.parts.size()) draw_way(pass, {x, y + radius}, {x, y + height + 28 + radius}, radius);
    y += height + (i + 1 < cycle.parts.size() ? 28 : 0);
  }
  return std::ceil(y - slot.y);
}

}  // namespace

void cycle(Pass& pass, const Cycle& cycle) {
  const Pass::Slot slot = pass.begin(Flow::control);
  const bool is_roomy = slot.width >= pass.scaled(kRoomyMin);
  const float radius = pass.scaled(is_roomy ? kRoomyCircle : kCircle);
  const float ring = pass.scaled(is_roomy ? kRoomyRing : kRing);
  const float height = has_room(pass, cycle, slot.width, ring, radius)
                           ? draw_ring(pass, cycle, slot, ring, radius)
                           : draw_column(pass, cycle, slot, radius);
  const Rect rect{slot.x, slot.y, slot.width, height};
  pass.announce(Role::image, cycle.key, cycle.label, rect).description = cycle.summary;
  std::vector<std::vector<std::string>> cells;
  for (const CyclePart& part : cycle.parts) {
    // What is no number has no usual range beside it.
    if (part.value.empty()) cells.push_back({part.label, part.detail, ""});
    else cells.push_back({part.label, part.value, part.detail});
  }
  pass.end(slot,
           add_table(pass, {cycle.key, cycle.label, cycle.column_labels, std::move(cells), false}, rect), 300,
           160);
}

}  // namespace attune::ui
