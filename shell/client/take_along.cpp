#include "client/take_along.h"

#include <algorithm>

#include "base/sha256.h"
#include "client/sending.h"
#include "desks.h"

namespace attune::client {
namespace {

// The same for one check-in and one therapist, so that it comes once; and two therapists cannot tell that it
// is one (record/FORMAT.md, check_in).
Id id_along(const Id& there, const Id& relationship) {
  Bytes named(there.begin(), there.end());
  named.insert(named.end(), relationship.begin(), relationship.end());
  constexpr std::string_view kLabel = "attune/v1/along";
  named.insert(named.end(), kLabel.begin(), kLabel.end());
  const Digest digest = sha256(named);
  Id id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

// Without notes kept to oneself, and without what was asked only for what the other therapist knew. True if
// it was not here yet.
Result<bool> keep(State& state, const StoredCheckIn& stored) {
  const Id& relationship = state.client.relationship->id;
  const Id id = id_along(stored.parts.id, relationship);
  const Result<StoredCheckIn> known = state.record->check_in(id);
  if (known) return false;
  if (known.fault() != Fault::missing) return known.error();
  const Result<CheckIn> own = read(state, stored);
  if (!own) return false;  // of questions that this site no longer has
  const CheckIn view = shared_view(state.instrument(), *own, {}, false);
  DraftState draft;
  draft.id = id;
  draft.relationship = relationship;
  draft.instrument = stored.parts.instrument;
  draft.language = stored.parts.language;
  draft.session_day = stored.parts.session_day;
  draft.rows = rows_of(state.instrument(), view);
  Status status = state.record->save_draft(draft);
  for (const std::string& item : stored.left_out) {
    if (status) status = state.record->leave_out({id, draft.revision}, item, true);
  }
  if (status) status = state.record->finish(draft, stored.parts.finished_at_ms);
  if (!status) return status.error();
  return true;
}

}  // namespace

void take_along(State& state, std::size_t listing) {
  const std::string desk = state.start.desks[listing].desk;
  state.taken_along = TakenAlong{desk, state.client.check_ins};
  open_desk(state, desk, false);
}

std::optional<std::size_t> put_down(State& state) {
  const std::optional<TakenAlong> taken = std::move(state.taken_along);
  state.taken_along.reset();
  if (!taken || taken->desk != state.pending_desk) return std::nullopt;
  std::size_t count = 0;
  for (const StoredCheckIn& stored : taken->check_ins) {
    const Result<bool> is_new = keep(state, stored);
    if (!state.stored(is_new)) break;
    if (*is_new) ++count;
  }
  return count;
}

}  // namespace attune::client
