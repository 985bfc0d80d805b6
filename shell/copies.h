// A whole desk as one locked file: out of this browser, and back into it or into another one. What a copy
// holds is src/record's; here is when it is made, what the person locks it with, and what came of it.
#pragma once

#include "state.h"

namespace attune::copies {

constexpr std::size_t kWordsCharsMin = 12;

// `value` is what came with the event: what a gesture brought, or what became of it.
void use(State& state, const UseCopy& use, std::string_view value);

// Nothing of a copy that was begun is left when its page is.
void forget(State& state);

// Reads when the last copy of the open desk was saved.
void load(State& state);
// The quiet line on a client's first page: never on the day of a check-in, on a phone that others use, or
// where a copy was saved not long ago.
bool is_offered(const State& state);

// Locks these bytes with the words in their field; then they are on the page, to be saved.
void seal(State& state, const Bytes& bytes);
void say_fault(State& state, Fault fault);
// A copy that was opened becomes a desk once the person said what closes it.
void ask_how_to_close(State& state, Bytes copy);

// What the file is called: a day, and nothing that names a person.
std::string file_name(const State& state, std::string_view what = "copy");

}  // namespace attune::copies
