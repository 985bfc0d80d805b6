// How it stands, each mark with its reason, and the line of the course with what is usual.
#include "days.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

constexpr std::string_view kClosePart = "close";

bool is_still_lower(const Sign& sign) {
  return sign.episode &&
         (sign.episode->state == EpisodeState::partly || sign.episode->state == EpisodeState::unrepaired);
}

// "Still below usual" is closed by the therapist's own note, and by nothing less.
void draw_closing(const CourseView& view, ui::Pass& pass) {
  const std::string part(kClosePart);
  if (!part_button(view, pass, part, view.say(S::course_close), view.say(S::course_close_leave))) return;
  ui::field(pass, {.key = "close_note",
                   .label = view.say(S::course_close_what),
                   .hint = {},
                   .value = view.state.field("close_note"),
                   .rows = 2,
                   .chars_max = kCloseNoteChars_max,
                   .autocomplete = "off",
                   .action = WriteField{"close_note"}});
  if (!view.state.complaint.empty()) {
    ui::banner(pass, "complaint", view.state.complaint, ui::Tone::ask);
    ui::announce(pass, view.state.complaint, true);
  }
  ui::button(pass, {.key = "close_do", .label = view.say(S::course_close_do), .action = CloseLower{}});
}

void draw_sign(const CourseView& view, ui::Pass& pass, const Sign& sign) {
  const std::string key(sign.key);
  ui::marked(pass, key, sign.mark, sign.words);
  if (!sign.detail.empty()) ui::text(pass, key + "/detail", sign.detail);
  if (is_still_lower(sign)) draw_closing(view, pass);
  const std::vector<std::string> why = why_of(view.state, view.course, sign);
  if (why.empty()) return;
  if (!part_button(view, pass, "why/" + key, view.say(S::why_show), view.say(S::why_hide))) return;
  for (std::size_t i = 0; i < why.size(); ++i) {
    ui::text(pass, key + "/why" + std::to_string(i), why[i], ui::Style::small);
  }
}

std::string summary_of(const Sentences& say, const ui::Chart& chart) {
  const ui::ChartPoint& last = chart.points.back();
  const std::string count = std::to_string(chart.points.size());
  if (!last.band_low || !last.value) {
    return say(S::course_chart_summary_short, {{"count", count}, {"last", last.table_value}});
  }
  return say(S::course_chart_summary, {{"count", count},
                                       {"last", last.table_value},
                                       {"low", one_decimal(*last.band_low)},
                                       {"high", one_decimal(*last.band_high)}});
}

}  // namespace

void draw_signs(const CourseView& view, ui::Pass& pass) {
  const auto card = ui::card(pass, "signs");
  bool is_first = true;
  for (const Sign& sign : signs_of(view.state, view.client)) {
    if (!is_first) ui::space(pass, ui::Space::entries);
    is_first = false;
    draw_sign(view, pass, sign);
  }
}

void draw_line(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const auto card = ui::card(pass, "line");
  ui::heading(pass, "title", say(S::course_title));
  ui::text(pass, "may_be", say(S::course_may_be), ui::Style::small, ui::Tone::muted);
  ui::Chart chart = course_chart(view.state, view.course, false);
  chart.key = "chart";
  chart.label = say(S::course_chart);
  chart.summary = summary_of(say, chart);
  chart.name = say(S::course_chart_name);
  chart.name_detail =
      say(S::course_chart_detail,
          {{"count",
            std::to_string(view.course.roles().alliance ? view.course.roles().alliance->items.size() : 0)}});
  chart.band_label = say(S::course_chart_usual);
  chart.band_range = chart.points.back().table_usual;
  chart.explore_label = say(S::course_explore);
  chart.show_table = view.state.therapist.shows_table;
  ui::chart(pass, chart);
  for (const OtherSeries& other : view.course.other_series()) {
    ui::text(pass, "other/" + other.instrument.id,
             say(S::course_other_questions, {{"day", day_short(say, other.first_day)}}), ui::Style::small,
             ui::Tone::muted);
  }
  ui::text(pass, "chance", say(S::course_chance), ui::Style::small, ui::Tone::muted);
  if (!ui::has_picture(pass)) return;
  ui::button(pass, {.key = "table",
                    .label = say(chart.show_table ? S::table_hide : S::table_show),
                    .action = ShowTable{!chart.show_table},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune::therapist
