// What a therapist adds to a client's page: their own tags and notes, the answer to a mark, and the note that
// closes what is still below usual. All are kept before they show.
#include <algorithm>

#include "base/text.h"
#include "days.h"
#include "therapist/caseload.h"
#include "therapist/course_signs.h"
#include "therapist/flow.h"
#include "therapist/inbox_parts.h"
#include "therapist/supervision_parts.h"

namespace attune::therapist {
namespace {

ClientCourse* current_of(State& state) {
  const ClientCourse* client = current(state);
  if (client == nullptr) return nullptr;
  return &*state.therapist.open;
}

// Whose course has a check-in.
ClientCourse* open_client_of(State& state) {
  ClientCourse* client = current_of(state);
  return client == nullptr || client->course.points().empty() ? nullptr : client;
}

}  // namespace

void show_part(State& state, const std::string& part, bool is_shown) {
  forget_sealed_case(state);
  if (is_shown) {
    state.therapist.parts_shown.insert(part);
  } else {
    state.therapist.parts_shown.erase(part);
  }
}

bool has_tag(const ClientCourse& client, const Id& check_in, std::string_view tag) {
  return std::any_of(client.tags.begin(), client.tags.end(),
                     [&](const CheckInTag& given) { return given.check_in == check_in && given.tag == tag; });
}

void quiet_marks(State& state, const QuietMarks& quiet) {
  ClientCourse* client = open_client_of(state);
  if (client == nullptr) return;
  const Id& relationship = client->relationship.id;
  const std::vector<CoursePoint>& points = client->course.points();
  const Id& last = points.back().check_in;
  const bool takes_back = quiet.answer == 0;
  // What was put off at an earlier check-in stands again as put off then: without a row it would be gone.
  const bool is_gone = takes_back && quiet.check_in == last;
  const QuietAnswer answer = takes_back ? QuietAnswer::later : static_cast<QuietAnswer>(quiet.answer);
  const Id& answered_at = takes_back ? quiet.check_in : last;
  for (const Sign& sign : takes_back ? quiet_signs_of(state, *client) : signs_of(state, *client)) {
    if (sign.quiets.empty() || points[sign.began].check_in != quiet.check_in) continue;
    const std::string mark(sign.quiets);
    const Status status =
        is_gone ? state.record->unquiet(relationship, quiet.check_in, mark)
                : state.record->quiet(relationship, {quiet.check_in, mark, answer, answered_at, 0});
    if (!state.stored(status)) break;
  }
  load_current(state);
}

namespace {

void tag_session(State& state, ClientCourse& client, const std::string& tag, bool is_on) {
  const auto& points = client.course.points();
  const Id& check_in = points[points.size() - 1 - state.therapist.line_back].check_in;
  const Id& relationship = client.relationship.id;
  const Status status = is_on ? state.record->tag(relationship, check_in, tag)
                              : state.record->untag(relationship, check_in, tag);
  if (!state.stored(status)) return;
  if (auto tags = state.record->tags(relationship); state.stored(tags)) client.tags = std::move(*tags);
}

void take_notes(State& state, ClientCourse& client) {
  auto notes = state.record->notes(client.relationship.id);
  if (state.stored(notes)) client.notes = std::move(*notes);
}

void leave_note(State& state) {
  state.fields.erase("own_note");
  state.therapist.changes_note.reset();
}

void keep_note(State& state, ClientCourse& client) {
  const std::string text(trimmed(plain_text(state.fields["own_note"], true)));
  if (text.empty()) return state.complain(S::line_note_missing, "own_note");
  const std::optional<Id>& changed = state.therapist.changes_note;
  const Id& relationship = client.relationship.id;
  const Status status = changed ? state.record->change_note(relationship, *changed, text)
                                : state.record->add_note(relationship, text);
  if (!state.stored(status)) return;
  leave_note(state);
  take_notes(state, client);
}

void use_note(State& state, ClientCourse& client, const UseLine& use) {
  const auto note = std::find_if(client.notes.begin(), client.notes.end(),
                                 [&](const TherapistNote& one) { return hex_encode(one.id) == use.what; });
  if (note == client.notes.end()) return;
  if (use.verb == LineVerb::change_note) {
    state.fields["own_note"] = note->text;
    state.therapist.changes_note = note->id;
    return;
  }
  if (!state.stored(state.record->delete_note(client.relationship.id, note->id))) return;
  if (state.therapist.changes_note == note->id) leave_note(state);
  take_notes(state, client);
}

// What else its phone sent waits in the inbox, to be judged anew.
void set_aside(State& state, const ClientCourse& client, const std::string& id) {
  const auto& kept = client.check_ins;
  const auto one = std::find_if(kept.begin(), kept.end(), [&](const StoredCheckIn& stored) {
    return hex_encode(stored.parts.id) == id;
  });
  if (one == kept.end()) return;
  const Id relationship = client.relationship.id;
  const std::string day = day_short(state.strings, one->parts.session_day);
  if (!state.stored(state.record->set_aside(relationship, one->parts.id))) return;
  state.said = state.strings(S::course_is_aside, {{"day", day}});
  state.therapist.line_back = state.therapist.answers_back = 0;
  if (!load_current(state)) return;
  prove_rotation(state);
  judge_of(state, relationship);
}

}  // namespace

void use_line(State& state, const UseLine& use, bool is_on) {
  ClientCourse* client = current_of(state);
  if (client == nullptr) return;
  const std::size_t sessions = client->course.points().size();
  switch (use.verb) {
    case LineVerb::tag:
      if (state.therapist.line_back < sessions) tag_session(state, *client, use.what, is_on);
      return;
    case LineVerb::session:
      state.therapist.line_back = static_cast<std::size_t>(use.number);
      return;
    case LineVerb::answers:
      state.therapist.answers_back = static_cast<std::size_t>(use.number);
      return;
    case LineVerb::keep_note:
      return keep_note(state, *client);
    case LineVerb::leave_note:
      return leave_note(state);
    case LineVerb::change_note:
    case LineVerb::delete_note:
      return use_note(state, *client, use);
    case LineVerb::set_aside:
      return set_aside(state, *client, use.what);
  }
}

void close_lower(State& state) {
  ClientCourse* client = open_client_of(state);
  if (client == nullptr) return;
  const std::optional<Episode> lower = client->course.still_lower(closed_by_hand(*client));
  if (!lower) return;
  const std::string note(trimmed(plain_text(state.fields["close_note"], true)));
  if (note.empty()) return state.complain(S::course_close_missing, "close_note");
  const Id& relationship = client->relationship.id;
  const Id& opened_by = client->course.points()[lower->opened_by].check_in;
  if (!state.stored(state.record->close_lower(relationship, opened_by, note))) return;
  if (!load_current(state)) return;
  state.fields.erase("close_note");
  state.therapist.parts_shown.erase(std::string(kClosePart));
}

}  // namespace attune::therapist
