// One finished check-in: changing it, which is a revision and never a silent edit, and taking it back, which
// is a message that asks the therapist's app to delete it.
#include <algorithm>

#include "client/sending.h"

namespace attune::client {
namespace {

// Above everything that was finished or sent of it.
std::uint32_t next_revision(const State& state, const StoredCheckIn& stored) {
  std::uint32_t highest = stored.parts.revision;
  for (const SentShare& share : state.client.sent) {
    for (const CheckInName& name : share.check_ins) {
      if (name.id == stored.parts.id) highest = std::max(highest, name.revision);
    }
  }
  return highest + 1;
}

std::uint32_t revision_in(const SentShare& share, const Id& check_in) {
  for (const CheckInName& name : share.check_ins) {
    if (name.id == check_in) return name.revision;
  }
  return 0;
}

// Under its number, with what is left out of it, and saved.
Status take_up(State& state, DraftState correction, const std::vector<std::string>& left_out) {
  const CheckInName name{correction.id, correction.revision};
  Result<Draft> draft = Draft::open(state.instrument(), std::move(correction));
  if (!draft) return draft.error();
  Status status = state.record->save_draft(draft->state());
  for (const std::string& item : left_out) {
    if (status) status = state.record->leave_out(name, item, true);
  }
  if (status) state.client.draft = std::move(*draft);
  return status;
}

// Goes on with what was begun before; under a higher number if its own was used since, by taking the check-in
// back.
Status go_on(State& state, DraftState correction, std::uint32_t revision_min) {
  const CheckInName before{correction.id, correction.revision};
  const auto left_out = state.record->left_out(before);
  if (!left_out) return left_out.error();
  correction.revision = std::max(correction.revision, revision_min);
  const bool is_moved = correction.revision != before.revision;
  const Status taken = take_up(state, std::move(correction), *left_out);
  return taken && is_moved ? state.record->discard_draft(before) : taken;
}

Status begin_correction(State& state, const StoredCheckIn& stored) {
  const std::optional<Draft>& draft = state.client.draft;
  if (draft && draft->id() == stored.parts.id) return done();
  const std::uint32_t revision = next_revision(state, stored);
  auto begun = state.record->load_correction(stored.parts.id);
  if (!begun) return begun.error();
  if (*begun) return go_on(state, std::move(**begun), revision);
  const Result<CheckIn> check_in = read(state, stored);
  if (!check_in) return check_in.error();
  return take_up(state, correction_of(state.instrument(), *check_in, revision, stored.episode_open),
                 stored.left_out);
}

}  // namespace

const StoredCheckIn* looked_at(const State& state) {
  for (const StoredCheckIn& stored : state.client.check_ins) {
    if (state.client.looked_at == stored.parts.id) return &stored;
  }
  return nullptr;
}

const SentShare* last_sent_of(const State& state, const Id& check_in) {
  const SentShare* last = nullptr;
  for (const SentShare& share : state.client.sent) {
    if (revision_in(share, check_in) > 0) last = &share;
  }
  return last;
}

bool is_taken_back(const State& state, const Id& check_in) {
  const SentShare* sent = last_sent_of(state, check_in);
  if (sent == nullptr) return false;
  for (const StoredCheckIn& stored : state.client.check_ins) {
    if (stored.parts.id == check_in) return revision_in(*sent, check_in) > stored.parts.revision;
  }
  return false;
}

bool is_changed_since(const State& state, const StoredCheckIn& stored) {
  const SentShare* sent = last_sent_of(state, stored.parts.id);
  return sent != nullptr && revision_in(*sent, stored.parts.id) < stored.parts.revision;
}

void number_draft(State& state) {
  const std::optional<Draft>& draft = state.client.draft;
  for (const StoredCheckIn& stored : state.client.check_ins) {
    if (!draft || draft->id() != stored.parts.id) continue;
    const std::uint32_t revision = next_revision(state, stored);
    if (draft->state().revision < revision) state.stored(go_on(state, draft->state(), revision));
  }
}

void look_at(State& state, std::size_t row) {
  ClientDesk& desk = state.client;
  desk.looked_at = desk.check_ins[row].parts.id;
  desk.review.reset();
  desk.ready.reset();
  state.show(Screen::one_check_in);
}

void change_answer(State& state, std::size_t item) {
  const StoredCheckIn* stored = looked_at(state);
  if (stored == nullptr || !state.stored(begin_correction(state, *stored))) return;
  if (item == state.instrument().item_count()) return check_and_send(state);
  state.client.changed_item = item;
  show_item(state, item);
}

void leave_as_it_was(State& state) {
  const Draft& draft = *state.client.draft;
  if (state.stored(state.record->discard_draft({draft.id(), draft.state().revision}))) go_home(state);
}

void take_back(State& state) {
  const StoredCheckIn* stored = looked_at(state);
  if (stored == nullptr) return;
  state.client.takes_back = CheckInName{stored->parts.id, next_revision(state, *stored)};
  state.show(Screen::take_back);
  make_ready(state);
}

}  // namespace attune::client
