#include "ui/gallery_charts.h"

#include <algorithm>

namespace attune::ui {
namespace {

constexpr int kSessions = 14;
constexpr double kValues[kSessions] = {8, 8.25, 8.5, 8, 8.75, 8.5, 8.25, 8.75, 6.5, 7, 7.75, 8.5, 8.75, 8};
constexpr const char* kDays[kSessions] = {"6 Jan",  "13 Jan", "20 Jan", "27 Jan", "3 Feb",
                                          "10 Feb", "17 Feb", "24 Feb", "3 Mar",  "10 Mar",
                                          "17 Mar", "24 Mar", "31 Mar", "7 Apr"};

std::string one_decimal(double value) { return std::to_string(value).substr(0, 3); }

ChartPoint sample_point(int i) {
  ChartPoint point;
  point.day = 7 * i;
  point.day_label = kDays[i];
  point.value = kValues[i];
  if (i > 0) point.band_low = 7.2 + 0.05 * std::min(i, 8), point.band_high = 9.2 - 0.02 * std::min(i, 8);
  point.mark = i == 8 ? Mark::ask : i == 11 ? Mark::back : i == 13 ? Mark::change : Mark::none;
  point.table_value = one_decimal(kValues[i]);
  point.table_usual = i > 0 ? "7.8 to 9.0" : "";
  if (i == 8)
    point.table_note =
        "Worth asking about. 1.9 below this client's usual 8.4. Stayed quiet or went along: 6 (usually 1)";
  if (i == 13) point.table_note = "Small change";
  return point;
}

Chart sample_chart() {
  Chart chart;
  chart.key = "course";
  chart.label = "The course";
  chart.summary = "Much the same from week to week. It was lower in early March and then came back.";
  chart.y_labels = {"10", "8", "6", "4"};
  chart.name = "Alliance", chart.name_detail = "mean of four questions";
  chart.band_label = "usual", chart.band_range = "7.8 to 9.0";
  chart.column_labels = {
      "Session", "Alliance", "Usual", "Note", "Stayed quiet or went along", "Let down or annoyed"};
  for (int i = 0; i < kSessions; ++i) chart.points.push_back(sample_point(i));
  chart.episodes = {{56, 77, "Below usual since 3 March", "Back to usual", "24 March"}};
  constexpr int kQuiet[kSessions] = {1, 0, 1, 2, 1, 0, 1, 1, 6, 4, 2, 1, 0, 4};
  constexpr int kAnnoyed[kSessions] = {0, 0, 0, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0};
  chart.lanes = {{"Stayed quiet or went along", {}}, {"Let down or annoyed", {}}};
  for (int i = 0; i < kSessions; ++i) {
    chart.lanes[0].values.push_back(
        {i == 5 ? std::nullopt : std::optional(kQuiet[i]), kQuiet[i] >= 4 && i != 9});
    chart.lanes[1].values.push_back({kAnnoyed[i], false});
  }
  chart.tags_title = "Your line", chart.tags_detail = "What you tried, in your own tags. Never sent.";
  for (const char* name : {"Attuned", "Explained", "Stuck or unsure"}) {
    ChartTagRow row{name, {}};
    for (int i = 0; i < kSessions; ++i) {
      const bool is_used = (i * 5 + static_cast<int>(chart.tag_rows.size()) * 3) % 4 == 0;
      row.uses.push_back(!is_used                     ? TagUse::none
                         : chart.tag_rows.size() == 2 ? TagUse::unsure
                                                      : TagUse::used);
    }
    chart.tag_rows.push_back(std::move(row));
  }
  chart.explore_label = "Go through the sessions";
  return chart;
}

Chart sample_client_chart() {
  Chart chart;
  chart.key = "own";
  chart.label = "How it has felt to you";
  chart.summary = "Much the same from week to week.";
  chart.y_min = 0;
  chart.y_labels = {"Completely", "Partly", "Not at all"};
  chart.band_label = "Your usual range";
  chart.column_labels = {"Session", "How it felt", "Usual"};
  for (int i = 0; i < kSessions; ++i) chart.points.push_back(sample_point(i));
  for (ChartPoint& point : chart.points) point.mark = Mark::none;
  chart.points[9].new_series = true;
  chart.points[10].value.reset();
  chart.show_table = true;
  return chart;
}

std::vector<PanelPoint> sample_line(int seed) {
  std::vector<PanelPoint> points;
  for (int i = 0; i < kSessions; ++i) points.push_back({7 * i, 6.0 + (i * seed * 7) % 4 - (i == 8 ? 3 : 0)});
  return points;
}

}  // namespace

void draw_sample_charts(Pass& pass) {
  {
    const Scope box = card(pass, "chart");
    heading(pass, "heading", "The course");
    chart(pass, sample_chart());
  }
  {
    const Scope box = card(pass, "panels");
    heading(pass, "heading", "Needs");
    Panels needs;
    needs.key = "needs", needs.label = "Needs", needs.summary = "Three needs, own reasons and readiness.";
    needs.column_labels = {"What", "Last", "Usual"};
    int seed = 0;
    for (const char* name : {"Had a say", "Feels able", "Matters here", "Own reasons", "Ready"}) {
      Panel panel{name, "7", "usually 8", sample_line(++seed), 5.5, 8.5, Mark::none, seed == 4};
      panel.mark = seed == 1 ? Mark::change : Mark::none;
      needs.panels.push_back(std::move(panel));
      needs.cells.push_back({name, "7", "8"});
    }
    panels(pass, needs);
  }
  const Scope box = card(pass, "own");
  heading(pass, "heading", "How it has felt to you");
  chart(pass, sample_client_chart());
}

void draw_sample_cycle(Pass& pass) {
  const Scope box = card(pass, "cycle");
  heading(pass, "heading", "The cycle");
  text(pass, "what", "Last, and usual range", Style::small, Tone::muted);
  Cycle cycle;
  cycle.key = "ring", cycle.label = "The cycle", cycle.summary = "Needs are a little under the usual.";
  cycle.column_labels = {"Part", "Last", "Usual"};
  cycle.parts = {{"What you did", "", "Explained", 0, CyclePart::Kind::filled},
                 {"Alliance", "8.0", "7.8 to 9.0", 0, CyclePart::Kind::figure},
                 {"Needs", "6.3", "6.5 to 8.2", -1, CyclePart::Kind::figure},
                 {"Reasons", "7", "4 to 5", 1, CyclePart::Kind::figure},
                 {"Over time", "", "as usual", 0, CyclePart::Kind::tick}};
  ui::cycle(pass, cycle);
}

void draw_sample_clients(Pass& pass) {
  const Scope all = list(pass, "clients", "Clients");
  const auto client = [&pass](const char* alias, Mark mark, const char* level, const char* detail,
                              const char* badge) {
    const Scope one = item(pass, alias);
    Sparkline line;
    line.points = sample_line(static_cast<int>(mark) + 2);
    line.band_low = 5.5, line.band_high = 8.5, line.mark = mark;
    list_row(pass, {.key = "row",
                    .title = alias,
                    .level = level,
                    .detail = detail,
                    .trailing = "8 April",
                    .badge = badge,
                    .mark = mark,
                    .sparkline = line,
                    .current = mark == Mark::change,
                    .action = Nothing{}});
  };
  client("T.R.", Mark::ask, "Worth asking about", "Lower last time, no check-in since", "New");
  client("K.M.", Mark::change, "Small change", "Stayed quiet or went along: 4 (usually 1)", "");
  client("N.V.", Mark::back, "Back to usual", "Below usual from 5 to 19 March", "");
  client("M.P.", Mark::none, "", "Much as usual", "");
}

}  // namespace attune::ui
