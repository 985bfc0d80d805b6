// Where the app begins and what belongs to no desk: links that arrive, "Who is this?", going from page to
// page.
#pragma once

#include "state.h"

namespace attune::programme {

void start(State& state, Start start);
void choose_desk(State& state, const std::string& desk);  // empty: someone new
void go(State& state, Screen screen);
// Text that was typed into `field`, or that a gesture brought.
void read_text(State& state, const std::string& field, const std::string& text);
void take_update(State& state);
// Names what is shown: another name is another page, which is read from its top.
std::string page_of(const State& state);
void handed_over(State& state, HandOverWay by, std::string_view outcome);

}  // namespace attune::programme
