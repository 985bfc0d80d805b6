// What changed since a client's usual, in words: for the page before a session and for the record.
#pragma once

#include <string>
#include <vector>

#include "state.h"

namespace attune::therapist {

// "Had a say: 4 (usually 8)", the farthest first; or the one sentence that stands where nothing moved far.
std::vector<std::string> changed_in_words(const State& state, const ClientCourse& client);
// A neutral summary of the last check-in, at most 60 words in every language (tests/house): numbers beside
// their usual, no name, no note, no mark. Empty without a check-in.
std::string record_in_words(const State& state, const ClientCourse& client);

}  // namespace attune::therapist
