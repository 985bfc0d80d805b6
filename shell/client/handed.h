// This computer, handed to a client by their therapist. The desk was locked first; what is answered lives in
// the memory of this page alone, and goes sealed into this computer's mail slot or nowhere.
#pragma once

#include "state.h"

namespace attune::client {

// What the therapist's desk lets go of: one client's public key, the invite's proof, a device for this one
// time. No alias, and nothing that opens anything.
std::string write_handed(const share::Invite& invite, ByteView device, bool episode_open);
// A fresh page was given that. False if it cannot be read; then it is a start like any other.
bool start_handed(State& state);
void begin_handed(State& state);
void give_back(State& state);  // what was not sent is gone, and a fresh page asks for the desk's passphrase

}  // namespace attune::client
