// The course: straight lines between sessions over the usual band, episodes shaded, strain in lanes under it,
// the therapist's own tags under those.
#include <algorithm>
#include <cmath>

#include "ui/paper.h"
#include "ui/plot.h"

namespace attune::ui {
namespace {

constexpr float kLabelGap = 12, kDayGap = 8, kNameWidth = 120, kNamedMin = 480, kTagDot = 4.5f;

// Everything that its parts need to know of one chart's place.
struct Drawing {
  Pass& pass;
  const Chart& chart;
  Plane plane;
  float left = 0;         // of the whole chart
  float y = 0;            // where the next part goes
  bool is_named = false;  // words stand in a column at the left; without it over what they name
  TypeFace fine, fine_bold;

  float line() const { return static_cast<float>(fine.line); }
  float right() const { return plane.plot.right(); }
  float x_of(std::size_t point) const { return plane.x(chart.points[point].day); }
};

Drawing begin_drawing(Pass& pass, const Chart& chart, const Pass::Slot& slot) {
  Drawing out{pass, chart, {}, slot.x, slot.y, false, pass.face(pass.fine()), pass.bold(pass.fine())};
  float label_width = 0;
  for (const std::string& label : chart.y_labels)
    label_width = std::max(label_width, width_of(pass, label, out.fine));
  out.is_named = slot.width >= pass.scaled(kNamedMin) && (!chart.name.empty() || !chart.lanes.empty());
  const float left = out.is_named ? pass.scaled(kNameWidth) : label_width + kLabelGap;
  out.plane.plot = {slot.x + left, slot.y, slot.width - left, tokens::kPlotHeight};
  out.plane.y_min = chart.y_min, out.plane.y_max = chart.y_max;
  if (chart.points.empty()) return out;
  out.plane.first_day = chart.points.front().day, out.plane.last_day = chart.points.back().day;
  return out;
}

// --- What stands at the left, or over the plot where there is no room -----------------------------------
void draw_swatch(Drawing& in, float x, float y) {
  const tokens::Theme& theme = in.pass.theme();
  const Rect sample{x, y + std::floor(in.line() / 2) - 6, 16, 12};
  in.pass.box(sample, 3, theme.usual, theme.hairline, theme.band_edge);
}

void draw_names(Drawing& in) {
  const Chart& chart = in.chart;
  const tokens::Theme& theme = in.pass.theme();
  if (!in.is_named || chart.name.empty()) return;
  const float width = in.pass.scaled(kNameWidth) - 40;
  float y = in.plane.plot.y - in.line() / 2;
  const auto put = [&](const std::string& words, TypeFace face, Colour colour, float x) {
    if (words.empty()) return;
    const Paragraph lines = lay_out(in.pass, words, face, width - (x - in.left));
    lines.draw(in.pass, x, std::floor(y), width, colour);
    y += lines.height;
  };
  put(chart.name, in.fine_bold, theme.text, in.left);
  put(chart.name_detail, in.fine, theme.muted, in.left);
  if (chart.band_label.empty()) return;
  y += 12;
  draw_swatch(in, in.left, y);
  put(chart.band_label, in.fine, theme.muted, in.left + 22);
  put(chart.band_range, in.fine, theme.text, in.left);
}

void draw_legend(Drawing& in) {
  const Chart& chart = in.chart;
  if (in.is_named || chart.band_label.empty()) return;
  in.y += 8;
  draw_swatch(in, in.left, in.y);
  const std::string words =
      chart.band_range.empty() ? chart.band_label : chart.band_label + " " + chart.band_range;
  put_words(in.pass, in.left + 24, in.y, words, in.fine, in.pass.theme().muted);
  in.y += in.line();
}

void draw_grid(Drawing& in) {
  const std::size_t count = in.chart.y_labels.size();
  const Rect& plot = in.plane.plot;
  const tokens::Theme& theme = in.pass.theme();
  for (std::size_t i = 0; i < count; ++i) {
    const float share = count < 2 ? 0 : static_cast<float>(i) / static_cast<float>(count - 1);
    const float y = plot.y + share * plot.height;
    in.pass.box({plot.x, std::floor(y), plot.width, 1}, 0, theme.hairline);
    const float x = in.is_named ? plot.x - kLabelGap : in.left;
    put_words(in.pass, x, y - in.line() / 2, in.chart.y_labels[i], in.fine, theme.muted,
              in.is_named ? Align::right : Align::left);
  }
}

// --- Episodes -------------------------------------------------------------------------------------------
float episode_end(const Drawing& in, const ChartEpisode& episode) {
  return episode.last_day ? in.plane.x(*episode.last_day) : in.right();
}

void draw_shading(Drawing& in) {
  const tokens::Theme& theme = in.pass.theme();
  for (const ChartEpisode& episode : in.chart.episodes) {
    const float x = in.plane.x(episode.first_day);
    const Rect rect{x, in.plane.plot.y, episode_end(in, episode) - x, in.plane.plot.height};
    in.pass.box(rect, 0, theme.below);
  }
}

// A name over the plot, on its upright. One that would touch the name at its left stands a line higher.
struct Name {
  std::string words;
  float upright = 0, left = 0;
  std::size_t line = 0;
  bool is_opening = true;
};

// The end of an episode is named beside its upright at the foot of the plot: at the right, or inside the
// shading, or nowhere there.
std::optional<float> beside_end(const Drawing& in, const ChartEpisode& episode) {
  constexpr float kReach = 16;  // into the padding of the card
  const float width = std::max(width_of(in.pass, episode.closed, in.fine_bold),
                               width_of(in.pass, episode.closed_day, in.fine));
  const float end = std::floor(in.plane.x(*episode.last_day));
  if (end + 8 + width <= in.right() + kReach) return end + 8;
  const float left = end - 6 - width;
  return left >= in.plane.x(episode.first_day) + 6 ? std::optional(left) : std::nullopt;
}

std::vector<Name> names_of(const Drawing& in) {
  std::vector<Name> names;
  for (const ChartEpisode& episode : in.chart.episodes) {
    names.push_back({episode.opened, in.plane.x(episode.first_day)});
    if (!episode.last_day || beside_end(in, episode)) continue;
    names.push_back({episode.closed + " " + episode.closed_day, in.plane.x(*episode.last_day)});
    names.back().is_opening = false;
  }
  std::vector<float> ends;  // of each line
  for (Name& name : names) {
    const float width = width_of(in.pass, name.words, in.fine_bold);
    name.left = std::max(in.left, std::min(name.upright, in.right() - width));
    while (name.line < ends.size() && ends[name.line] + kDayGap > name.left) ++name.line;
    if (name.line == ends.size()) ends.push_back(0);
    ends[name.line] = name.left + width;
  }
  return names;
}

float height_of(const Drawing& in, const std::vector<Name>& names) {
  std::size_t lines = 0;
  for (const Name& name : names) lines = std::max(lines, name.line + 1);
  return lines == 0 ? 0 : in.line() * static_cast<float>(lines) + 4;
}

void draw_names_over(Drawing& in, const std::vector<Name>& names) {
  for (const Name& name : names) {
    const Colour colour = name.is_opening ? in.pass.theme().ask : in.pass.theme().usual_ink;
    const float top = in.plane.plot.y - 4;
    in.pass.box({std::floor(name.upright), top, 1.5f, in.plane.plot.bottom() - top}, 0, colour);
    const float y = top - in.line() * static_cast<float>(name.line + 1);
    put_words(in.pass, name.left, y, name.words, in.fine_bold, colour);
  }
}

void draw_names_beside(Drawing& in) {
  const tokens::Theme& theme = in.pass.theme();
  const Rect& plot = in.plane.plot;
  for (const ChartEpisode& episode : in.chart.episodes) {
    if (!episode.last_day) continue;
    const std::optional<float> x = beside_end(in, episode);
    if (!x) continue;
    const float end = std::floor(in.plane.x(*episode.last_day)), y = plot.bottom() - 4 - 2 * in.line();
    in.pass.box({end, plot.y, 1.5f, plot.height}, 0, theme.usual_ink);
    put_words(in.pass, *x, y, episode.closed, in.fine_bold, theme.usual_ink);
    put_words(in.pass, *x, y + in.line(), episode.closed_day, in.fine, theme.muted);
  }
}

// --- Line and band --------------------------------------------------------------------------------------
void draw_bands(Drawing& in) {
  std::vector<Point> upper, lower;
  const auto& points = in.chart.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].new_series) draw_band(in.pass, std::exchange(upper, {}), std::exchange(lower, {}));
    if (!points[i].band_low || !points[i].band_high) continue;
    upper.push_back({in.x_of(i), in.plane.y(*points[i].band_high)});
    lower.push_back({in.x_of(i), in.plane.y(*points[i].band_low)});
    if (i + 1 < points.size()) continue;
    upper.push_back({in.right(), upper.back().y}), lower.push_back({in.right(), lower.back().y});
  }
  draw_band(in.pass, std::move(upper), std::move(lower));
}

