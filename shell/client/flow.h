// What a client does, one verb each. A verb changes the draft, stores it, and only then lets the screen say
// so.
#pragma once

#include "state.h"

namespace attune::client {

void open(State& state);  // the desk is open: reads it and chooses the screen
void begin(State& state, bool shared_phone);
void start_check_in(State& state);
void start_older(State& state, Day day);  // of a session on an earlier day
void go_home(State& state);

void answer(State& state, std::size_t item, int value, bool moves_on);
void choose(State& state, std::size_t item, std::size_t choice, bool moves_on);
void choose_special(State& state, std::size_t item, std::size_t special, bool moves_on);
void skip(State& state, std::size_t item);
void next(State& state);
void back(State& state);
void finish_here(State& state);
void show_item(State& state, std::size_t item);  // of the draft
void stay(State& state, bool stays);             // until Next is pressed; kept for the next check-in
void write(State& state, std::size_t item, std::string_view words);
void share_note(State& state, std::size_t item, bool share);

void check_and_send(State& state);                 // the draft, as it stands
void look_at_kept(State& state, std::size_t row);  // a finished one that was not sent
void leave_out(State& state, std::string_view item_id, bool is_sent);
void send(State& state, bool is_opened);  // `is_opened`: the press itself opened a message app
void try_again(State& state);             // sealing failed
void send_again(State& state, std::size_t row);
void not_now(State& state);

// --- one check-in: correcting it and taking it back (correct_flow.cpp) ---
void look_at(State& state, std::size_t row);
void change_answer(State& state, std::size_t item);  // of the check-in that is looked at
void leave_as_it_was(State& state);                  // the correction is discarded
void take_back(State& state);                        // seals the withdrawal; Send sends it
// A correction keeps a number above all that was finished and sent of its check-in.
void number_draft(State& state);
const StoredCheckIn* looked_at(const State& state);
const SentShare* last_sent_of(const State& state,
                              const Id& check_in);  // its latest message, whatever it says
// That message asks to delete it: its revision has no answers here.
bool is_taken_back(const State& state, const Id& check_in);
std::string what_became_of(const State& state, const StoredCheckIn& stored);  // "Sent to Dana on 16 Nov"
// It was finished again since it was sent.
bool is_changed_since(const State& state, const StoredCheckIn& stored);

// How this check-in can reach the therapist from here.
ReceiveMode receive_mode(const State& state);
// The text around the link: GSM-7 only, so that a text message stays one alphabet.
std::string message_of(const State& state, const ReadyToSend& ready);
// Why there is nothing to send: every answer is left out or was never given.
bool has_something_to_send(const State& state);

}  // namespace attune::client
