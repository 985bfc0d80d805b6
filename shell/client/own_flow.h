// What a client does beside answering: says that a message went, sends all that waits, fills in an older
// session.
#pragma once

#include "state.h"

namespace attune::client {

// The fields of the reminder's form.
inline constexpr std::string_view kReminderTime = "reminder_time", kReminderWords = "reminder_words",
                                  kReminderDay = "reminder_day";

void use(State& state, const UseClient& use, const std::string& value);

// The person said that this message left the app it was passed to, or it was put into this computer's inbox.
void note_that_it_went(State& state, const ShortId& share);
std::string last_that_went(State& state);  // its hash in hexadecimal digits; empty if none is known
bool has_gone(const State& state, const SentShare& share);

}  // namespace attune::client
