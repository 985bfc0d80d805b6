// What a therapist adds to a client's page: their own tag on a session, and the note that closes what is
// still below usual. Both are kept before they show.
#include <algorithm>

#include "base/text.h"
#include "therapist/course_signs.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

ClientCourse* open_client_of(State& state) {
  const ClientCourse* client = current(state);
  if (client == nullptr || client->course.points().empty()) return nullptr;
  return &state.therapist.clients[static_cast<std::size_t>(client - state.therapist.clients.data())];
}

}  // namespace

void show_part(State& state, const std::string& part, bool is_shown) {
  if (is_shown) {
    state.therapist.parts_shown.insert(part);
  } else {
    state.therapist.parts_shown.erase(part);
  }
}

void tag_stuck(State& state, bool is_on) {
  ClientCourse* client = open_client_of(state);
  if (client == nullptr) return;
  const Id& relationship = client->relationship.id;
  const Id& check_in = client->course.points().back().check_in;
  const Status status = is_on ? state.record->tag(relationship, check_in, kStuckTag)
                              : state.record->untag(relationship, check_in, kStuckTag);
  if (!state.stored(status)) return;
  if (auto tags = state.record->tags(relationship); state.stored(tags)) client->tags = std::move(*tags);
}

void close_lower(State& state) {
  ClientCourse* client = open_client_of(state);
  if (client == nullptr) return;
  const std::optional<Episode> lower = client->course.still_lower(closed_by_hand(*client));
  if (!lower) return;
  const std::string note(trimmed(plain_text(state.fields["close_note"], true)));
  if (note.empty()) return state.complain(S::course_close_missing);
  const Id& relationship = client->relationship.id;
  const Id& opened_by = client->course.points()[lower->opened_by].check_in;
  if (!state.stored(state.record->close_lower(relationship, opened_by, note))) return;
  if (auto closed = state.record->closed_lower(relationship); state.stored(closed)) {
    client->closed = std::move(*closed);
  }
  state.fields.erase("close_note");
  state.therapist.parts_shown.erase("close");
}

}  // namespace attune::therapist
