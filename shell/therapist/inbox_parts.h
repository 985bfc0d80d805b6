// What the inbox's verbs share: judging what waits, and keeping it.
#pragma once

#include "state.h"

namespace attune::therapist {

// Judges what waits of one client as if what can be kept were kept in the order it was sent.
void judge_of(State& state, std::size_t client);
void judge_all(State& state);
void forget_mail(State& state, std::vector<std::string> keys);
std::size_t row_of(const State& state, const std::string& mail_key);  // the size of the inbox if it is gone

void keep_next(State& state);  // the next of what "Keep all" keeps

}  // namespace attune::therapist
