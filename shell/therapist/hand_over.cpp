// "Fill in here": the desk is locked, and a fresh page is given to the client of the page that was open.
#include "client/handed.h"
#include "desks.h"
#include "therapist/flow.h"
#include "vault.h"

namespace attune::therapist {
namespace {

// The same invite, but that what is answered goes to this computer and to no address.
share::Invite invite_for_here(const State& state, const Relationship& relationship) {
  share::Invite invite = invite_of(relationship);
  invite.therapist = state.record->desk().display_name;
  invite.receive = share::Receive::on_this_computer;
  invite.address.clear();
  return invite;
}

}  // namespace

// Only where the desk can be closed: one without a passphrase would open when the page is loaded again, and
// one in memory would be gone with the page.
bool can_hand_over(const State& state) {
  const ClientCourse* client = current(state);
  return client != nullptr && !client->relationship.invites.empty() && vault::can_close(state);
}

void hand_over(State& state) {
  if (!can_hand_over(state)) return;
  const Relationship& relationship = current(state)->relationship;
  const share::Invite invite = invite_for_here(state, relationship);
  const bool episode_open = current(state)->course.episode_open();
  state.show(Screen::loading);  // nobody asks for another client meanwhile
  state.ask(MakeHereDevice{relationship.identity}, [&state, invite, episode_open](const Reply& reply) {
    const std::string parcel =
        reply.ok ? client::write_handed(invite, reply.bytes, episode_open) : std::string();
    if (parcel.empty()) {
      state.show(Screen::course);
      return void(state.stored(Status(reply.ok ? Fault::malformed : reply.fault)));
    }
    close_desk(state);
    state.waiting.clear();
    state.fields.clear();
    state.show(Screen::loading);
    state.ask(EndHanded{parcel}, [](const Reply&) {});
  });
}

}  // namespace attune::therapist
