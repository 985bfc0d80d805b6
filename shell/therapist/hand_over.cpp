// "Fill in here": the desk is locked, and a fresh page is given to the client of the page that was open.
#include <algorithm>

#include "client/handed.h"
#include "desks.h"
#include "record/super_block.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

share::Invite invite_of(const State& state, const Relationship& relationship) {
  const StoredInvite& stored = relationship.invites.back();
  share::Invite invite;
  invite.id = stored.id;
  invite.secret = stored.secret;
  invite.expires = stored.expires_day;
  invite.recipient = relationship.recipient;
  invite.therapist = state.record->desk().display_name;
  invite.receive = share::Receive::on_this_computer;
  invite.line = relationship.line;
  return invite;
}

// Without one, whoever gets the computer would open the desk by loading the page again.
bool needs_a_passphrase(const State& state) {
  const Result<SuperBlock> super = read_super_block(*state.host.files().super);
  return super && !super->key_slots.empty() &&
         std::none_of(super->key_slots.begin(), super->key_slots.end(),
                      [](const KeySlot& slot) { return slot.kind == KeySlotKind::unprotected; });
}

}  // namespace

bool can_hand_over(const State& state) {
  const ClientCourse* client = current(state);
  return client != nullptr && !client->relationship.invites.empty() && needs_a_passphrase(state);
}

void hand_over(State& state) {
  if (!can_hand_over(state)) return;
  const Relationship& relationship = current(state)->relationship;
  const share::Invite invite = invite_of(state, relationship);
  const bool episode_open = current(state)->course.episode_open();
  state.ask(MakeHereDevice{relationship.identity}, [&state, invite, episode_open](const Reply& reply) {
    const std::string parcel =
        reply.ok ? client::write_handed(invite, reply.bytes, episode_open) : std::string();
    if (parcel.empty()) return void(state.stored(Status(reply.ok ? Fault::malformed : reply.fault)));
    close_desk(state);
    state.waiting.clear();
    state.fields.clear();
    state.show(Screen::loading);
    state.ask(EndHanded{parcel}, [](const Reply&) {});
  });
}

}  // namespace attune::therapist
