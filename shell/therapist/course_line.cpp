// How it stands, each mark with its reason, and the line of the course with what is usual.
#include <algorithm>

#include "days.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

bool is_still_lower(const Sign& sign) {
  return sign.episode &&
         (sign.episode->state == EpisodeState::partly || sign.episode->state == EpisodeState::unrepaired);
}

// "Still lower than before" is closed by the therapist's own note, and by nothing less.
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
  ui::button(pass, {.key = "close_do", .label = view.say(S::course_close_do), .action = CloseLower{}});
}

const Id& began_at(const CourseView& view, const Sign& sign) {
  return view.course.points()[sign.began].check_in;
}

// Whether it is the last of those that began with the same check-in.
bool ends_event(const std::vector<Sign>& signs, std::size_t place) {
  const auto is_of_it = [&](const Sign& later) {
    return !later.quiets.empty() && later.began == signs[place].began;
  };
  return std::none_of(signs.begin() + static_cast<std::ptrdiff_t>(place) + 1, signs.end(), is_of_it);
}

// Three answers that quiet all that began with one check-in. Each can be taken back.
void draw_quieting(const CourseView& view, ui::Pass& pass, const Sign& sign) {
  const auto row = ui::row(pass, sign.key + "/quiet", {0, 0, 0});
  for (const auto& [answer, label] : {std::pair{QuietAnswer::talked_about, S::course_quiet_talked},
                                      std::pair{QuietAnswer::not_needed, S::course_quiet_not_needed},
                                      std::pair{QuietAnswer::later, S::course_quiet_later}}) {
    const int number = static_cast<int>(answer);
    ui::button(pass, {.key = std::to_string(number),
                      .label = view.say(label),
                      .action = QuietMarks{began_at(view, sign), number},
                      .kind = ui::ButtonKind::words,
                      .description = sign.words});
  }
}

S answer_in_words(QuietAnswer answer) {
  return answer == QuietAnswer::talked_about ? S::course_quieted_talked
         : answer == QuietAnswer::not_needed ? S::course_quieted_not_needed
                                             : S::course_quieted_later;
}

void draw_quieted(const CourseView& view, ui::Pass& pass) {
  const std::vector<Sign> signs = quiet_signs_of(view.state, view.client);
  for (std::size_t place = 0; place < signs.size(); ++place) {
    const Sign& sign = signs[place];
    const std::string key = "quiet/" + sign.key;
    const std::string day =
        moment(view.say, sign.quieted->quieted_at_ms, view.state.start.minutes_east_of_utc);
    ui::space(pass, ui::Space::entries);
    ui::text(pass, key,
             view.say(answer_in_words(sign.quieted->answer), {{"words", sign.words}, {"day", day}}),
             ui::Style::small, ui::Tone::muted);
    if (!ends_event(signs, place)) continue;
    ui::button(pass, {.key = key + "/undo",
                      .label = view.say(S::course_quiet_undo),
                      .action = QuietMarks{began_at(view, sign), 0},
                      .kind = ui::ButtonKind::words,
                      .description = sign.words});
  }
}

void draw_why(const CourseView& view, ui::Pass& pass, const Sign& sign) {
  const std::string& key = sign.key;
  const std::vector<std::string> why = why_of(view.state, view.course, sign);
  if (why.empty()) return;
  if (!part_button(view, pass, "why/" + key, view.say(S::why_show), view.say(S::why_hide))) return;
  for (std::size_t i = 0; i < why.size(); ++i) {
    ui::text(pass, key + "/why" + std::to_string(i), why[i], ui::Style::small);
  }
}

void draw_sign(const CourseView& view, ui::Pass& pass, const Sign& sign) {
  const std::string& key = sign.key;
  ui::marked(pass, key, sign.mark, sign.words);
  if (!sign.detail.empty()) ui::text(pass, key + "/detail", sign.detail);
  if (is_still_lower(sign)) draw_closing(view, pass);
  draw_why(view, pass, sign);
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

void add_tags(const CourseView& view, ui::Chart& chart) {
  for (const LineTag& tag : kLineTags) {
    ui::ChartTagRow row{view.say(tag.name), {}};
    const ui::TagUse use = tag.tag == kStuckTag ? ui::TagUse::unsure : ui::TagUse::used;
    for (const CoursePoint& point : view.course.points()) {
      row.uses.push_back(has_tag(view.client, point.check_in, tag.tag) ? use : ui::TagUse::none);
    }
    const bool is_used =
        std::any_of(row.uses.begin(), row.uses.end(), [](ui::TagUse one) { return one != ui::TagUse::none; });
    if (is_used) chart.tag_rows.push_back(std::move(row));
  }
  if (chart.tag_rows.empty()) return;
  chart.tags_title = view.say(S::line_title);
  chart.tags_detail = view.say(S::line_chart);
  chart.tags_in_table = true;
  chart.column_labels.push_back(chart.tags_title);
}

void draw_signs(const CourseView& view, ui::Pass& pass) {
  const auto card = ui::card(pass, "signs");
  const std::vector<Sign> signs = signs_of(view.state, view.client);
  for (std::size_t place = 0; place < signs.size(); ++place) {
    if (place > 0) ui::space(pass, ui::Space::entries);
    draw_sign(view, pass, signs[place]);
    if (!signs[place].quiets.empty() && ends_event(signs, place)) draw_quieting(view, pass, signs[place]);
  }
  draw_quieted(view, pass);
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
  add_tags(view, chart);
  for (std::size_t place = 0; place < chart.points.size(); ++place) {
    if (!is_from_paper(view.client, view.course.points()[place].check_in)) continue;
    std::string& note = chart.points[place].table_note;
    note = say(S::paper_mark) + (note.empty() ? "" : ". " + note);
  }
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
