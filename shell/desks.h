// Opening and making a desk: the host lends its files, the record opens over them, and its kind decides what
// is shown.
#pragma once

#include "state.h"

namespace attune {

// Makes a desk and goes on with `then` once its record is open. A refusal fills the screen.
// Without a `key` the desk is open to whoever uses the browser.
void make_desk(State& state, const NewDesk& desk, std::function<void(State&)> then, const DeskKey& key = {});

// Makes a desk of a copy, closed by this key, and shows its first screen; a therapist's safety copy is sealed
// to the recovery code from then on. Nothing is left of it if the copy is refused.
void restore_desk(State& state, Bytes copy, bool shared_phone, const DeskKey& key = {},
                  const Bytes& recovery_recipient = {});
// On a phone that others use, what was sent is not kept.
Status forget_what_was_sent(Record& record);

// Opens one that lives here and shows its first screen. `take_over`: from another tab that has it.
// Where no slot opens it by itself and no `raw_key` is given, the person is asked first.
void open_desk(State& state, const std::string& desk, bool take_over, const Bytes& raw_key = {});

DeskListing* listing_of(State& state, const std::string& desk);  // or nullptr
// What the record needs of the outside.
RecordHost record_host(Host& host);
// A record over the lent files, for the desk that is being opened, in place of what did not open: its first
// screen is shown.
void take_record(State& state, Record record);
// The browser closed the files. They are opened anew, and what they did not take is saved.
void open_again(State& state);
// Nothing of the desk that was open is left in the state.
void forget_desk_here(State& state);

// Asks the browser not to delete what is kept here when it runs low on room; its answer is told on the first
// page.
void ask_to_keep(State& state);

// The check that a large desk still owes once it is open. False, with the three ways on shown, if it turns
// out to be damaged.
bool check_if_due(State& state);

// Closes what is open, if anything is, in good order.
void close_desk(State& state);

}  // namespace attune
