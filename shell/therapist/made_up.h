// Clients that nobody is: six told stories to practise on, without set-up. They live in a desk whose files
// are memory, so that nothing of them is anywhere once they are left.
#pragma once

#include <span>

#include "instrument/check_in.h"
#include "state.h"

namespace attune::therapist {

// A session a week, the last one today. Each is eleven answers, A1 to A4, R1, R2, N1 to N3, M1, M2: a digit
// each, X for ten.
struct Story {
  const char* key;
  std::span<const char* const> sessions;
  S alias, title, told, after;
  std::optional<S> note;  // shared with the last check-in
};

std::span<const Story> stories();
// Empty if these are not the questions that the stories answer.
std::vector<CheckInParts> check_ins_of(const Instrument& instrument, const Story& story, Day today);
bool can_make_up(const State& state);
// True, and said, of pages that are for clients of one's own while made-up ones are open.
bool is_kept_out(State& state, Screen screen);

void use_made_up(State& state, const UseMadeUp& use);
const Story* current_story(const State& state);  // of the client whose page is open

}  // namespace attune::therapist
