// What the inbox's verbs share: judging what waits, and keeping it.
#pragma once

#include "state.h"

namespace attune::therapist {

// Judges what waits of one client as if what can be kept were kept in the order it was sent.
void judge_of(State& state, const Id& client);
void judge_all(State& state);
// Takes out of the mail slot what is stored here, or is of no use any more. Where the slot refuses, it is
// said.
void forget_mail(State& state, std::vector<std::string> keys);
// At a person's word: it stands in the inbox until the slot has let it go.
void remove_mail(State& state, const std::string& key);
std::size_t row_of(const State& state, const std::string& mail_key);  // the size of the inbox if it is gone

void keep_next(State& state);  // the next of what "Keep all" keeps

}  // namespace attune::therapist
