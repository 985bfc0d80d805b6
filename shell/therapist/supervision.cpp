// One case for supervision, on paper, where the client said yes to it: the therapist's own line along the
// course, the notes they choose, and five questions to think with. No name, no date, no mark, no comparison.
#include <algorithm>

#include "base/text.h"
#include "charts.h"
#include "days.h"
#include "screens.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune {
namespace therapist {
namespace {

std::string note_part(const TherapistNote& note) { return "supervise/" + hex_encode(note.id); }

// Names that the desk knows of; the therapist reads it once more for those it does not know.
std::string without_names(const State& state, const ClientCourse& client, std::string_view text) {
  const Sentences& say = state.strings;
  std::string words = with_word_replaced(text, client.relationship.alias, say(S::supervision_client));
  for (const std::string& name : {client.relationship.label, state.record->desk().display_name}) {
    words = with_word_replaced(words, name, say(S::supervision_therapist));
  }
  return words;
}

void draw_course_of(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const auto card = ui::card(pass, "line");
  ui::heading(pass, "title", say(S::supervision_line));
  ui::Chart chart = course_chart(view.state, view.course, true);
  chart.key = "chart";
  chart.label = say(S::course_chart);
  chart.summary = say(S::supervision_chart);
  chart.name = say(S::course_chart_name);
  chart.column_labels = {say(S::table_session), say(S::table_alliance), say(S::table_usual)};
  for (std::size_t place = 0; place < chart.points.size(); ++place) {
    chart.points[place].day = static_cast<std::int32_t>(place);  // a distance would tell of dates
    chart.points[place].day_label = std::to_string(place + 1);
  }
  chart.show_table = chart.on_paper = true;
  add_tags(view, chart);
  chart.tags_detail.clear();
  ui::chart(pass, chart);
}

void draw_chosen_notes(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  if (client.notes.empty()) return;
  const auto card = ui::card(pass, "notes");
  ui::heading(pass, "title", say(S::line_notes));
  for (const TherapistNote& note : client.notes) {
    const std::string part = note_part(note);
    const bool is_in = state.therapist.parts_shown.count(part) > 0;
    const std::string written = moment(say, note.created_at_ms, state.start.minutes_east_of_utc);
    ui::switch_row(pass, {.key = part,
                          .label = say(S::supervision_take_in, {{"day", written}}),
                          .answer = {},
                          .on = is_in,
                          .action = ShowPart{part, !is_in}});
    if (is_in) ui::written(pass, part + "/words", without_names(state, client, note.text));
  }
}

void draw_questions(const Sentences& say, ui::Pass& pass) {
  constexpr S kQuestions[] = {S::supervision_said, S::supervision_tone, S::supervision_pace,
                              S::supervision_presence, S::supervision_like};
  const auto card = ui::card(pass, "think");
  ui::heading(pass, "title", say(S::supervision_think));
  for (std::size_t i = 0; i < std::size(kQuestions); ++i) {
    const std::string number = std::to_string(i + 1);
    ui::text(pass, "question" + number + "/write", number + ". " + say(kQuestions[i]));
  }
}

}  // namespace
}  // namespace therapist

void draw_supervision(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  ui::title(pass, say(S::supervision_title));
  draw_notices(state, pass);
  const bool may_be_shown = client->relationship.supervision && !client->course.points().empty();
  if (!may_be_shown) {
    ui::text(pass, "not", say(S::supervision_not));
  } else {
    ui::text(pass, "what", say(S::supervision_what));
    const therapist::CourseView view(state, *client);
    therapist::draw_course_of(view, pass);
    therapist::draw_chosen_notes(state, pass, *client);
    therapist::draw_questions(say, pass);
    ui::text(pass, "no_rating", say(S::supervision_no_rating), ui::Style::small);
    therapist::draw_part2(state, pass);
  }
  const auto foot = ui::foot(pass);
  if (may_be_shown) draw_print(pass, say(S::sheet_print));
  ui::button(pass, {.key = "back",
                    .label = say(S::before_back, {{"alias", client->relationship.alias}}),
                    .action = Go{Screen::course},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
