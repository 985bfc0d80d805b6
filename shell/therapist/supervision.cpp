// One case for supervision, where the client said yes to it: the therapist's own line along the course, the
// notes they choose, and five questions to think with. No name, no date, no mark, no comparison. It is
// printed or sent by the therapist, and looks the same to a supervisor.
#include <algorithm>

#include "days.h"
#include "screens.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"
#include "therapist/supervision_parts.h"

namespace attune {
namespace therapist {
namespace {

std::optional<double> value_of(std::optional<std::uint8_t> tenths) {
  if (!tenths) return std::nullopt;
  return *tenths / 10.0;
}

ui::ChartPoint point_of(const Sentences& say, const share::CaseSession& session, std::size_t place) {
  ui::ChartPoint point;
  point.day = static_cast<std::int32_t>(place);  // a distance would tell of dates
  point.day_label = std::to_string(place + 1);
  point.value = value_of(session.alliance_tenths);
  point.table_value = point.value ? one_decimal(*point.value) : say(S::table_too_few);
  point.band_low = value_of(session.low_tenths);
  point.band_high = value_of(session.high_tenths);
  if (point.band_low && point.band_high) {
    point.table_usual =
        say(S::table_range, {{"low", one_decimal(*point.band_low)}, {"high", one_decimal(*point.band_high)}});
  }
  return point;
}

void add_tag_rows(const Sentences& say, const share::SharedCase& one, S title, ui::Chart& chart) {
  for (std::size_t bit = 0; bit < std::size(kLineTags); ++bit) {
    ui::ChartTagRow row{say(kLineTags[bit].name), {}};
    const ui::TagUse use = kLineTags[bit].tag == kStuckTag ? ui::TagUse::unsure : ui::TagUse::used;
    bool is_used = false;
    for (const share::CaseSession& session : one.sessions) {
      const bool is_here = (session.tags >> bit & 1) != 0;
      row.uses.push_back(is_here ? use : ui::TagUse::none);
      is_used = is_used || is_here;
    }
    if (is_used) chart.tag_rows.push_back(std::move(row));
  }
  if (chart.tag_rows.empty()) return;
  chart.tags_title = say(title);
  chart.tags_in_table = true;
  chart.column_labels.push_back(chart.tags_title);
}

// `title` and `of_line` are in the words of who reads it.
void draw_line_of(const Sentences& say, ui::Pass& pass, const share::SharedCase& one, S title, S of_line) {
  const auto card = ui::card(pass, "line");
  ui::heading(pass, "title", say(title));
  ui::Chart chart;
  chart.key = "chart";
  chart.label = say(S::course_chart);
  chart.summary = say(S::supervision_chart);
  chart.name = say(S::course_chart_name);
  chart.y_min = 0;
  chart.y_labels = {"10", "5", "0"};
  chart.column_labels = {say(S::table_session), say(S::table_alliance), say(S::table_usual)};
  for (std::size_t place = 0; place < one.sessions.size(); ++place) {
    chart.points.push_back(point_of(say, one.sessions[place], place));
  }
  add_tag_rows(say, one, of_line, chart);
  chart.show_table = chart.on_paper = true;
  ui::chart(pass, chart);
}

void draw_notes_of(const Sentences& say, ui::Pass& pass, const share::SharedCase& one) {
  for (std::size_t i = 0; i < one.notes.size(); ++i) {
    const std::string key = "note" + std::to_string(i);
    const std::string number = std::to_string(one.notes[i].after);
    const std::string when = one.notes[i].after == 0 ? say(S::supervision_before)
                                                     : say(S::supervision_after, {{"number", number}});
    ui::text(pass, key, when, ui::Style::small, ui::Tone::muted);
    ui::written(pass, key + "/words", one.notes[i].text);
  }
}

void draw_choice_of_notes(const State& state, ui::Pass& pass, const ClientCourse& client) {
  for (const TherapistNote& note : client.notes) {
    const std::string part = note_part(note);
    const bool is_in = state.therapist.parts_shown.count(part) > 0;
    const std::string written = moment(state.strings, note.created_at_ms, state.start.minutes_east_of_utc);
    ui::switch_row(pass, {.key = part,
                          .label = state.strings(S::supervision_take_in, {{"day", written}}),
                          .answer = {},
                          .on = is_in,
                          .action = ShowPart{part, !is_in}});
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

void draw_end(const State& state, ui::Pass& pass) {
  draw_questions(state.strings, pass);
  ui::text(pass, "no_rating", state.strings(S::supervision_no_rating), ui::Style::small);
  draw_part2(state, pass);
}

// Which supervisor: the link they gave.
void draw_taking_up(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::field(pass, {.key = "link",
                   .label = say(S::supervision_link),
                   .hint = {},
                   .value = state.field("supervisor_link"),
                   .rows = 2,
                   .autocomplete = "off",
                   .action = WriteField{"supervisor_link"}});
  ui::button(pass, {.key = "take_up",
                    .label = say(S::supervision_take_up),
                    .action = UseSupervision{SupervisionVerb::take_up}});
}

void draw_sending(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Supervision& supervision = state.therapist.supervision;
  const auto card = ui::card(pass, "to_supervisor");
  ui::heading(pass, "title", say(S::supervision_send));
  ui::text(pass, "what", say(S::supervision_send_what), ui::Style::small, ui::Tone::muted);
  draw_complaint(state, pass);
  if (!supervision.supervisor) return draw_taking_up(state, pass);
  const std::string& name = supervision.supervisor->therapist;
  if (supervision.file.empty()) {
    ui::button(pass, {.key = "seal",
                      .label = say(S::supervision_seal, {{"name", name}}),
                      .action = UseSupervision{SupervisionVerb::seal}});
  }
  if (!supervision.link.empty()) {
    ui::button(pass, {.key = "copy",
                      .label = say(S::supervision_copy),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::copy,
                      .payload = say(S::supervision_message, {{"link", supervision.link}})});
  } else if (!supervision.file.empty()) {
    ui::text(pass, "long", say(S::supervision_long));
  }
  if (!supervision.file.empty()) {
    ui::button(pass, {.key = "save",
                      .label = say(S::supervision_save),
                      .action = Nothing{},
                      .gesture = ui::Gesture::download,
                      .payload = "case.txt\n" + supervision.file});
  }
  ui::button(pass, {.key = "give_up",
                    .label = say(S::supervision_give_up),
                    .action = UseSupervision{SupervisionVerb::give_up},
                    .kind = ui::ButtonKind::words});
}

}  // namespace
}  // namespace therapist

void draw_supervision(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  ui::title(pass, say(S::supervision_title));
  draw_notices(state, pass, false);  // what is complained of stands beside its button
  const bool may_be_shown = therapist::may_be_supervised(*client);
  if (!may_be_shown) {
    ui::text(pass, "not", say(S::supervision_not));
  } else {
    ui::text(pass, "what", say(S::supervision_what));
    const share::SharedCase one = therapist::case_of(state, *client);
    therapist::draw_line_of(say, pass, one, S::supervision_line, S::line_title);
    if (!client->notes.empty()) {
      const auto card = ui::card(pass, "notes");
      ui::heading(pass, "title", say(S::line_notes));
      therapist::draw_choice_of_notes(state, pass, *client);
      therapist::draw_notes_of(say, pass, one);
    }
    therapist::draw_end(state, pass);
    therapist::draw_sending(state, pass);
  }
  const auto foot = ui::foot(pass);
  if (may_be_shown) draw_print(pass, say(S::sheet_print));
  ui::button(pass, {.key = "back",
                    .label = say(S::before_back, {{"alias", client->relationship.alias}}),
                    .action = Go{Screen::course},
                    .kind = ui::ButtonKind::words});
}

void draw_supervised(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::string& reads = state.therapist.supervision.reads;
  const std::vector<CaseItem>& cases = state.therapist.cases;
  const auto item =
      std::find_if(cases.begin(), cases.end(), [&](const CaseItem& one) { return one.mail_key == reads; });
  if (item == cases.end()) return draw_inbox(state, pass);  // another tab deleted it
  const share::SharedCase& one = item->shared;
  ui::title(pass, say(S::supervised_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::supervised_what, {{"name", one.therapist}}));
  therapist::draw_line_of(say, pass, one, S::supervised_line, S::supervised_tags);
  if (!one.notes.empty()) {
    const auto card = ui::card(pass, "notes");
    ui::heading(pass, "title", say(S::supervised_notes));
    therapist::draw_notes_of(say, pass, one);
  }
  therapist::draw_end(state, pass);
  const auto foot = ui::foot(pass);
  draw_print(pass, say(S::sheet_print));
  ui::button(pass, {.key = "erase",
                    .label = say(S::supervised_delete),
                    .action = UseSupervision{SupervisionVerb::erase, reads}});
  ui::button(pass, {.key = "inbox",
                    .label = say(S::supervised_inbox),
                    .action = Go{Screen::inbox},
                    .kind = ui::ButtonKind::words});
}

// A card of "This desk": the link for therapists whose work one supervises.
void draw_supervisors_invite(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::string link = therapist::supervisors_link(state);
  const auto card = ui::card(pass, "supervisor");
  ui::heading(pass, "title", say(S::supervisor_title));
  ui::text(pass, "what", say(S::supervisor_what));
  if (!link.empty()) {
    ui::written(pass, "link", link, ui::Style::small);
    ui::button(pass, {.key = "copy",
                      .label = say(S::supervisor_copy),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::copy,
                      .payload = link});
    ui::text(pass, "again", say(S::supervisor_again_what), ui::Style::small, ui::Tone::muted);
  }
  ui::button(pass, {.key = "make",
                    .label = say(link.empty() ? S::supervisor_make : S::supervisor_again),
                    .action = UseSupervision{SupervisionVerb::make_invite},
                    .kind = link.empty() ? ui::ButtonKind::outlined : ui::ButtonKind::words});
}

}  // namespace attune
