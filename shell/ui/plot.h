// What charts of every size share: where a day and a value lie, marks by shape, words beside them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/paragraph.h"

namespace attune::ui {

// Equal days, equal distance.
struct Plane {
  Rect plot;
  std::int32_t first_day = 0, last_day = 0;
  double y_min = 0, y_max = 10;
  float inset = 12;  // from the plot's edges to the first and the last day
  float x(std::int32_t day) const;
  float y(double value) const;
};

// Drawn under the line; in high contrast it has edges.
void draw_band(Pass& pass, std::vector<Point> upper, std::vector<Point> lower);
// One bar from side to side.
void draw_band(Pass& pass, const Plane& plane, double low, double high, float edge_width);
// Straight from point to point; a point without a value ends nothing and draws nothing.
void draw_line(Pass& pass, const Plane& plane, const std::vector<PanelPoint>& points, float width);
// `size` 1 as in the course. Where it stands on a line, `halo` keeps the two apart; 0 is none.
void draw_mark(Pass& pass, Point at, Mark mark, float size, float plain_radius, Colour halo);
void draw_tick(Pass& pass, Point at, float size, Colour colour);
Colour colour_of(const Pass& pass, Mark mark);
Tone tone_of(Mark mark);

void draw_sparkline(Pass& pass, const Sparkline& sparkline, Rect rect, Colour ground);

// A round button with − or +, one step down or up. Never disabled: at the end of its range it stays where it
// is, because a button that goes grey under the finger loses the focus.
struct StepButton {
  std::string_view key, label;
  bool is_plus = false;
  Action action;
};
Node& step_button(Pass& pass, const StepButton& button, Rect rect);

// The real table of a chart.
struct TwinTable {
  std::string_view key, label;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> cells;
  bool is_shown = false;
};
// Lies under its picture unless it is shown; then it stands below it. Answers the height of both.
float add_table(Pass& pass, const TwinTable& table, Rect picture);

// Words whose place is given by their left edge, their middle or their right edge. Answers their width.
float put_words(Pass& pass, float x, float y, std::string_view words, TypeFace face, Colour colour,
                Align align = Align::left);
float width_of(const Pass& pass, std::string_view words, TypeFace face);

}  // namespace attune::ui
