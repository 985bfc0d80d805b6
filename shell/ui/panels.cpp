// Small multiples of one size and one scale, and the sparkline of a list row.
#include <algorithm>
#include <cmath>

#include "ui/plot.h"

namespace attune::ui {
namespace {

constexpr float kLeast = 84, kGap = 16, kPlotHeight = 52, kAxisWidth = 22;

Plane plane_of(const std::vector<PanelPoint>& points, Rect plot, float inset) {
  Plane plane;
  plane.plot = plot, plane.inset = inset;
  if (points.empty()) return plane;
  plane.first_day = points.front().day, plane.last_day = points.back().day;
  return plane;
}

void draw_last_mark(Pass& pass, const Plane& plane, const std::vector<PanelPoint>& points, Mark mark,
                    Colour halo) {
  for (std::size_t i = points.size(); i-- > 0;) {
    if (!points[i].value) continue;
    const Point at{plane.x(points[i].day), plane.y(*points[i].value)};
    return draw_mark(pass, at, i + 1 == points.size() ? mark : Mark::none, 0.85f, 3.5f, halo);
  }
}

struct Grid {
  std::size_t columns = 1;
  float width = 0;  // of one panel
};

Grid divide(const Pass& pass, const Panels& panels, float width) {
  float least = pass.scaled(kLeast);
  for (const Panel& panel : panels.panels)
    least = std::max(least, pass.type().widest_word(panel.label, pass.bold(pass.fine())));
  const float room = width - kAxisWidth;
  Grid grid;
  grid.columns = static_cast<std::size_t>(std::max(1.0f, std::floor((room + kGap) / (least + kGap))));
  grid.columns = std::min(grid.columns, panels.panels.size());
  const float gaps = kGap * static_cast<float>(grid.columns - 1);
  grid.width = std::floor(std::min((room - gaps) / static_cast<float>(grid.columns), 2 * least));
  return grid;
}

// Where the row that begins at `first` ends. Unless all stand in one row, a group begins one of its own.
std::size_t row_end(const Panels& panels, const Grid& grid, std::size_t first) {
  const std::size_t count = panels.panels.size(), most = std::min(first + grid.columns, count);
  if (grid.columns == count) return count;
  for (std::size_t i = first + 1; i < most; ++i) {
    if (panels.panels[i].starts_group) return i;
  }
  return most;
}

// Answers the bottom. Labels of one row take the height of the tallest, so that all plots stand level.
float draw_panel(Pass& pass, const Panel& panel, Rect rect, float label_height, bool has_axis) {
  const tokens::Theme& theme = pass.theme();
  const TypeFace fine = pass.face(pass.fine()), head = pass.face(Style::head);
  lay_out(pass, panel.label, pass.bold(pass.fine()), rect.width)
      .draw(pass, rect.x, rect.y, rect.width, theme.text);
  float y = rect.y + label_height;
  const float fine_line = static_cast<float>(fine.line), head_line = static_cast<float>(head.line);
  // Words in place of a figure are as small as those beside it: there is no room for more.
  const float low = y + head_line - fine_line - 3;
  float figure = 0;
  if (!panel.points.empty() && panel.points.back().value) {
    figure = put_words(pass, rect.x, y, panel.last, head, theme.text) + 8;
  } else if (!panel.last.empty()) {
    figure = put_words(pass, rect.x, low, panel.last, fine, theme.muted) + 8;
  }
  const bool fits = figure + width_of(pass, panel.usual, fine) <= rect.width + kGap - 4;
  if (fits) put_words(pass, rect.x + figure, low, panel.usual, fine, theme.muted);
  y += head_line;
  if (!fits) put_words(pass, rect.x, y, panel.usual, fine, theme.muted);
  y += (fits ? 0 : fine_line) + fine_line / 2;
  const Plane plane = plane_of(panel.points, {rect.x, y, rect.width, kPlotHeight}, 6);
  for (const double value : {10.0, 0.0}) {
    pass.box({rect.x, std::floor(plane.y(value)), rect.width, 1}, 0, theme.hairline);
    if (!has_axis) continue;
    put_words(pass, rect.right() + 4, plane.y(value) - fine_line / 2, value > 0 ? "10" : "0", fine,
              theme.muted);
  }
  if (panel.band_low && panel.band_high)
    draw_band(pass, plane, *panel.band_low, *panel.band_high, pass.theme().band_edge);
  draw_line(pass, plane, panel.points, tokens::kSparkLine);
  draw_last_mark(pass, plane, panel.points, panel.mark, theme.card);
  return plane.plot.bottom() + fine_line / 2;
}

}  // namespace

void panels(Pass& pass, const Panels& panels) {
  const Pass::Slot slot = pass.begin(Flow::control);
  float y = slot.y;
  const Grid grid = divide(pass, panels, slot.width);
  for (std::size_t first = 0, end = 0; first < panels.panels.size(); first = end) {
    end = row_end(panels, grid, first);
    if (first > 0) y += tokens::kSpace16;
    float label_height = 0, bottom = y;
    for (std::size_t i = first; i < end; ++i) {
      const Paragraph label = lay_out(pass, panels.panels[i].label, pass.bold(pass.fine()), grid.width);
      label_height = std::max(label_height, label.height);
    }
    for (std::size_t i = first; i < end; ++i) {
      const float x = slot.x + (grid.width + kGap) * static_cast<float>(i - first);
      bottom = std::max(
          bottom, draw_panel(pass, panels.panels[i], {x, y, grid.width, 0}, label_height, i + 1 == end));
    }
    for (std::size_t i = first + 1; i < end; ++i) {
      if (!panels.panels[i].starts_group) continue;
      const float x = slot.x + (grid.width + kGap) * static_cast<float>(i - first) - kGap / 2;
      pass.box({std::floor(x), y, 1, bottom - y}, 0, pass.theme().hairline);
    }
    y = bottom;
  }
  const Rect rect{slot.x, slot.y, slot.width, std::ceil(y - slot.y)};
  pass.announce(Role::image, panels.key, panels.label, rect).description = panels.summary;
  const TwinTable table{panels.key, panels.label, panels.column_labels, panels.cells, panels.show_table};
  pass.end(slot, add_table(pass, table, rect), 480, 160);
}

void draw_sparkline(Pass& pass, const Sparkline& sparkline, Rect rect, Colour ground) {
  Plane plane = plane_of(sparkline.points, rect, 8);
  plane.y_min = sparkline.y_min, plane.y_max = sparkline.y_max;
  if (sparkline.band_low && sparkline.band_high)  // so low that edges would hide the line between them
    draw_band(pass, plane, *sparkline.band_low, *sparkline.band_high, 0);
  draw_line(pass, plane, sparkline.points, tokens::kSparkLine);
  draw_last_mark(pass, plane, sparkline.points, sparkline.mark, ground);
}

}  // namespace attune::ui
