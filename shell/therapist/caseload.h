// The list of clients: who stands in it, in which order, and what is new. A client's check-ins are read for
// their page alone; the list lives on standings, which the desk keeps (course/standing.h).
#pragma once

#include "course/caseload.h"
#include "state.h"

namespace attune::therapist {

// Reads the list; false, with the fault on the screen, if it cannot be read.
bool load_list(State& state);
ListedClient* listed(State& state, const Id& relationship);
std::size_t place_of(const State& state,
                     const Id& relationship);  // the number of clients if they are not here

// The current client was changed: their page and their row are read anew.
bool load_current(State& state);
void see_current(State& state);  // what is here of them is no news any more
// Of any client: the row alone.
bool list_again(State& state, std::size_t place);
void make_standing(State& state, std::size_t place);  // from all their check-ins
void store_standings(State& state);                   // those that were made since

void use_list(State& state, const UseList& use);
void delete_current(State& state);  // with all that is here of them (delete_client.cpp)

enum class Shown : int { all, unread, asking, archived };
// Places of the clients to show, in order, and of whom the search and the filter leave out nobody.
std::vector<std::size_t> clients_to_show(const State& state);
std::size_t archived_count(const State& state);
std::vector<CaseloadEntry> caseload_of(const State& state);  // without those in the archive

}  // namespace attune::therapist
