// One client: the course as a line and a table, the last check-in, the notes. A mark never claims more than
// "may be worth asking".
#include "charts.h"
#include "client/answers.h"
#include "days.h"
#include "screens.h"
#include "therapist/flow.h"

namespace attune {
namespace {

constexpr float kBetweenAnswers = 20;

std::string score_in_words(const State& state, S sentence, const std::optional<double>& score) {
  return state.strings(sentence,
                       {{"value", score ? one_decimal(*score) : state.strings(S::course_no_score)}});
}

void draw_state(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const std::vector<CoursePoint>& points = client.course.points();
  if (points.empty()) {
    return ui::text(pass, "none", say(S::course_none, {{"alias", client.relationship.alias}}));
  }
  const CoursePoint& last = points.back();
  const std::string last_day = day_short(say, last.session_day);
  const std::string opened =
      moment(say, client.read.back().finished_at_ms(), state.start.minutes_east_of_utc);
  ui::text(pass, "when",
           points.size() == 1
               ? say(S::course_check_ins_one, {{"day", last_day}})
               : say(S::course_check_ins_many, {{"count", std::to_string(points.size())},
                                                {"first", day_short(say, points.front().session_day)},
                                                {"last", last_day},
                                                {"opened", opened}}),
           ui::Style::small, ui::Tone::muted);
  const ui::Tone tone = last.dip.level == FlagLevel::strong   ? ui::Tone::ask
                        : last.dip.level == FlagLevel::notice ? ui::Tone::change
                                                              : ui::Tone::text;
  ui::text(pass, "level", standing_in_words(state, client.course), ui::Style::body_bold, tone);
  const std::string reasons = reasons_of(state, client.course, points.size() - 1);
  if (!reasons.empty()) ui::text(pass, "reasons", reasons);
}

void draw_line(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const std::vector<CoursePoint>& points = client.course.points();
  const auto card = ui::card(pass, "line");
  ui::heading(pass, "title", say(S::course_title));
  ui::text(pass, "may_be", say(S::course_may_be), ui::Style::small, ui::Tone::muted);
  ui::Chart chart = course_chart(state, client.course, false);
  const ui::ChartPoint& last = chart.points.back();
  const std::string count = std::to_string(points.size());
  chart.key = "chart";
  chart.label = say(S::course_chart);
  chart.summary = last.band_low && last.value
                      ? say(S::course_chart_summary, {{"count", count},
                                                      {"last", last.table_value},
                                                      {"low", one_decimal(*last.band_low)},
                                                      {"high", one_decimal(*last.band_high)}})
                      : say(S::course_chart_summary_short, {{"count", count}, {"last", last.table_value}});
  const bool shows = state.therapist.shows_table;
  chart.show_table = shows;
  ui::chart(pass, chart);
  ui::text(pass, "chance", say(S::course_chance), ui::Style::small, ui::Tone::muted);
  ui::button(pass, {.key = "table",
                    .label = say(shows ? S::table_hide : S::table_show),
                    .action = ShowTable{!shows},
                    .kind = ui::ButtonKind::words});
}

void draw_last(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const CheckIn& check_in = client.read.back();
  const CoursePoint& point = client.course.points().back();
  const Instrument& instrument = state.instrument();
  const auto card = ui::card(pass, "last");
  ui::heading(pass, "title", say(S::course_last, {{"day", day_short(say, check_in.session_day())}}));
  for (std::size_t i = 0; i < instrument.subscales().size(); ++i) {
    const Subscale& subscale = instrument.subscales()[i];
    if (subscale.name == "alliance") {
      ui::text(pass, "alliance", score_in_words(state, S::course_alliance, point.scores[i]),
               ui::Style::body_bold);
    }
    if (subscale.name == "needs") {
      ui::text(pass, "needs", score_in_words(state, S::course_needs, point.scores[i]), ui::Style::body_bold);
    }
  }
  const auto list = ui::list(pass, "answers", say(S::table_yours));
  for (std::size_t i = 0; i < instrument.item_count(); ++i) {
    if (instrument.item(i).kind == ItemKind::text) continue;
    const Answer& answer = check_in.answers()[i];
    const auto item = ui::item(pass, instrument.item(i).id);
    ui::space(pass, kBetweenAnswers);
    ui::text(pass, "question", state.text_of(i).text, ui::Style::small, ui::Tone::muted);
    ui::text(pass, "answer", client::answer_in_words(state, i, answer));
  }
}

void draw_notes_shared(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const CheckIn& check_in = client.read.back();
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    const Answer& answer = check_in.answers()[i];
    if (answer.kind != Answer::Kind::note) continue;
    const auto card = ui::card(pass, "note/" + state.instrument().item(i).id);
    ui::heading(pass, "who", state.strings(S::course_note, {{"alias", client.relationship.alias}}));
    ui::text(pass, "question", state.text_of(i).text, ui::Style::small, ui::Tone::muted);
    ui::written(pass, "words", answer.text);
  }
}

}  // namespace

void draw_course(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  ui::title(pass, client->relationship.alias);
  draw_notices(state, pass);
  draw_state(state, pass, *client);
  if (!client->course.points().empty()) {
    draw_line(state, pass, *client);
    draw_notes_shared(state, pass, *client);
    draw_last(state, pass, *client);
  }
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "all",
                    .label = say(S::course_all),
                    .action = Go{Screen::clients},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "invite", .label = say(S::course_new_invite), .action = Go{Screen::invite}});
}

}  // namespace attune
