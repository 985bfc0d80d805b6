// The inbox: what waits in the mail slot is opened and judged, but only a press keeps it. Nothing leaves the
// mail slot before it is stored.
#include <algorithm>

#include "share/codec.h"
#include "share/pack.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

// What a candidate of OpenSealed stands for.
struct Origin {
  std::size_t client = 0;
  ShortId invite{};
  Key recipient{};
};
struct Candidates {
  std::vector<Candidate> sent;
  std::vector<Origin> origins;
};

// Every key of every client, the present one first, each with every invite. A link's hint leaves one or two
// of five hundred clients.
Candidates candidates_of(const State& state, const MailItem& mail) {
  Candidates candidates;
  const auto share = share::ephemeral_share_of(mail.age_bytes);
  for (std::size_t i = 0; i < state.therapist.clients.size(); ++i) {
    const Relationship& relationship = state.therapist.clients[i].relationship;
    std::vector<PastKey> keys = {{relationship.identity, relationship.recipient}};
    keys.insert(keys.end(), relationship.past_keys.begin(), relationship.past_keys.end());
    for (const PastKey& key : keys) {
      if (mail.hint && share && share::hint_of(key.recipient, *share) != *mail.hint) continue;
      for (const StoredInvite& invite : relationship.invites) {
        candidates.sent.push_back({Bytes(invite.id.begin(), invite.id.end()),
                                   Bytes(invite.secret.begin(), invite.secret.end()), key.identity});
        candidates.origins.push_back({i, invite.id, key.recipient});
      }
    }
  }
  return candidates;
}

share::DeviceState state_of(StoredDeviceState stored) {
  if (stored == StoredDeviceState::stopped) return share::DeviceState::stopped;
  return stored == StoredDeviceState::accepted ? share::DeviceState::accepted : share::DeviceState::waiting;
}

// What this desk knows of one client, before anything that waits is kept.
Result<share::Known> known_of(State& state, const ClientCourse& client) {
  share::Known known;
  for (const Device& device : client.relationship.devices) {
    known.devices.push_back({device.id, device.secret, state_of(device.state)});
  }
  auto received = state.record->received(client.relationship.id);
  if (!received) return received.error();
  for (const ReceivedShare& share : *received) {
    known.received.push_back({share.hash, share.device, share.seq, share.prev});
  }
  for (const StoredCheckIn& stored : client.check_ins)
    known.check_ins.push_back({stored.parts.id, stored.parts.revision});
  for (const Withdrawn& one : client.withdrawn) known.check_ins.push_back({one.check_in, one.revision});
  for (const Instrument& instrument : state.instruments) known.instruments.push_back(instrument.key());
  known.today = state.host.today();
  return known;
}

std::optional<Day> unused_until(const Relationship& relationship, const ShortId& invite_id) {
  for (const StoredInvite& invite : relationship.invites) {
    if (invite.id == invite_id && !invite.used) return invite.expires_day;
  }
  return std::nullopt;
}

bool is_before(const InboxItem& a, const InboxItem& b) {
  if (a.fault.has_value() != b.fault.has_value()) return b.fault.has_value();
  if (a.client != b.client) return a.client < b.client;
  if (a.envelope.device_id != b.envelope.device_id) return a.envelope.device_id < b.envelope.device_id;
  return a.envelope.seq < b.envelope.seq;
}

// Judges everything that waits as if what can be kept were kept in the order it was sent.
void judge_all(State& state) {
  TherapistDesk& desk = state.therapist;
  std::stable_sort(desk.inbox.begin(), desk.inbox.end(), is_before);
  std::optional<std::size_t> client;
  share::Known known;
  for (InboxItem& item : desk.inbox) {
    if (item.fault) continue;
    if (client != item.client) {
      auto loaded = known_of(state, desk.clients[item.client]);
      if (!loaded) return state.note(loaded.fault());
      known = std::move(*loaded);
      client = item.client;
    }
    known.unused_until = unused_until(desk.clients[item.client].relationship, item.invite);
    const share::Tag hash = share::envelope_hash(item.plaintext);
    item.verdict = share::judge(item.envelope, hash, known);
    if (item.verdict.decision != share::Decision::keep) continue;
    known.received.push_back({hash, item.envelope.device_id, item.envelope.seq, item.envelope.prev});
    for (const share::SharedCheckIn& check_in : item.envelope.check_ins) {
      known.check_ins.push_back({check_in.id, check_in.revision});
    }
    for (const share::Withdrawal& one : item.envelope.withdrawals) {
      known.check_ins.push_back({one.check_in, one.revision});
    }
  }
}

