// Which language the app speaks, and which of its words have been fetched. A language is changed in place:
// once all of it is here the same screen is drawn in it, with the same answers, the same typed text, the same
// position.
#pragma once

#include "state.h"

namespace attune::speech {

// At the start: the language that the host chose among those that the site offers.
void begin(State& state, std::string language, std::string_view strings_json, std::string_view list_text);

// What the person asked for. It is kept by the open desk, or by the next one that is made. If the words do
// not come, that is said and nothing changes.
void choose(State& state, const std::string& language);

// A desk that was opened is shown in the language that was chosen at it: `then` is called when that is so, or
// when its words did not come.
void follow_desk(State& state, std::function<void()> then);
// A desk that was made keeps a language that was chosen before.
void keep_choice(State& state);

// Asks for the therapist's part unless it is here or on its way. While it is absent the therapist's screens
// show that it is loading, or why it did not come.
void need_therapist_words(State& state);

// The present screen cannot be said yet.
bool is_speechless(const State& state);

// The client's word with this number in the language in use; empty if its list is not here.
std::string word(const State& state, std::uint16_t word);
// The same in every language that the site offers and that is here: a phone may
// speak another one than the desk. Empty if none is here.
std::string word_in_all(const State& state, std::uint16_t word);
void need_all_lists(State& state);

// Its own name for itself: "Español"; a language that the build does not know is called by its tag.
std::string_view name_of(std::string_view language);

}  // namespace attune::speech