void draw_lines(Drawing& in) {
  std::vector<PanelPoint> line;
  for (std::size_t i = 0; i < in.chart.points.size(); ++i) {
    const ChartPoint& point = in.chart.points[i];
    if (point.new_series) {
      draw_line(in.pass, in.plane, std::exchange(line, {}), tokens::kChartLine);
      const Rect& plot = in.plane.plot;
      in.pass.box({std::floor(in.x_of(i)) - 6, plot.y, 1, plot.height}, 0, in.pass.theme().control);
    }
    line.push_back({point.day, point.value});
  }
  draw_line(in.pass, in.plane, line, tokens::kChartLine);
  for (std::size_t i = 0; i < in.chart.points.size(); ++i) {
    const ChartPoint& point = in.chart.points[i];
    if (point.value)
      draw_mark(in.pass, {in.x_of(i), in.plane.y(*point.value)}, point.mark, 1, tokens::kChartDot,
                in.pass.theme().card);
  }
}

// --- Under the plot -------------------------------------------------------------------------------------
void draw_lane(Drawing& in, const ChartLane& lane) {
  const Colour colour = in.pass.theme().strain;
  float base = in.y + tokens::kLaneHeight;
  if (in.is_named) {
    const Paragraph label = lay_out(in.pass, lane.label, in.fine_bold, in.pass.scaled(kNameWidth) - 16);
    label.draw(in.pass, in.left, std::floor(base + in.line() / 2 - label.height), label.width,
               in.pass.theme().text);
    base = std::max(base, in.y + label.height - in.line() / 2);
  } else {
    put_words(in.pass, in.left, in.y + 8, lane.label, in.fine_bold, in.pass.theme().text);
    base += in.line();
  }
  in.pass.box({in.plane.plot.x, std::floor(base), in.plane.plot.width, 1}, 0, in.pass.theme().hairline);
  for (std::size_t i = 0; i < lane.values.size(); ++i) {
    if (!lane.values[i].value) continue;
    const int value = *lane.values[i].value;
    const float x = in.x_of(i),
                tip = std::floor(base) - static_cast<float>(value) * 2.4f - (value > 0 ? 2 : 0);
    if (value > 0) in.pass.box({x - 0.75f, tip, 1.5f, std::floor(base) - tip}, 0, colour);
    in.pass.disc({x, value > 0 ? tip : std::floor(base) + 0.5f}, value > 0 ? 3.5f : 2, colour);
    if (!lane.values[i].shows_figure) continue;
    const std::string figure = std::to_string(value);
    const float width = width_of(in.pass, figure, in.fine_bold);
    const bool is_next_near = i + 1 < lane.values.size() && in.x_of(i + 1) - x < width + 16;
    const float away = is_next_near ? 5 : 8;
    const bool is_right = x + away + width <= in.right();
    put_words(in.pass, is_right ? x + away : x - away, tip - in.line() / 2, figure, in.fine_bold, colour,
              is_right ? Align::left : Align::right);
  }
  in.y = base;
}

