// What a therapist does, one verb each.
#pragma once

#include "state.h"

namespace attune::therapist {

constexpr int kInviteDays = 14;
constexpr int kCloseNoteChars_max = 1000;
constexpr std::string_view kStuckTag = "stuck";  // "I felt stuck or unsure"

void open(State& state);  // the desk is open: reads the clients and looks into the mail slot
void set_up(State& state);
void make_client(State& state);
void renew_invite(State& state);  // of the current client; the invites before it still open what they sent
// A new key for the current client, and an invite with which a phone that is accepted takes it by itself.
void renew_key(State& state);
void prove_rotation(State& state);  // what such an invite needs; the link is there when it is made
void accept_phone(State& state, std::size_t row, bool is_accepted);  // of the current client's devices
void open_client(State& state, const Id& relationship);
const ClientCourse* current(const State& state);
std::string invite_link(const State& state);  // of the current client; empty if it cannot be written
Result<ClientCourse> load_client(State& state, const Relationship& relationship);

// --- on the page of the current client (course_flow.cpp) ---
void show_part(State& state, const std::string& part, bool is_shown);
void tag_stuck(State& state, bool is_on);  // the last check-in
void close_lower(State& state);            // the oldest that is still below usual

// --- this computer, to the current client (hand_over.cpp) ---
bool can_hand_over(const State& state);  // only a desk that a passphrase opens is closed to whoever gets it
void hand_over(State& state);

// --- the inbox (inbox_flow.cpp) ---
void look_into_mail(State& state);
void read_text(State& state, std::string_view text);
void keep_all(State& state);
void confirm_device(State& state, std::size_t row);  // "It's them"
void remove_item(State& state, std::size_t row);     // what cannot be kept here
std::size_t ready_count(const State& state);         // of a known device and in order
std::size_t waiting_count(const State& state);       // what can be kept, now or after a yes

}  // namespace attune::therapist
