// The therapist's safety copy: one file that holds the whole desk, sealed to the recovery code of the key
// sheet. Where the browser can write to a file, its place is chosen once, and it is written anew after every
// change; elsewhere the person saves it. An invite is not shown before the key that it belongs to is in it.
#pragma once

#include "state.h"

namespace attune::safety_copy {

void use(State& state, const UseSafetyCopy& use, std::string_view value);
// From now on to this recovery code: its public half, 32 bytes. A copy that was made before opens with
// another code, so it counts no more.
Status seal_to(Record& record, const Bytes& recipient);
Status seal_to(State& state, const Bytes& recipient);

// Reads when the last one was written, and that this desk has a recovery code to seal it to.
void load(State& state);
// After everything that may have changed the desk: a change is written a moment later.
void notice(State& state);
std::optional<int> due_after_ms(const State& state);
void write_if_due(State& state);
void write_now(State& state);

// The key of this client and the secret of the latest invite are in the copy; or there can be none, because
// the desk has no recovery code.
bool holds(const State& state, const Relationship& client);
// Something is left to do for the person: a place, a permission, saving.
bool needs_person(const State& state);

}  // namespace attune::safety_copy
