// What is kept of the inbox: "Keep all" one after another, "It's them" by itself. Nothing leaves the mail
// slot before it is stored, and when one cannot be stored the rest waits.
#include <algorithm>

#include "share/codec.h"
#include "share/pack.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/inbox_parts.h"
#include "therapist/portions.h"

namespace attune::therapist {
namespace {

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

// What no item is to blame for, and what would refuse the next one too.
bool is_of_storage(Fault fault) {
  return fault == Fault::storage_full || fault == Fault::handle_lost || fault == Fault::damaged;
}

// Done once the envelope and all that it holds is stored.
Status keep(State& state, const InboxItem& item) {
  const ListedClient* client = listed(state, item.client);
  if (client == nullptr) return Status(Fault::missing);
  const Relationship& relationship = client->relationship;
  const share::Envelope& envelope = item.envelope;
  const std::int64_t now_ms = state.host.now_ms();
  std::vector<StoredCheckIn> stored;
  for (const std::size_t place : item.verdict.new_check_ins) {
    const share::SharedCheckIn& shared = envelope.check_ins[place];
    const Instrument* instrument = state.instrument_with(shared.instrument);
    if (instrument == nullptr) return Status(Fault::unknown_instrument);
    Result<CheckIn> check_in = share::unpack_check_in(*instrument, shared, relationship.id);
    if (!check_in) return Status(check_in.error());
    StoredCheckIn row;
    row.rows = rows_of(*instrument, *check_in);
    row.parts = check_in->parts();
    row.parts.answers.clear();
    row.parts.finished_at_ms = now_ms;
    row.device = envelope.device_id;
    stored.push_back(std::move(row));
  }
  ReceivedShare share;
  share.hash = item.hash;
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
  return state.record->keep_share(share, device, stored, withdrawals);
}

// Out of the inbox; the client is as now kept, and their row will be made anew.
void take_out(State& state, std::size_t row) {
  TherapistDesk& desk = state.therapist;
  std::vector<std::size_t>& to_read = desk.portions.to_read;
  const std::size_t client = place_of(state, desk.inbox[row].client);
  if (std::find(to_read.begin(), to_read.end(), client) == to_read.end()) to_read.push_back(client);
  desk.clients[client].is_archived = false;
  desk.portions.kept.push_back(std::move(desk.inbox[row].mail_key));
  desk.inbox.erase(desk.inbox.begin() + static_cast<std::ptrdiff_t>(row));
  (void)list_again(state, client);  // what did not read is said
}

// After the last one: the inbox as it now is.
void end_keeping(State& state) {
  TherapistDesk& desk = state.therapist;
  desk.portions.keeps = 0;
  desk.kept_at_ms = state.host.now_ms();
  judge_all(state);
  forget_mail(state, desk.portions.kept);
  if (desk.open) load_current(state);
}

// Takes it out of the inbox once it is kept. One that cannot be kept says why, and only what would refuse
// the next one too ends the whole.
void keep_row(State& state, std::size_t row) {
  TherapistDesk& desk = state.therapist;
  const Status kept = keep(state, desk.inbox[row]);
  if (kept) {
    desk.kept = desk.kept.value_or(0) + desk.inbox[row].verdict.new_check_ins.size();
    desk.taken_back += desk.inbox[row].verdict.new_withdrawals.size();
    return take_out(state, row);
  }
  if (!is_of_storage(kept.fault())) {
    desk.inbox[row].fault = kept.fault();
    return;
  }
  state.stored(kept);
  desk.portions.to_keep.clear();
}

}  // namespace

void keep_next(State& state) {
  TherapistDesk& desk = state.therapist;
  const std::size_t row = row_of(state, desk.portions.to_keep.back());
  desk.portions.to_keep.pop_back();
  const bool is_there = row < desk.inbox.size() && !desk.inbox[row].fault &&
                        desk.inbox[row].verdict.decision == share::Decision::keep;
  if (is_there) keep_row(state, row);
  if (desk.portions.to_keep.empty()) end_keeping(state);
}

void keep_all(State& state) {
  TherapistDesk& desk = state.therapist;
  if (!desk.portions.to_keep.empty()) return;
  desk.kept = 0;
  desk.taken_back = 0;
  for (std::size_t row = desk.inbox.size(); row-- > 0;) {
    const InboxItem& item = desk.inbox[row];
    if (!item.fault && item.verdict.decision == share::Decision::keep) {
      desk.portions.to_keep.push_back(item.mail_key);
    }
  }
  const auto is_here = [](const InboxItem& item) {
    return !item.fault && item.verdict.decision == share::Decision::have_it;
  };
  desk.inbox.erase(std::remove_if(desk.inbox.begin(), desk.inbox.end(), is_here), desk.inbox.end());
  desk.portions.keeps = desk.portions.to_keep.size();
  do_a_portion(state);
}

// What was kept is said until the inbox is left; and once more to who looked elsewhere while it was kept, or
// left before they could read it.
void leave_inbox(State& state) {
  constexpr std::int64_t kTimeToRead_ms = 1000;
  TherapistDesk& desk = state.therapist;
  const bool was_read = state.host.now_ms() - desk.kept_at_ms >= kTimeToRead_ms;
  if (desk.portions.to_keep.empty() && was_read) desk.kept.reset();
}

void remove_item(State& state, std::size_t row) {
  if (row < state.therapist.inbox.size()) remove_mail(state, state.therapist.inbox[row].mail_key);
}

void confirm_device(State& state, std::size_t row) {
  const Id client = state.therapist.inbox[row].client;
  if (!keep(state, state.therapist.inbox[row])) return;
  take_out(state, row);
  const bool is_keeping_all = !state.therapist.portions.to_keep.empty();
  is_keeping_all ? judge_of(state, client) : end_keeping(state);
  do_a_portion(state);
}

}  // namespace attune::therapist
