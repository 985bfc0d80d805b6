// One case for supervision: what of a client's page goes into it, where the client said yes, and what is done
// with it on either side (supervision_flow.cpp).
#pragma once

#include "state.h"

namespace attune::therapist {

// Whether there is something to show, and the client's yes stands.
bool may_be_supervised(const ClientCourse& client);
// What is printed and what is sent: the same. Of the notes only those that the therapist took in are there.
// The names of this desk's clients and of its therapist are taken out of them, and dates become numbers.
share::SharedCase case_of(const State& state, const ClientCourse& client);
std::string note_part(const TherapistNote& note);  // of parts_shown: it was taken in

void load_supervision(State& state);    // both sides' invites, as the desk keeps them
void forget_sealed_case(State& state);  // it holds what the page no longer shows
// Of a case only that it was read is stored, and only while it waits.
void keep_what_was_read(State& state);
void use_supervision(State& state, const UseSupervision& use);
// A supervisor's invite that was pasted at this desk.
void take_up(State& state, const share::Invite& invite);
std::string supervisors_link(const State& state);  // of this desk's own invite; empty if there is none

}  // namespace attune::therapist
