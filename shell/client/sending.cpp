#include "client/sending.h"

#include <algorithm>

#include "share/codec.h"
#include "share/pack.h"

namespace attune::client {
namespace {

const StoredInvite& invite_of(const Relationship& relationship) {
  for (const StoredInvite& invite : relationship.invites) {
    if (invite.id == relationship.devices.front().invite) return invite;
  }
  return relationship.invites.back();
}

bool has_answers(const CheckIn& view) {
  return std::any_of(view.answers().begin(), view.answers().end(),
                     [](const Answer& answer) { return answer.is_given(); });
}

bool is_sent_item(const State& state, std::size_t item) {
  return state.client.left_out.count(state.instrument().item(item).id) == 0;
}

void sealed(State& state, const SentShare& share, const Reply& reply) {
  ClientDesk& desk = state.client;
  desk.is_sealing = false;
  if (!state.stored(reply.ok ? done() : Status(reply.fault))) return;
  ReadyToSend ready;
  ready.share = share;
  ready.share.age = reply.bytes;
  ready.word = static_cast<std::uint16_t>(reply.number);
  ready.link = share_link(state, reply.bytes);
  const Result<std::string> file = share::write_share_file(reply.bytes);
  if (file) ready.file = *file;
  desk.ready = std::move(ready);
}

}  // namespace

Result<CheckIn> view_of(const State& state, const StoredCheckIn& stored) {
  const Result<CheckIn> own = read(state, stored);
  if (!own) return own.error();
  return shared_view(state.instrument(), *own, indices_of(state, stored.left_out), stored.episode_open);
}

std::vector<std::size_t> waiting(const State& state) {
  std::vector<std::size_t> places;
  const std::vector<StoredCheckIn>& check_ins = state.client.check_ins;
  for (std::size_t i = 0; i < check_ins.size() && places.size() < share::kCheckInsMax; ++i) {
    const bool is_out = last_sent_of(state, check_ins[i].parts.id) != nullptr;
    if (is_out && !is_changed_since(state, check_ins[i])) continue;
    const Result<CheckIn> view = view_of(state, check_ins[i]);
    if (view && has_answers(*view)) places.push_back(i);
  }
  return places;
}

CheckIn view_to_send(const State& state) {
  std::vector<std::size_t> left_out;
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    if (!is_sent_item(state, i)) left_out.push_back(i);
  }
  return shared_view(state.instrument(), *state.client.review, left_out, state.client.review_episode_open);
}

Result<CheckIn> read(const State& state, const StoredCheckIn& stored) {
  if (state.is_therapist()) return received_check_in(state.instrument(), stored.parts, stored.rows);
  return own_check_in(state.instrument(), stored.parts, stored.rows, stored.episode_open);
}

std::vector<std::size_t> indices_of(const State& state, const std::vector<std::string>& item_ids) {
  std::vector<std::size_t> indices;
  for (const std::string& id : item_ids) {
    if (const auto index = state.instrument().index_of(id)) indices.push_back(*index);
  }
  return indices;
}

std::optional<share::Hint> hint_for(const State& state, const Bytes& age) {
  return share::hint_for(state.client.relationship->recipient, age);
}

std::string share_link(const State& state, const Bytes& age) {
  const Result<std::string> link =
      share::write_share_link(state.start.site, {age, hint_for(state, age)});
  return link ? *link : std::string();
}

// What the envelope is to hold, and its names for the record.
Result<std::vector<CheckInName>> fill(const State& state, share::Envelope& envelope) {
  const ClientDesk& desk = state.client;
  if (desk.takes_back) {
    envelope.type = share::EnvelopeType::withdrawal;
    envelope.withdrawals.push_back({desk.takes_back->id, desk.takes_back->revision});
    return std::vector{*desk.takes_back};
  }
  std::vector<CheckInName> names;
  const auto add = [&](const CheckIn& view) {
    envelope.check_ins.push_back(share::pack_check_in(state.instrument(), view));
    names.push_back({view.id(), view.revision()});
  };
  if (desk.together.empty()) add(view_to_send(state));
  for (const std::size_t place : desk.together) {
    const Result<CheckIn> view = view_of(state, desk.check_ins[place]);
    if (!view) return view.error();
    add(*view);
  }
  return names;
}

void make_ready(State& state) {
  ClientDesk& desk = state.client;
  desk.ready.reset();
  if (!desk.takes_back && desk.together.empty() && !has_something_to_send(state)) return;
  const Relationship& relationship = *desk.relationship;
  const Device& device = relationship.devices.front();
  share::Envelope envelope;
  if (state.handed) envelope.type = share::EnvelopeType::made_here;
  envelope.consents_to_supervision = relationship.supervision;
  envelope.device_id = device.id;
  envelope.device_secret = device.secret;
  envelope.seq = device.last_seq + 1;
  envelope.prev = device.last_hash;
  const Result<std::vector<CheckInName>> names = fill(state, envelope);
  if (!state.stored(names)) return;
  const Result<Bytes> plaintext = share::encode_envelope(envelope);
  if (!state.stored(plaintext)) return;
  SentShare share;
  share.hash = share::envelope_hash(*plaintext);
  share.relationship = relationship.id;
  share.seq = envelope.seq;
  share.check_ins = *names;
  const StoredInvite& invite = invite_of(relationship);
  desk.is_sealing = true;
  const std::uint32_t attempt = ++desk.sealing_attempt;
  state.ask(Seal{*plaintext, bytes_of(relationship.recipient), bytes_of(invite.id), bytes_of(invite.secret),
                 bytes_of(device.secret)},
            [&state, share, attempt](const Reply& reply) {
              if (attempt == state.client.sealing_attempt) sealed(state, share, reply);
            });
}

bool has_something_to_send(const State& state) {
  if (!state.client.review) return false;
  return has_answers(view_to_send(state));
}

std::string message_of(const State& state, const ReadyToSend& ready) {
  return state.strings(S::sent_message, {{"link", ready.link}});
}

}  // namespace attune::client