// Every second day and the last; one that would touch its right neighbour is left out.
void draw_days(Drawing& in) {
  in.y = std::floor(in.y + 8);
  float free_right = in.right() + kDayGap;
  const int last = static_cast<int>(in.chart.points.size()) - 1;
  for (int i = last; i >= 0; i -= (i == last && last % 2 == 1 ? 1 : 2)) {
    const ChartPoint& point = in.chart.points[static_cast<std::size_t>(i)];
    const float width = width_of(in.pass, point.day_label, in.fine), plot_left = in.plane.plot.x;
    const float x =
        std::clamp(in.plane.x(point.day) - width / 2, plot_left, std::max(plot_left, in.right() - width));
    if (x + width + kDayGap > free_right) continue;
    in.pass.words(std::floor(x), in.y, point.day_label, in.fine, in.pass.theme().muted);
    free_right = x;
  }
  in.y += in.line();
}

void draw_tags(Drawing& in) {
  const Chart& chart = in.chart;
  if (chart.tag_rows.empty()) return;
  const tokens::Theme& theme = in.pass.theme();
  in.pass.box({in.left, in.y + 10, in.right() - in.left, 1}, 0, theme.hairline);
  in.y += 20;
  put_words(in.pass, in.left, in.y, chart.tags_title, in.fine_bold, theme.text);
  const float x = in.is_named ? in.plane.plot.x : in.left;
  if (!in.is_named) in.y += in.line();
  const Paragraph detail = lay_out(in.pass, chart.tags_detail, in.fine, in.right() - x);
  detail.draw(in.pass, x, in.y, detail.width, theme.muted);
  in.y += detail.height + 4;
  for (const ChartTagRow& row : chart.tag_rows) {
    put_words(in.pass, in.left, in.y, row.label, in.fine, theme.text);
    if (!in.is_named) in.y += in.line();
    const float middle = in.y + tokens::kTagHeight / 2;
    in.pass.box({in.plane.plot.x, std::floor(middle), in.plane.plot.width, 1}, 0, theme.hairline);
    for (std::size_t i = 0; i < row.uses.size(); ++i) {
      const Point at{in.x_of(i), std::floor(middle) + 0.5f};
      if (row.uses[i] == TagUse::none) continue;
      in.pass.disc(at, kTagDot, theme.yours);
      if (row.uses[i] == TagUse::unsure) in.pass.disc(at, kTagDot - 1.75f, theme.card);
    }
    in.y += std::max(tokens::kTagHeight, in.line());
  }
}

