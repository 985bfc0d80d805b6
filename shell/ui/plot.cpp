#include "ui/plot.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {

float Plane::x(std::int32_t day) const {
  if (last_day == first_day) return plot.x + plot.width / 2;
  const float share = static_cast<float>(day - first_day) / static_cast<float>(last_day - first_day);
  return plot.x + inset + share * (plot.width - 2 * inset);
}

float Plane::y(double value) const {
  const double share = (std::clamp(value, y_min, y_max) - y_min) / (y_max - y_min);
  return plot.bottom() - static_cast<float>(share) * plot.height;
}

void draw_band(Pass& pass, std::vector<Point> upper, std::vector<Point> lower) {
  if (upper.size() < 2) return;
  std::vector<Point> outline = upper;
  outline.insert(outline.end(), lower.rbegin(), lower.rend());
  pass.area(std::move(outline), pass.theme().usual);
  if (pass.theme().band_edge <= 0) return;
  pass.stroke(std::move(upper), pass.theme().band_edge, pass.theme().hairline);
  pass.stroke(std::move(lower), pass.theme().band_edge, pass.theme().hairline);
}

void draw_band(Pass& pass, const Plane& plane, double low, double high, float edge_width) {
  const float top = std::floor(plane.y(high)), bottom = std::ceil(plane.y(low));
  pass.box({plane.plot.x, top, plane.plot.width, std::max(4.0f, bottom - top)}, 2, pass.theme().usual,
           pass.theme().hairline, edge_width);
}

void draw_line(Pass& pass, const Plane& plane, const std::vector<PanelPoint>& points, float width) {
  std::vector<Point> line;
  for (const PanelPoint& point : points) {
    if (point.value) line.push_back({plane.x(point.day), plane.y(*point.value)});
  }
  if (line.size() > 1) pass.stroke(std::move(line), width, pass.theme().line);
}

Colour colour_of(const Pass& pass, Mark mark) {
  return mark == Mark::none ? pass.theme().line : pass.colour(tone_of(mark));
}

Tone tone_of(Mark mark) {
  constexpr Tone kTones[] = {Tone::text, Tone::change, Tone::ask, Tone::usual};
  return kTones[static_cast<std::size_t>(mark)];
}

void draw_tick(Pass& pass, Point at, float size, Colour colour) {
  pass.stroke({{at.x - 5 * size, at.y},
               {at.x - 1.5f * size, at.y + 4 * size},
               {at.x + 5.5f * size, at.y - 4.5f * size}},
              2.25f * size, colour);
}

void draw_mark(Pass& pass, Point at, Mark mark, float size, float plain_radius, Colour halo) {
  const Colour colour = colour_of(pass, mark);
  if (mark == Mark::ask) {
    const auto diamond = [&](float reach, Colour fill) {
      pass.area({{at.x, at.y - reach}, {at.x + reach, at.y}, {at.x, at.y + reach}, {at.x - reach, at.y}},
                fill);
    };
    diamond(tokens::kChartDiamond * size + 3, halo);
    diamond(tokens::kChartDiamond * size, colour);
  } else if (mark == Mark::change) {
    pass.disc(at, tokens::kChartRing * size + 2, halo);
    pass.ring(at, tokens::kChartRing * size, 2.5f, colour);
  } else if (mark == Mark::back) {
    pass.disc(at, tokens::kChartRing * size + 2, halo);
    draw_tick(pass, at, size, colour);
  } else {
    pass.disc(at, plain_radius + 2, halo);
    pass.disc(at, plain_radius, colour);
  }
}

Node& step_button(Pass& pass, const StepButton& button, Rect rect) {
  const tokens::Theme& theme = pass.theme();
  const float middle_x = rect.x + rect.width / 2, middle_y = rect.y + rect.height / 2;
  pass.box(rect, rect.height / 2, theme.card, theme.control, theme.border);
  pass.box({middle_x - 8, middle_y - 1, 16, 2}, 1, theme.accent);
  if (button.is_plus) pass.box({middle_x - 1, middle_y - 8, 2, 16}, 1, theme.accent);
  Node& node = pass.announce(Role::button, button.key, button.label, rect);
  node.visible = button.is_plus ? "+" : "−";
  node.corner = rect.height / 2;
  node.kind = ButtonKind::outlined;
  node.action = button.action;
  return node;
}

float add_table(Pass& pass, const TwinTable& table, Rect picture) {
  const std::string key = std::string(table.key) + "/table";
  const float guess = 72 * static_cast<float>(table.cells.size() + 1);
  const float height = table.is_shown ? pass.measured(node_id(pass.path(key)), guess) : picture.height;
  const Rect rect{picture.x, table.is_shown ? picture.bottom() + 16 : picture.y, picture.width, height};
  Node& node = pass.announce(Role::table, key, table.label, rect);
  node.columns = table.columns;
  node.cells = table.cells;
  node.shown = node.measured = table.is_shown;
  node.style = Style::small;
  return table.is_shown ? picture.height + 16 + height : picture.height;
}

void table(Pass& pass, const Table& table) {
  const Pass::Slot slot = pass.begin(Flow::control);
  const TwinTable twin{table.key, table.label, table.columns, table.cells, true};
  pass.end(slot, add_table(pass, twin, {slot.x, slot.y, slot.width, 0}), 480, 240);
}

float width_of(const Pass& pass, std::string_view words, TypeFace face) {
  return std::ceil(pass.type().width(words, face));
}

float put_words(Pass& pass, float x, float y, std::string_view words, TypeFace face, Colour colour,
                Align align) {
  const float width = width_of(pass, words, face);
  const float left = align == Align::left ? x : align == Align::centre ? x - width / 2 : x - width;
  pass.words(std::floor(left), std::floor(y), words, face, colour);
  return width;
}

}  // namespace attune::ui
