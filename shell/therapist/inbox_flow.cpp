// The inbox: what waits in the mail slot is opened and judged, but only a press keeps it. What was opened
// once stays open, so that one more link costs one more opening.
#include <algorithm>
#include <set>

#include "share/codec.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/inbox_parts.h"
#include "therapist/supervision_parts.h"

namespace attune::therapist {
namespace {

// What a candidate of OpenSealed stands for.
struct Origin {
  Id client{};
  ShortId invite{};
  Key recipient{};
  bool is_supervisors = false;  // this desk's own key for cases; then nothing else counts
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
  const auto is_meant = [&](const Key& recipient) {
    return !mail.hint || !share || share::hint_of(recipient, *share) == *mail.hint;
  };
  for (const ListedClient& client : state.therapist.clients) {
    const Relationship& relationship = client.relationship;
    std::vector<PastKey> keys = {{relationship.identity, relationship.recipient}};
    keys.insert(keys.end(), relationship.past_keys.begin(), relationship.past_keys.end());
    for (const PastKey& key : keys) {
      if (!is_meant(key.recipient)) continue;
      for (const StoredInvite& invite : relationship.invites) {
        candidates.sent.push_back({bytes_of(invite.id), bytes_of(invite.secret), key.identity});
        candidates.origins.push_back({relationship.id, invite.id, key.recipient});
      }
    }
  }
  const Supervision& supervision = state.therapist.supervision;
  if (supervision.own && is_meant(supervision.own->recipient)) {
    const share::Invite& own = *supervision.own;
    candidates.sent.push_back({bytes_of(own.id), bytes_of(own.secret), supervision.identity});
    candidates.origins.push_back({{}, own.id, own.recipient, true});
  }
  return candidates;
}

share::DeviceState state_of(StoredDeviceState stored) {
  if (stored == StoredDeviceState::stopped) return share::DeviceState::stopped;
  return stored == StoredDeviceState::accepted ? share::DeviceState::accepted : share::DeviceState::waiting;
}

// What this desk knows of one client, before anything that waits is kept.
Result<share::Known> known_of(State& state, const ListedClient& client) {
  share::Known known;
  for (const Device& device : client.relationship.devices) {
    known.devices.push_back({device.id, device.secret, state_of(device.state)});
  }
  auto received = state.record->received(client.relationship.id);
  if (!received) return received.error();
  for (const ReceivedShare& share : *received) {
    known.received.push_back({share.hash, share.device, share.seq, share.prev});
  }
  auto check_ins = state.record->check_in_names(client.relationship.id);
  if (!check_ins) return check_ins.error();
  for (const CheckInName& one : *check_ins) known.check_ins.push_back({one.id, one.revision});
  auto withdrawn = state.record->withdrawn(client.relationship.id);
  if (!withdrawn) return withdrawn.error();
  for (const Withdrawn& one : *withdrawn) known.check_ins.push_back({one.check_in, one.revision});
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

// The clients in the order of their list.
bool is_before(const State& state, const InboxItem& a, const InboxItem& b) {
  if (a.fault.has_value() != b.fault.has_value()) return b.fault.has_value();
  if (a.client != b.client) return place_of(state, a.client) < place_of(state, b.client);
  if (a.envelope.device_id != b.envelope.device_id) return a.envelope.device_id < b.envelope.device_id;
  return a.envelope.seq < b.envelope.seq;
}

bool is_here(const share::Known& known, const Id& check_in) {
  return std::any_of(known.check_ins.begin(), known.check_ins.end(),
                     [&](const share::KeptCheckIn& one) { return one.id == check_in; });
}

// What keeping it would change of what is here: to be said beside it.
void note_what_it_changes(State& state, InboxItem& item, const share::Known& known) {
  item.is_correction = std::any_of(item.envelope.check_ins.begin(), item.envelope.check_ins.end(),
                                   [&](const share::SharedCheckIn& one) { return is_here(known, one.id); });
  item.takes_back.reset();
  if (item.envelope.withdrawals.empty()) return;
  const auto here = state.record->check_in(item.envelope.withdrawals.front().check_in);
  if (here) item.takes_back = here->parts.session_day;
}

// What was kept before need not wait any longer; the inbox says once that it came again.
void forget_what_is_here(State& state) {
  std::vector<std::string> keys;
  for (const InboxItem& item : state.therapist.inbox) {
    if (!item.fault && item.verdict.decision == share::Decision::have_it) keys.push_back(item.mail_key);
  }
  forget_mail(state, std::move(keys));
}

void add_case(TherapistDesk& desk, const MailItem& mail, share::SharedCase shared) {
  const bool is_read = desk.supervision.were_read.find(mail.key) != std::string::npos;
  desk.cases.push_back({mail.key, mail.put_at_ms, std::move(shared), is_read});
}

void opened(State& state, const MailItem& mail, const Candidates& candidates, const Reply& reply) {
  TherapistDesk& desk = state.therapist;
  if (!reply.ok && reply.fault == Fault::other_therapist) {
    desk.for_others.push_back(mail.key);
    return;
  }
  InboxItem item;
  item.mail_key = mail.key;
  item.put_at_ms = mail.put_at_ms;
  if (!reply.ok) {
    item.fault = reply.fault;
    state.note(reply.fault);
  } else {
    const Origin& origin = candidates.origins[static_cast<std::size_t>(reply.number)];
    item.client = origin.client;
    item.invite = origin.invite;
    item.recipient = origin.recipient;
    item.hash = share::envelope_hash(reply.bytes);
    item.word = static_cast<std::uint16_t>(reply.second_number);
    Result<share::Envelope> envelope = share::decode_envelope(reply.bytes);
    if (!envelope)
      item.fault = envelope.fault();
    else if (!share::belongs_to(*envelope, origin.is_supervisors))
      item.fault = Fault::malformed;
    else if (origin.is_supervisors)
      return add_case(desk, mail, std::move(envelope->shared_case));
    else
      item.envelope = std::move(*envelope);
  }
  const Id client = item.client;
  const bool is_readable = !item.fault;
  const auto is_earlier = [&state](const InboxItem& a, const InboxItem& b) { return is_before(state, a, b); };
  const auto place = std::upper_bound(desk.inbox.begin(), desk.inbox.end(), item, is_earlier);
  desk.inbox.insert(place, std::move(item));
  if (is_readable) judge_of(state, client);
}

// A link's hint leaves one or two clients; of a file every client's key is tried, so one goes after another.
void open_next(State& state) {
  TherapistDesk& desk = state.therapist;
  while (!desk.to_open.empty()) {
    const MailItem mail = std::move(desk.to_open.back());
    desk.to_open.pop_back();
    const Candidates candidates = candidates_of(state, mail);
    if (candidates.sent.empty()) {
      desk.for_others.push_back(mail.key);
      continue;
    }
    return state.ask(OpenSealed{mail.age_bytes, candidates.sent},
                     [&state, mail, candidates, look = desk.looks](const Reply& reply) {
                       if (look != state.therapist.looks) return;
                       opened(state, mail, candidates, reply);
                       open_next(state);
                     });
  }
  desk.opens = 0;
  forget_what_is_here(state);
}

void open_all(State& state, std::vector<MailItem> mail) {
  TherapistDesk& desk = state.therapist;
  std::set<std::string> listed;
  for (const MailItem& item : mail) listed.insert(item.key);
  const auto is_gone = [&listed](const auto& item) { return listed.count(item.mail_key) == 0; };
  std::erase_if(desk.inbox, is_gone);
  std::erase_if(desk.cases, is_gone);
  std::set<std::string> known(desk.portions.kept.begin(), desk.portions.kept.end());
  for (const InboxItem& item : desk.inbox) known.insert(item.mail_key);
  for (const CaseItem& item : desk.cases) known.insert(item.mail_key);
  desk.to_open.clear();
  for (auto item = mail.rbegin(); item != mail.rend(); ++item) {
    if (known.count(item->key) == 0) desk.to_open.push_back(std::move(*item));
  }
  desk.for_others.clear();
  desk.opens = desk.to_open.size();
  ++desk.looks;
  judge_all(state);
  open_next(state);
}

}  // namespace

void forget_mail(State& state, std::vector<std::string> keys) {
  if (keys.empty()) return;
  state.ask(RemoveMail{keys}, [&state, keys](const Reply& reply) {
    state.stored(reply.ok ? done() : Status(reply.fault));
    std::erase_if(state.therapist.portions.kept, [&keys](const std::string& key) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    });
  });
}

void remove_others(State& state) {
  TherapistDesk& desk = state.therapist;
  desk.parts_shown.erase(std::string(kOthersPart));
  forget_mail(state, std::move(desk.for_others));
  desk.for_others.clear();
}

void remove_mail(State& state, const std::string& key) {
  state.ask(RemoveMail{{key}}, [&state, key](const Reply& reply) {
    if (!state.stored(reply.ok ? done() : Status(reply.fault))) return;
    const auto is_gone = [&key](const auto& item) { return item.mail_key == key; };
    std::erase_if(state.therapist.inbox, is_gone);
    if (std::erase_if(state.therapist.cases, is_gone) > 0) keep_what_was_read(state);
  });
}

std::size_t row_of(const State& state, const std::string& mail_key) {
  const std::vector<InboxItem>& inbox = state.therapist.inbox;
  const auto found = std::find_if(inbox.begin(), inbox.end(),
                                  [&](const InboxItem& item) { return item.mail_key == mail_key; });
  return static_cast<std::size_t>(found - inbox.begin());
}

void judge_of(State& state, const Id& client) {
  const ListedClient* whose = listed(state, client);
  if (whose == nullptr) return;
  auto loaded = known_of(state, *whose);
  if (!loaded) return state.note(loaded.fault());
  share::Known known = std::move(*loaded);
  for (InboxItem& item : state.therapist.inbox) {
    if (item.fault || item.client != client) continue;
    known.unused_until = unused_until(whose->relationship, item.invite);
    note_what_it_changes(state, item, known);
    item.verdict = share::judge(item.envelope, item.hash, known);
    if (item.verdict.decision != share::Decision::keep) continue;
    known.received.push_back({item.hash, item.envelope.device_id, item.envelope.seq, item.envelope.prev});
    for (const share::SharedCheckIn& check_in : item.envelope.check_ins) {
      known.check_ins.push_back({check_in.id, check_in.revision});
    }
    for (const share::Withdrawal& one : item.envelope.withdrawals) {
      known.check_ins.push_back({one.check_in, one.revision});
    }
  }
}

void judge_all(State& state) {
  std::set<Id> clients;
  for (const InboxItem& item : state.therapist.inbox) {
    if (!item.fault) clients.insert(item.client);
  }
  for (const Id& client : clients) judge_of(state, client);
}

void look_into_mail(State& state) {
  if (state.therapist.made_up) return;
  state.stored(state.record->erase_past_keys());
  state.ask(ListMail{}, [&state](const Reply& reply) {
    if (reply.ok)
      open_all(state, reply.mail);
    else
      state.note(reply.fault);
  });
}

namespace {

// A text that came from anywhere names a supervisor only where nobody is named, and never another one.
std::string take_up_first(State& state, const share::Invite& invite) {
  const std::optional<share::Invite>& named = state.therapist.supervision.supervisor;
  if (named) return state.strings(S::inbox_has_supervisor, {{"name", named->therapist}});
  take_up(state, invite);
  return state.strings(S::inbox_is_supervisor, {{"name", invite.therapist}});
}

}  // namespace

void read_text(State& state, std::string_view text) {
  TherapistDesk& desk = state.therapist;
  desk.read_result.clear();
  desk.read_faults.clear();
  const auto complain = [&state](const Refusal& refusal) {
    state.note(refusal.fault);
    if (state.therapist.read_faults.size() < kReadFaultsShown) state.therapist.read_faults.push_back(refusal);
  };
  PutMail put;
  const auto tell = [&desk](const std::string& sentence) {
    desk.read_result += (desk.read_result.empty() ? "" : " ") + sentence;
  };
  for (const share::Finding& finding : share::look_at(text)) {
    if (!finding.seen) {
      complain({finding.seen.fault(), finding.have_chars, finding.want_chars});
    } else if (const auto* share = std::get_if<share::SealedShare>(&*finding.seen)) {
      put.items.push_back({share->age, share->hint});
    } else if (const auto& invite = std::get<share::Invite>(*finding.seen); invite.is_supervisors) {
      tell(take_up_first(state, invite));
    } else {
      tell(state.strings(S::inbox_is_invite));
    }
  }
  if (put.items.empty()) return;
  tell(state.strings(S::inbox_found, {{"count", std::to_string(put.items.size())}}));
  state.ask(put, [complain](const Reply& reply) {
    if (!reply.ok) complain({reply.fault});
  });
  state.fields["inbox_text"].clear();
  look_into_mail(state);
}

std::size_t waiting_count(const State& state) {
  const std::vector<InboxItem>& inbox = state.therapist.inbox;
  const std::vector<CaseItem>& cases = state.therapist.cases;
  const auto is_waiting = [](const InboxItem& item) {
    if (item.fault) return false;
    return item.verdict.decision == share::Decision::keep || item.verdict.decision == share::Decision::hold;
  };
  const auto unread =
      std::count_if(cases.begin(), cases.end(), [](const CaseItem& item) { return !item.is_read; });
  return static_cast<std::size_t>(unread + std::count_if(inbox.begin(), inbox.end(), is_waiting));
}

std::size_t ready_count(const State& state) {
  std::size_t count = 0;
  for (const InboxItem& item : state.therapist.inbox) {
    if (item.fault || item.verdict.decision != share::Decision::keep) continue;
    count += std::max<std::size_t>(item.verdict.new_check_ins.size(), 1);
  }
  return count;
}

}  // namespace attune::therapist
