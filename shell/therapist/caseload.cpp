#include "therapist/caseload.h"

#include <algorithm>

#include "base/text.h"
#include "therapist/course_signs.h"
#include "therapist/flow.h"
#include "therapist/supervision_parts.h"

namespace attune::therapist {
namespace {

// Who makes a standing: this release, with these questions. Another one makes its own.
std::string maker(const State& state) {
  std::string name = state.release;
  for (const Instrument& instrument : state.instruments) name += ' ' + hex_encode(instrument.key().hash);
  return name;
}

bool add_listings(State& state) {
  const auto listings = state.record->listings();
  if (!listings) return state.refuse(listings.fault()), false;
  for (const Listing& listing : *listings) {
    ListedClient* client = listed(state, listing.relationship);
    if (client == nullptr) continue;
    client->seen_at_ms = listing.seen_at_ms;
    client->is_archived = listing.is_archived;
  }
  return true;
}

bool add_standings(State& state) {
  const auto standings = state.record->standings(maker(state));
  if (!standings) return state.refuse(standings.fault()), false;
  for (const KeptStanding& kept : *standings) {
    ListedClient* client = listed(state, kept.relationship);
    Result<Standing> standing = decode_standing(kept.facts);
    if (client != nullptr && standing) client->standing = std::move(*standing);
  }
  return true;
}

bool is_shown(const State& state, const ListedClient& client, Shown filter) {
  if (client.is_archived != (filter == Shown::archived)) return false;
  if (filter == Shown::unread) return client.is_new();
  if (filter == Shown::asking) {
    return client.standing && attention_of(*client.standing, state.host.today()) <= Attention::worth_asking;
  }
  return true;
}

Standing standing_of_client(const ClientCourse& client) {
  Standing standing = standing_of(client.course, closed_by_hand(client), client.quieted);
  const std::vector<CoursePoint>& points = client.course.points();
  standing.is_from_paper = !points.empty() && is_from_paper(client, points.back().check_in);
  return standing;
}

void archive(State& state, bool is_archived) {
  ListedClient* client = state.therapist.current ? listed(state, *state.therapist.current) : nullptr;
  if (client == nullptr) return;
  if (!state.stored(state.record->archive(client->relationship.id, is_archived))) return;
  client->is_archived = is_archived;
}

}  // namespace

bool load_list(State& state) {
  TherapistDesk& desk = state.therapist;
  desk.clients.clear();
  desk.portions = {};
  auto relationships = state.record->relationships();
  if (!relationships) return state.refuse(relationships.fault()), false;
  for (Relationship& relationship : *relationships) {
    desk.clients.push_back({std::move(relationship), std::nullopt, 0, false});
  }
  if (!add_listings(state) || !add_standings(state)) return false;
  for (std::size_t place = desk.clients.size(); place-- > 0;) {
    if (!desk.clients[place].standing) desk.portions.to_read.push_back(place);
  }
  return true;
}

std::size_t place_of(const State& state, const Id& relationship) {
  const std::vector<ListedClient>& clients = state.therapist.clients;
  const auto found = std::find_if(clients.begin(), clients.end(), [&](const ListedClient& client) {
    return client.relationship.id == relationship;
  });
  return static_cast<std::size_t>(found - clients.begin());
}

ListedClient* listed(State& state, const Id& relationship) {
  const std::size_t place = place_of(state, relationship);
  return place == state.therapist.clients.size() ? nullptr : &state.therapist.clients[place];
}

bool list_again(State& state, std::size_t place) {
  ListedClient& client = state.therapist.clients[place];
  auto relationship = state.record->relationship(client.relationship.id);
  if (!state.stored(relationship)) return false;
  client.relationship = std::move(*relationship);
  return true;
}

void make_standing(State& state, std::size_t place) {
  ListedClient& client = state.therapist.clients[place];
  const auto course = load_client(state, client.relationship);
  if (!state.stored(course)) return;
  client.standing = standing_of_client(*course);
  state.therapist.portions.to_store.push_back(place);
}

void store_standings(State& state) {
  std::vector<KeptStanding> standings;
  for (const std::size_t place : state.therapist.portions.to_store) {
    const ListedClient& client = state.therapist.clients[place];
    standings.push_back({client.relationship.id, encode_standing(*client.standing)});
  }
  state.therapist.portions.to_store.clear();
  // One that is not kept is made again the next time: nothing to tell anybody.
  if (const Status status = state.record->keep_standings(maker(state), standings); !status) {
    state.note(status.fault());
  }
}

bool load_current(State& state) {
  TherapistDesk& desk = state.therapist;
  if (!desk.current) return false;
  ListedClient* client = listed(state, *desk.current);
  if (client == nullptr) return false;
  forget_sealed_case(state);
  const std::size_t place = place_of(state, *desk.current);
  if (!list_again(state, place)) return false;
  auto course = load_client(state, client->relationship);
  if (!state.stored(course)) return false;
  client->standing = standing_of_client(*course);
  desk.portions.to_store.push_back(place);
  store_standings(state);
  desk.open = std::move(*course);
  return true;
}

void see_current(State& state) {
  ListedClient* client = state.therapist.current ? listed(state, *state.therapist.current) : nullptr;
  if (client == nullptr || !client->is_new()) return;
  if (!state.stored(state.record->see(client->relationship.id))) return;
  client->seen_at_ms = state.host.now_ms();
}

void use_list(State& state, const UseList& use) {
  switch (use.verb) {
    case ListVerb::more:
      state.therapist.clients_shown += kClientsShown;
      return;
    case ListVerb::more_items:
      state.therapist.items_shown += kItemsShown;
      return;
    case ListVerb::remove_others:
      return remove_others(state);
    case ListVerb::show:
      state.choices["clients_shown"] = use.number;
      state.therapist.clients_shown = kClientsShown;
      return;
    case ListVerb::archive:
      return archive(state, use.number == 1);
    case ListVerb::erase:
      return delete_current(state);
    case ListVerb::line:
      return choose_line(state, use.number);
  }
}

std::vector<CaseloadEntry> caseload_of(const State& state) {
  std::vector<CaseloadEntry> entries;
  for (const ListedClient& client : state.therapist.clients) {
    if (client.is_archived) continue;
    entries.push_back({client.standing ? &*client.standing : nullptr, client.relationship.alias});
  }
  return entries;
}

std::vector<std::size_t> clients_to_show(const State& state) {
  const std::vector<ListedClient>& clients = state.therapist.clients;
  const auto filter = static_cast<Shown>(state.choice("clients_shown"));
  const std::string wanted = folded(trimmed(state.field("clients_search")));
  std::vector<std::size_t> places;
  std::vector<CaseloadEntry> entries;
  for (std::size_t place = 0; place < clients.size(); ++place) {
    const ListedClient& client = clients[place];
    // What is searched for is found wherever it stands.
    if (wanted.empty() && !is_shown(state, client, filter)) continue;
    if (folded(client.relationship.alias).find(wanted) == std::string::npos) continue;
    places.push_back(place);
    entries.push_back({client.standing ? &*client.standing : nullptr, client.relationship.alias});
  }
  std::vector<std::size_t> shown;
  for (const std::size_t entry : caseload_order(entries, state.host.today())) shown.push_back(places[entry]);
  return shown;
}

std::size_t archived_count(const State& state) {
  const std::vector<ListedClient>& clients = state.therapist.clients;
  return static_cast<std::size_t>(std::count_if(
      clients.begin(), clients.end(), [](const ListedClient& client) { return client.is_archived; }));
}

}  // namespace attune::therapist