// --- The twin -------------------------------------------------------------------------------------------
std::vector<std::string> table_row(const Chart& chart, std::size_t index) {
  const ChartPoint& point = chart.points[index];
  std::vector<std::string> cells{point.day_label, point.table_value, point.table_usual};
  const std::size_t tag_columns = chart.tags_in_table ? 1 : 0;
  if (chart.column_labels.size() > cells.size() + chart.lanes.size() + tag_columns) {
    cells.push_back(point.table_note);
  }
  for (const ChartLane& lane : chart.lanes) {
    const bool has_value = index < lane.values.size() && lane.values[index].value;
    cells.push_back(has_value ? std::to_string(*lane.values[index].value) : "");
  }
  if (tag_columns > 0) {
    cells.emplace_back();
    for (const ChartTagRow& row : chart.tag_rows) {
      if (row.uses[index] != TagUse::none) cells.back() += (cells.back().empty() ? "" : ", ") + row.label;
    }
  }
  return cells;
}

void add_points(const Drawing& in, Rect rect) {
  const Chart& chart = in.chart;
  if (chart.explore_label.empty() || chart.points.empty()) return;
  Node& node = in.pass.announce(Role::points, std::string(chart.key) + "/points", chart.explore_label, rect);
  node.value = std::to_string(chart.points.size() - 1);
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const ChartPoint& point = chart.points[i];
    std::string words = point.day_label + ": " + point.table_value;
    for (std::size_t at = 0; at < point.table_note.size();) {  // a line for each sentence of the note
      const std::size_t end = std::min(point.table_note.find(". ", at), point.table_note.size());
      words += '\n' + point.table_note.substr(at, end - at);
      at = end + 2;
    }
    const float y = in.plane.y(point.value.value_or(chart.y_min));
    node.spots.push_back({in.x_of(i) - rect.x, y - rect.y, std::move(words)});
  }
}

}  // namespace

void chart(Pass& pass, const Chart& chart) {
  const Pass::Slot slot = pass.begin(Flow::control);
  Drawing in = begin_drawing(pass, chart, slot);
  const std::vector<Name> names = names_of(in);
  in.plane.plot.y = std::floor(slot.y + height_of(in, names) + in.line() / 2);
  draw_shading(in);
  draw_grid(in);
  draw_names(in);
  draw_bands(in);
  draw_lines(in);
  draw_names_over(in, names);
  draw_names_beside(in);
  in.y = in.plane.plot.bottom() + 4;
  for (const ChartLane& lane : chart.lanes) draw_lane(in, lane);
  const float points_bottom = in.y;
  if (!chart.points.empty()) draw_days(in);
  draw_legend(in);
  draw_tags(in);
  const Rect rect{slot.x, slot.y, slot.width, std::ceil(in.y - slot.y)};
  Node& image = pass.announce(Role::image, chart.key, chart.label, rect);
  image.description = chart.summary;
  // Words that need more room than there is may leave it none; paper is wider.
  if (chart.on_paper && rect.width > 0)
    image.paper = paper_marks(pass.ink(), slot.first_ink, pass.theme(), rect);
  const Rect& plot = in.plane.plot;
  add_points(in, {plot.x, plot.y, plot.width, std::max(48.0f, points_bottom - plot.y)});
  std::vector<std::vector<std::string>> cells;
  for (std::size_t i = 0; i < chart.points.size(); ++i) cells.push_back(table_row(chart, i));
  const TwinTable table{chart.key, chart.label, chart.column_labels, std::move(cells), chart.show_table};
  pass.end(slot, add_table(pass, table, rect), 480, 240);
}

}  // namespace attune::ui
