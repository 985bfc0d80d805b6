// An answer in words, as a client reads it.
#pragma once

#include <string>

#include "state.h"

namespace attune::client {

// "8, Partly to Completely", "Ask me about it", "No answer"; empty for an item that was not asked.
std::string answer_in_words(const State& state, std::size_t item, const Answer& answer);
// The line under the stops: "You chose 8, between Partly and Completely."
std::string chosen_in_words(const State& state, std::size_t item, const Answer& answer);

// A question with all that can be answered, as it is read aloud.
std::string item_aloud(const State& state, std::size_t item);

}  // namespace attune::client
