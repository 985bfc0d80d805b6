// The therapist's own line along the course: what they tried, as one-tap tags of a session, and dated notes.
// It is never counted, and nobody else sees it but a supervisor to whom it is shown.
#include "days.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {

void session_steps(const CourseView& view, ui::Pass& pass, LineVerb verb, std::size_t back) {
  const std::size_t sessions = view.course.points().size();
  const bool is_answers = verb == LineVerb::answers;
  const bool has_earlier = back + 1 < sessions, has_later = back > 0;
  if (!has_earlier && !has_later) return;
  const auto row =
      ui::row(pass, "sessions", has_earlier && has_later ? std::vector<float>{0, 0} : std::vector<float>{0});
  if (has_earlier) {
    ui::button(pass, {.key = "earlier",
                      .label = view.say(is_answers ? S::course_earlier : S::line_earlier),
                      .action = UseLine{verb, {}, static_cast<int>(back) + 1},
                      .kind = ui::ButtonKind::words});
  }
  if (has_later) {
    ui::button(pass, {.key = "later",
                      .label = view.say(is_answers ? S::course_later : S::line_later),
                      .action = UseLine{verb, {}, static_cast<int>(back) - 1},
                      .kind = ui::ButtonKind::words});
  }
}

namespace {

constexpr std::size_t kNotesShown = 3;

// Tags go to the last session unless another one is chosen.
void draw_session(const CourseView& view, ui::Pass& pass, std::size_t back) {
  const Sentences& say = view.say;
  const std::vector<CoursePoint>& points = view.course.points();
  const CoursePoint& point = points[points.size() - 1 - back];
  ui::text(pass, "session", say(S::line_session, {{"day", day_short(say, point.session_day)}}),
           ui::Style::body_bold);
  session_steps(view, pass, LineVerb::session, back);
}

void draw_note(const State& state, ui::Pass& pass, const TherapistNote& note) {
  const Sentences& say = state.strings;
  const std::string id = hex_encode(note.id);
  const auto item = ui::item(pass, id);
  ui::space(pass, ui::Space::entries);
  const int east = state.start.minutes_east_of_utc;
  const std::string written = moment(say, note.created_at_ms, east);
  const bool is_changed = note.changed_at_ms != note.created_at_ms;
  ui::text(pass, "when",
           is_changed ? say(S::line_note_changed,
                            {{"day", written}, {"later", moment(say, note.changed_at_ms, east)}})
                      : written,
           ui::Style::small, ui::Tone::muted);
  ui::written(pass, "words", note.text);
  const auto row = ui::row(pass, "do", {0, 0});
  ui::button(pass, {.key = "change",
                    .label = say(S::line_note_change),
                    .action = UseLine{LineVerb::change_note, id},
                    .kind = ui::ButtonKind::words,
                    .description = written});
  ui::button(pass, {.key = "delete",
                    .label = say(S::line_note_delete),
                    .action = UseLine{LineVerb::delete_note, id},
                    .kind = ui::ButtonKind::words,
                    .description = written});
}

// What the therapist set aside as not this client's: a day of each.
void draw_what_is_aside(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  for (const Withdrawn& one : client.withdrawn) {
    if (!one.is_set_aside() || !one.session_day) continue;
    const std::string at = moment(say, one.withdrawn_at_ms, state.start.minutes_east_of_utc);
    ui::text(
        pass, "aside/" + hex_encode(one.check_in),
        say(S::line_set_aside,
            {{"at", at}, {"day", day_short(say, *one.session_day)}, {"alias", client.relationship.alias}}),
        ui::Style::small, ui::Tone::muted);
  }
}

void draw_note_field(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const bool is_change = state.therapist.changes_note.has_value();
  ui::field(pass, {.key = "own_note",
                   .label = say(S::line_note),
                   .hint = say(S::line_note_hint),
                   .value = state.field("own_note"),
                   .rows = 2,
                   .chars_max = kOwnNoteChars_max,
                   .autocomplete = "off",
                   .action = WriteField{"own_note"}});
  ui::button(pass, {.key = "keep",
                    .label = say(is_change ? S::line_note_keep_change : S::line_note_keep),
                    .action = UseLine{LineVerb::keep_note}});
  if (!is_change) return;
  ui::button(pass, {.key = "leave",
                    .label = say(S::line_note_leave),
                    .action = UseLine{LineVerb::leave_note},
                    .kind = ui::ButtonKind::words});
}

}  // namespace

void draw_own_line(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const auto card = ui::card(pass, "line_of_own");
  ui::heading(pass, "title", say(S::line_title));
  ui::text(pass, "only_you", say(S::line_only_you), ui::Style::small, ui::Tone::muted);
  const std::vector<CoursePoint>& points = view.course.points();
  const std::size_t back = std::min(view.state.therapist.line_back, points.size() - 1);
  draw_session(view, pass, back);
  const Id& check_in = points[points.size() - 1 - back].check_in;
  for (const LineTag& tag : kLineTags) {
    const S label = tag.tag == kStuckTag ? S::course_stuck : tag.name;
    ui::switch_row(pass, {.key = tag.tag,
                          .label = say(label),
                          .answer = {},
                          .on = has_tag(view.client, check_in, tag.tag),
                          .action = UseLine{LineVerb::tag, std::string(tag.tag)}});
  }
}

void draw_own_notes(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "own_notes");
  ui::heading(pass, "title", say(S::line_notes));
  draw_note_field(state, pass);
  draw_what_is_aside(state, pass, client);
  const std::size_t count = client.notes.size();
  if (count == 0) return;
  const bool is_all = state.therapist.parts_shown.count("own_notes") > 0;
  const std::size_t shown = is_all ? rows_shown(state, "own_notes", count) : std::min(count, kNotesShown);
  {
    const auto list = ui::list(pass, "notes", say(S::line_notes));
    for (std::size_t i = 0; i < shown; ++i) draw_note(state, pass, client.notes[count - 1 - i]);
  }
  if (count <= kNotesShown) return;
  if (is_all) more_button(state, pass, "own_notes", count);
  ui::button(pass, {.key = "all",
                    .label = is_all ? say(S::course_try_fewer)
                                    : say(S::course_try_more, {{"count", std::to_string(count - shown)}}),
                    .action = ShowPart{"own_notes", !is_all},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune::therapist
