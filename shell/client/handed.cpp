#include "client/handed.h"

#include <algorithm>

#include "client/flow.h"
#include "desks.h"

namespace attune::client {
namespace {

constexpr std::size_t kDeviceBytes = 24;  // device_id 8 | device_secret 16

}  // namespace

std::string write_handed(const share::Invite& invite, ByteView device, bool episode_open) {
  const Result<Bytes> body = share::encode_invite(invite);
  if (!body || device.size() != kDeviceBytes) return {};
  Bytes parcel(device.begin(), device.end());
  parcel.push_back(episode_open ? 1 : 0);
  parcel.insert(parcel.end(), body->begin(), body->end());
  return base64url_encode(parcel);
}

bool start_handed(State& state) {
  const Result<Bytes> parcel = base64url_decode(state.start.handed);
  if (!parcel || parcel->size() <= kDeviceBytes) return false;
  const ByteView bytes = *parcel;
  Result<share::Invite> invite = share::decode_invite(bytes.subspan(kDeviceBytes + 1));
  if (!invite) return false;
  Handed handed;
  std::copy_n(bytes.begin(), handed.device_id.size(), handed.device_id.begin());
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(handed.device_id.size()),
              handed.device_secret.size(), handed.device_secret.begin());
  handed.episode_open = bytes[kDeviceBytes] == 1;
  state.handed = handed;
  state.client.invite = std::move(*invite);
  state.show(Screen::start);
  return true;
}

// A desk in memory, by the rules of a phone that others use: what was sent is forgotten, and nobody is named.
void begin_handed(State& state) {
  make_desk(state, {DeskKind::client, true, ""}, [](State& opened) {
    const share::Invite& invite = *opened.client.invite;
    Relationship from_invite;
    from_invite.label = invite.therapist;
    from_invite.recipient = invite.recipient;
    from_invite.receive_mode = ReceiveMode::on_this_computer;
    from_invite.line = invite.line;
    from_invite.invites.push_back({invite.id, invite.secret, invite.expires, false});
    auto accepted = opened.record->accept_invite(std::move(from_invite));
    if (!accepted) return opened.refuse(accepted.fault());
    Device& device = accepted->devices.front();
    device.id = opened.handed->device_id;
    device.secret = opened.handed->device_secret;
    opened.client.relationship = std::move(*accepted);
    start_check_in(opened);
  });
}

void give_back(State& state) {
  close_desk(state);
  state.waiting.clear();
  state.show(Screen::loading);
  state.ask(EndHanded{}, [](const Reply&) {});
}

}  // namespace attune::client