void forget_mail(State& state, std::vector<std::string> keys) {
  if (!keys.empty()) state.ask(RemoveMail{std::move(keys)}, [](const Reply&) {});
}

// What was kept before need not wait any longer; the inbox says once that it came again.
void forget_what_is_here(State& state) {
  std::vector<std::string> keys;
  for (const InboxItem& item : state.therapist.inbox) {
    if (!item.fault && item.verdict.decision == share::Decision::have_it) keys.push_back(item.mail_key);
  }
  forget_mail(state, std::move(keys));
}

void opened(State& state, const MailItem& mail, const Candidates& candidates, const Reply& reply) {
  TherapistDesk& desk = state.therapist;
  if (!reply.ok && reply.fault == Fault::other_therapist) {
    ++desk.for_others;
    return;
  }
  InboxItem item;
  item.mail_key = mail.key;
  item.put_at_ms = mail.put_at_ms;
  if (!reply.ok) {
    item.fault = reply.fault;
    state.note(reply.fault);
  } else {
    const auto which = static_cast<std::size_t>(reply.number);
    item.client = candidates.origins[which].client;
    item.invite = candidates.origins[which].invite;
    item.recipient = candidates.origins[which].recipient;
    item.plaintext = reply.bytes;
    item.word = static_cast<std::uint16_t>(reply.second_number);
    Result<share::Envelope> envelope = share::decode_envelope(reply.bytes);
    if (envelope)
      item.envelope = std::move(*envelope);
    else
      item.fault = envelope.fault();
  }
  desk.inbox.push_back(std::move(item));
  judge_all(state);
  forget_what_is_here(state);
}

void open_all(State& state, const std::vector<MailItem>& mail) {
  state.therapist.inbox.clear();
  state.therapist.for_others = 0;
  const std::uint32_t look = ++state.therapist.looks;
  for (const MailItem& item : mail) {
    const Candidates candidates = candidates_of(state, item);
    if (candidates.sent.empty()) {
      ++state.therapist.for_others;
      continue;
    }
    state.ask(OpenSealed{item.age_bytes, candidates.sent},
              [&state, item, candidates, look](const Reply& reply) {
                if (look == state.therapist.looks) opened(state, item, candidates, reply);
              });
  }
}

Device device_of(const InboxItem& item, std::int64_t now_ms) {
  Device device;
  device.id = item.envelope.device_id;
  device.invite = item.invite;
  device.secret = item.envelope.device_secret;
  device.state = StoredDeviceState::accepted;
  device.word = item.word;
  device.first_seen_at_ms = now_ms;
  return device;
}

// True once the envelope and all that it holds is stored.
bool keep(State& state, const InboxItem& item) {
  ClientCourse& client = state.therapist.clients[item.client];
  const Relationship& relationship = client.relationship;
  const share::Envelope& envelope = item.envelope;
  const std::int64_t now_ms = state.host.now_ms();
  std::vector<StoredCheckIn> stored;
  for (const std::size_t place : item.verdict.new_check_ins) {
    const share::SharedCheckIn& shared = envelope.check_ins[place];
    const Instrument* instrument = state.instrument_with(shared.instrument);
    if (instrument == nullptr) return state.stored(Status(Fault::unknown_instrument));
    Result<CheckIn> check_in = share::unpack_check_in(*instrument, shared, relationship.id);
    if (!check_in) return state.stored(Status(check_in.error()));
    StoredCheckIn row;
    row.rows = rows_of(*instrument, *check_in);
    row.parts = check_in->parts();
    row.parts.answers.clear();
    row.parts.finished_at_ms = now_ms;
    row.device = envelope.device_id;
    stored.push_back(std::move(row));
  }
  ReceivedShare share;
  share.hash = share::envelope_hash(item.plaintext);
  share.relationship = relationship.id;
  share.device = envelope.device_id;
  share.seq = envelope.seq;
  share.prev = envelope.prev;
  share.received_at_ms = now_ms;
  share.recipient = item.recipient;
  share.supervision = envelope.consents_to_supervision;
  std::vector<Withdrawn> withdrawals;
  for (const std::size_t place : item.verdict.new_withdrawals) {
    const share::Withdrawal& one = envelope.withdrawals[place];
    withdrawals.push_back({one.check_in, one.revision, std::nullopt, 0});
  }
  std::optional<Device> device;
  if (envelope.type != share::EnvelopeType::made_here) device = device_of(item, now_ms);
  return state.stored(state.record->keep_share(share, device, stored, withdrawals));
}

