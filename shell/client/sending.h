// From a check-in on this phone to a sealed envelope that is ready to leave.
#pragma once

#include "client/flow.h"

namespace attune::client {

// A stored check-in as a value; unknown_instrument if it was made with questions that this site no longer
// has.
Result<CheckIn> read(const State& state, const StoredCheckIn& stored);
std::vector<std::size_t> indices_of(const State& state, const std::vector<std::string>& item_ids);

// What the therapist would see of a stored one: without what is left out of it.
Result<CheckIn> view_of(const State& state, const StoredCheckIn& stored);
// Places of those that were never sent, or changed since, and hold something to send; at most as many as one
// message may.
std::vector<std::size_t> waiting(const State& state);

// What the therapist would see of the check-in on "Check and send", as it now stands.
CheckIn view_to_send(const State& state);

// Which of a therapist's keys `age` is sealed to, so that an inbox need not try them all.
std::optional<share::Hint> hint_for(const State& state, const Bytes& age);
// The link that `age` travels in, with its hint; empty if it is too long for one.
std::string share_link(const State& state, const Bytes& age);

// Seals what is on "Check and send" as it now stands, or all that waits, or the withdrawal; when that is done
// `ready` is set.
void make_ready(State& state);

}  // namespace attune::client
