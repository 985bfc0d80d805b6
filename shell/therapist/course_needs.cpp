// Needs one by one, own reasons and readiness, each beside this client's usual; and the five-part cycle.
#include <algorithm>

#include "days.h"
#include "guidance_words.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

using guidance::Aspect;

// A panel's last point is marked this far outside its usual range (LOOKS.md, "Charts").
constexpr double kPanelMarkMin = 0.5;

struct PanelName {
  Aspect aspect;
  S label;
  bool starts_group;
};
constexpr PanelName kPanels[] = {
    {Aspect::autonomy, S::course_panel_say, false},
    {Aspect::competence, S::course_panel_able, false},
    {Aspect::relatedness, S::course_panel_matter, false},
    {Aspect::own_reasons, S::course_panel_reasons, true},
    {Aspect::readiness, S::course_panel_ready, false},
};

ui::Panel panel_of(const CourseView& view, const PanelName& name, std::size_t item) {
  const Sentences& say = view.say;
  ui::Panel panel;
  panel.label = say(name.label);
  panel.starts_group = name.starts_group;
  const std::vector<TrendPoint> trend = view.course.trend_of_item(item);
  for (std::size_t place = 0; place < trend.size(); ++place) {
    panel.points.push_back({view.course.points()[place].session_day.count, trend[place].value});
  }
  const TrendPoint& last = trend.back();
  const guidance::AspectFact& fact = view.facts.of(name.aspect);
  panel.last = fact.value ? plain(*fact.value) : say(S::table_no_answer);
  if (fact.usual) panel.usual = say(S::course_usually, {{"usual", plain(*fact.usual)}});
  if (!last.band) return panel;
  panel.band_low = std::max(0.0, last.band->low);
  panel.band_high = std::min(10.0, last.band->high);
  const bool is_outside = last.value && (*last.value <= *panel.band_low - kPanelMarkMin ||
                                         *last.value >= *panel.band_high + kPanelMarkMin);
  if (is_outside) panel.mark = ui::Mark::change;
  return panel;
}

// What the therapist did shows only as what they or the client said of it; it is never rated.
void add_behaviours(const CourseView& view, const guidance::CyclePart& part, ui::CyclePart& shown) {
  const Sentences& say = view.say;
  for (const LineTag& tag : kLineTags) {
    if (tag.tag == kStuckTag || !has_tag(view.client, view.last.id(), tag.tag)) continue;
    shown.kind = ui::CyclePart::Kind::filled;
    shown.detail = say(tag.name);
    return;
  }
  for (const guidance::CycleValue& value : part.values) {
    if (!value.last || *value.last <= 0) continue;
    shown.kind = ui::CyclePart::Kind::filled;
    shown.detail = say(name_of(value));
    return;
  }
}

// How the whole stands against this client's own usual, in words.
void add_standing(const Sentences& say, const guidance::CyclePart& part, ui::CyclePart& shown) {
  using guidance::Standing;
  if (part.values.front().direction == guidance::Direction::not_yet) return;
  const bool is_usual = part.standing == Standing::as_usual || part.standing == Standing::back;
  if (is_usual) {
    if (!part.is_drifting) shown.kind = ui::CyclePart::Kind::tick;
    shown.detail = say(part.is_drifting ? S::course_going_down : S::course_as_usual);
  } else {
    shown.detail = say(part.standing == Standing::partly_back   ? S::course_partly
                       : part.standing == Standing::still_lower ? S::course_still_below
                                                                : S::cycle_lower);
  }
}

ui::CyclePart cycle_part(const CourseView& view, const guidance::CyclePart& part) {
  const Sentences& say = view.say;
  const guidance::CycleValue& value = part.values.front();
  ui::CyclePart shown;
  shown.label = say(name_of(part));
  shown.detail = say(S::cycle_not_yet);
  if (part.part == guidance::Part::behaviours) {
    add_behaviours(view, part, shown);
  } else if (part.part == guidance::Part::stronger) {
    add_standing(say, part, shown);
  } else {
    if (value.last) {
      shown.value = plain(*value.last);
      shown.detail = value.usual ? range_in_words(say, *value.usual) : say(S::cycle_no_usual);
    }
    const bool is_lower = value.direction == guidance::Direction::lower;
    shown.outside = is_lower ? -1 : value.direction == guidance::Direction::higher ? 1 : 0;
  }
  return shown;
}

// The same numbers for who does not see the panels: a row for each session with any of them, and below what
// is usual as far as it is known.
void fill_table(const CourseView& view, ui::Panels& panels, std::vector<std::string> usual) {
  const Sentences& say = view.say;
  panels.column_labels = {say(S::table_session)};
  for (const ui::Panel& panel : panels.panels) panels.column_labels.push_back(panel.label);
  const auto add_row = [&](std::string name, std::vector<std::string> cells) {
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); })) return;
    cells.insert(cells.begin(), std::move(name));
    panels.cells.push_back(std::move(cells));
  };
  const std::vector<CoursePoint>& points = view.course.points();
  for (std::size_t place = 0; place < points.size(); ++place) {
    std::vector<std::string> cells;
    for (const ui::Panel& panel : panels.panels) {
      const std::optional<double> value = panel.points[place].value;
      const bool is_marked = place + 1 == points.size() && panel.mark != ui::Mark::none;
      const S marked = value && *value < *panel.band_low ? S::course_under_usual : S::course_over_usual;
      cells.push_back(!value      ? std::string()
                      : is_marked ? say(marked, {{"value", plain(*value)}})
                                  : plain(*value));
    }
    add_row(day_short(say, points[place].session_day), std::move(cells));
  }
  add_row(say(S::table_usual), std::move(usual));
}

}  // namespace

void draw_needs(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  ui::Panels panels;
  std::vector<std::string> usual;
  for (const PanelName& name : kPanels) {
    const std::optional<std::size_t> item = guidance::item_of(view.course.instrument(), name.aspect);
    if (!item) continue;
    panels.panels.push_back(panel_of(view, name, *item));
    const guidance::AspectFact& fact = view.facts.of(name.aspect);
    usual.push_back(fact.usual ? plain(*fact.usual) : std::string());
  }
  if (panels.panels.empty()) return;
  const auto card = ui::card(pass, "needs");
  ui::heading(pass, "title", say(S::course_needs_title));
  panels.key = "panels";
  panels.label = say(S::course_needs_title);
  panels.summary = say(S::course_needs_summary);
  fill_table(view, panels, std::move(usual));
  panels.show_table = view.state.therapist.shows_table;
  ui::panels(pass, panels);
  const guidance::AspectFact& reasons = view.facts.of(Aspect::own_reasons);
  if (reasons.value && *reasons.value <= guidance::kGuidance.others_max) {
    ui::text(pass, "others", say(S::course_mostly_others));
  }
}

void draw_cycle(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const auto card = ui::card(pass, "cycle");
  ui::heading(pass, "title", say(S::course_cycle));
  ui::Cycle cycle;
  cycle.key = "ring";
  cycle.label = say(S::course_cycle);
  cycle.summary = say(S::course_cycle_summary);
  cycle.column_labels = {say(S::table_part), say(S::table_last), say(S::table_usual)};
  for (const guidance::CyclePart& part : guidance::cycle_of(view.course, view.facts)) {
    cycle.parts.push_back(cycle_part(view, part));
  }
  ui::cycle(pass, cycle);
  ui::text(pass, "what", say(S::cycle_order), ui::Style::small, ui::Tone::muted);
}

}  // namespace attune::therapist
