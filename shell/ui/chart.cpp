// The course: straight lines between sessions over the usual band, with marks that differ by shape. The twin
// has the same numbers as a real table.
#include <algorithm>
#include <cmath>

#include "ui/paragraph.h"

namespace attune::ui {
namespace {

constexpr float kLabelGap = 12, kInset = 12, kDayGap = 8;

// Where a day and a value lie.
struct Plane {
  Rect plot;
  std::int32_t first_day = 0, last_day = 0;
  double y_min = 0, y_max = 10;
  float x(std::int32_t day) const {
    if (last_day == first_day) return plot.x + plot.width / 2;
    const float share = static_cast<float>(day - first_day) / static_cast<float>(last_day - first_day);
    return plot.x + kInset + share * (plot.width - 2 * kInset);
  }
  float y(double value) const {
    const double share = (std::clamp(value, y_min, y_max) - y_min) / (y_max - y_min);
    return plot.bottom() - static_cast<float>(share) * plot.height;
  }
};

void draw_grid(Pass& pass, const Chart& chart, const Plane& plane, float left) {
  const TypeFace face = pass.face(Style::small);
  const float line = static_cast<float>(face.line);
  const std::size_t count = chart.y_labels.size();
  for (std::size_t i = 0; i < count; ++i) {
    const float share = count < 2 ? 0 : static_cast<float>(i) / static_cast<float>(count - 1);
    const float y = plane.plot.y + share * plane.plot.height;
    pass.box({plane.plot.x, std::floor(y), plane.plot.width, 1}, 0, pass.theme().hairline);
    pass.words(left, std::floor(y - line / 2), chart.y_labels[i], face, pass.theme().muted);
  }
}

void draw_band(Pass& pass, const Chart& chart, const Plane& plane) {
  std::vector<Point> upper, lower;
  const auto flush = [&] {
    if (upper.size() > 1) {
      if (pass.theme().band_edge > 0) {
        pass.stroke(upper, pass.theme().band_edge, pass.theme().control);
        pass.stroke(lower, pass.theme().band_edge, pass.theme().control);
      }
      std::vector<Point> outline = upper;
      outline.insert(outline.end(), lower.rbegin(), lower.rend());
      pass.area(std::move(outline), pass.theme().usual);
    }
    upper.clear(), lower.clear();
  };
  for (const ChartPoint& point : chart.points) {
    if (point.new_series) flush();
    if (!point.band_low || !point.band_high) continue;
    upper.push_back({plane.x(point.day), plane.y(*point.band_high)});
    lower.push_back({plane.x(point.day), plane.y(*point.band_low)});
  }
  flush();
}

void draw_line(Pass& pass, const Chart& chart, const Plane& plane) {
  std::vector<Point> line;
  const auto flush = [&] {
    if (line.size() > 1) pass.stroke(line, tokens::kChartLine, pass.theme().line);
    line.clear();
  };
  for (const ChartPoint& point : chart.points) {
    if (point.new_series) {
      flush();
      pass.box({std::floor(plane.x(point.day)) - 6, plane.plot.y, 1, plane.plot.height}, 0,
               pass.theme().control);
    }
    if (point.value) line.push_back({plane.x(point.day), plane.y(*point.value)});
  }
  flush();
}

void draw_marks(Pass& pass, const Chart& chart, const Plane& plane) {
  const tokens::Theme& theme = pass.theme();
  for (const ChartPoint& point : chart.points) {
    if (!point.value) continue;
    const Point at{plane.x(point.day), plane.y(*point.value)};
    if (point.mark == Mark::ask) {
      const auto diamond = [&](float reach, Colour colour) {
        pass.area({{at.x, at.y - reach}, {at.x + reach, at.y}, {at.x, at.y + reach}, {at.x - reach, at.y}},
                  colour);
      };
      diamond(tokens::kChartDiamond + 3, theme.card);
      diamond(tokens::kChartDiamond, theme.ask);
    } else if (point.mark == Mark::change) {
      pass.disc(at, tokens::kChartRing + 2, theme.card);
      pass.ring(at, tokens::kChartRing, 2.5f, theme.change);
    } else {
      pass.disc(at, tokens::kChartDot + 2, theme.card);
      pass.disc(at, tokens::kChartDot, theme.line);
    }
  }
}

// Every second day and the last; one that would touch its right neighbour is left out.
void draw_days(Pass& pass, const Chart& chart, const Plane& plane, float y) {
  const TypeFace face = pass.face(Style::small);
  float free_right = plane.plot.right() + kDayGap;
  const int last = static_cast<int>(chart.points.size()) - 1;
  for (int i = last; i >= 0; i -= (i == last && last % 2 == 1 ? 1 : 2)) {
    const ChartPoint& point = chart.points[static_cast<std::size_t>(i)];
    const float width = std::ceil(pass.type().width(point.day_label, face));
    const float x = std::clamp(plane.x(point.day) - width / 2, plane.plot.x,
                               std::max(plane.plot.x, plane.plot.right() - width));
    if (x + width + kDayGap > free_right) continue;
    pass.words(std::floor(x), y, point.day_label, face, pass.theme().muted);
    free_right = x;
  }
}

void add_table(Pass& pass, const Chart& chart, Rect rect) {
  Node& table = pass.announce(Role::table, std::string(chart.key) + "/table", chart.label, rect);
  table.columns = chart.column_labels;
  table.shown = table.measured = chart.show_table;
  table.style = Style::small;
  for (const ChartPoint& point : chart.points) {
    table.cells.push_back({point.day_label, point.table_value, point.table_usual, point.table_note});
  }
}

}  // namespace

void chart(Pass& pass, const Chart& chart) {
  const Pass::Slot slot = pass.begin(Flow::control);
  const TypeFace small = pass.face(Style::small);
  float label_width = 0;
  for (const std::string& label : chart.y_labels)
    label_width = std::max(label_width, std::ceil(pass.type().width(label, small)));
  const float line = static_cast<float>(small.line);
  const float left = label_width + kLabelGap, half = std::ceil(line / 2);
  Plane plane;
  plane.plot = {slot.x + left, slot.y + half, slot.width - left, tokens::kChartHeight - line - half - 12};
  plane.y_min = chart.y_min, plane.y_max = chart.y_max;
  if (!chart.points.empty())
    plane.first_day = chart.points.front().day, plane.last_day = chart.points.back().day;
  draw_grid(pass, chart, plane, slot.x);
  draw_band(pass, chart, plane);
  draw_line(pass, chart, plane);
  draw_marks(pass, chart, plane);
  if (!chart.points.empty()) draw_days(pass, chart, plane, std::floor(plane.plot.bottom() + 12));
  float height = half + plane.plot.height + 12 + line;
  Node& image = pass.announce(Role::image, chart.key, chart.label, {slot.x, slot.y, slot.width, height});
  image.description = chart.summary;
  const std::uint32_t table = node_id(pass.path(std::string(chart.key) + "/table"));
  if (chart.show_table) {
    const float guess = 2 * (line + 16) * static_cast<float>(chart.points.size() + 1);
    const float table_height = pass.measured(table, guess);
    add_table(pass, chart, {slot.x, slot.y + height + 16, slot.width, table_height});
    height += 16 + table_height;
  } else {
    add_table(pass, chart, {slot.x, slot.y, slot.width, height});
  }
  pass.end(slot, height, 480, 240);
}

}  // namespace attune::ui