// After something was kept: the clients and the inbox as they now are.
void refresh(State& state, const std::vector<std::string>& kept) {
  TherapistDesk& desk = state.therapist;
  const auto is_kept = [&kept](const InboxItem& item) {
    return std::find(kept.begin(), kept.end(), item.mail_key) != kept.end();
  };
  desk.inbox.erase(std::remove_if(desk.inbox.begin(), desk.inbox.end(), is_kept), desk.inbox.end());
  for (ClientCourse& client : desk.clients) {
    auto relationship = state.record->relationship(client.relationship.id);
    if (!relationship) return state.refuse(relationship.fault());
    auto loaded = load_client(state, *relationship);
    if (!loaded) return state.refuse(loaded.fault());
    client = std::move(*loaded);
  }
  judge_all(state);
  forget_mail(state, kept);
}

}  // namespace

void look_into_mail(State& state) {
  state.stored(state.record->erase_past_keys());
  state.ask(ListMail{}, [&state](const Reply& reply) {
    if (reply.ok)
      open_all(state, reply.mail);
    else
      state.note(reply.fault);
  });
}

void read_text(State& state, std::string_view text) {
  TherapistDesk& desk = state.therapist;
  desk.read_result.clear();
  desk.read_faults.clear();
  const auto complain = [&state](const Refusal& refusal) {
    state.note(refusal.fault);
    if (state.therapist.read_faults.size() < kReadFaultsShown) state.therapist.read_faults.push_back(refusal);
  };
  std::size_t found = 0;
  for (const share::Finding& finding : share::look_at(text)) {
    if (!finding.seen) {
      complain({finding.seen.fault(), finding.have_chars, finding.want_chars});
    } else if (const auto* share = std::get_if<share::SealedShare>(&*finding.seen)) {
      ++found;
      state.ask(PutMail{share->age, share->hint}, [complain](const Reply& reply) {
        if (!reply.ok) complain({reply.fault});
      });
    } else {
      desk.read_result = state.strings(S::inbox_is_invite);
    }
  }
  if (found == 0) return;
  desk.read_result = state.strings(S::inbox_found, {{"count", std::to_string(found)}});
  state.fields["inbox_text"].clear();
  look_into_mail(state);
}

void keep_all(State& state) {
  std::vector<std::string> kept;
  std::size_t check_ins = 0;
  std::size_t taken_back = 0;
  for (const InboxItem& item : state.therapist.inbox) {
    if (item.fault) continue;
    const bool is_kept = item.verdict.decision == share::Decision::keep && keep(state, item);
    if (is_kept) check_ins += item.verdict.new_check_ins.size();
    if (is_kept) taken_back += item.verdict.new_withdrawals.size();
    if (is_kept || item.verdict.decision == share::Decision::have_it) kept.push_back(item.mail_key);
  }
  state.therapist.kept = check_ins;
  state.therapist.taken_back = taken_back;
  refresh(state, kept);
}

void remove_item(State& state, std::size_t row) {
  std::vector<InboxItem>& inbox = state.therapist.inbox;
  forget_mail(state, {inbox[row].mail_key});
  inbox.erase(inbox.begin() + static_cast<std::ptrdiff_t>(row));
}

void confirm_device(State& state, std::size_t row) {
  const InboxItem item = state.therapist.inbox[row];
  if (!keep(state, item)) return;
  refresh(state, {item.mail_key});
}

std::size_t waiting_count(const State& state) {
  const std::vector<InboxItem>& inbox = state.therapist.inbox;
  return static_cast<std::size_t>(std::count_if(inbox.begin(), inbox.end(), [](const InboxItem& item) {
    if (item.fault) return false;
    return item.verdict.decision == share::Decision::keep || item.verdict.decision == share::Decision::hold;
  }));
}

std::size_t ready_count(const State& state) {
  return static_cast<std::size_t>(std::count_if(
      state.therapist.inbox.begin(), state.therapist.inbox.end(),
      [](const InboxItem& item) { return !item.fault && item.verdict.decision == share::Decision::keep; }));
}

}  // namespace attune::therapist
