#include "therapist/flow.h"

#include <algorithm>

#include "base/text.h"
#include "desks.h"
#include "safety_copy.h"
#include "speech.h"
#include "therapist/caseload.h"
#include "therapist/portions.h"
#include "therapist/supervision_parts.h"
#include "vault.h"

namespace attune::therapist {
namespace {

constexpr std::string_view kNameSetting = "therapist_name";
constexpr std::string_view kReceiveSetting = "receive";
constexpr std::string_view kAddressSetting = "receive_address";
constexpr std::string_view kLineSetting = "line";

std::string setting(State& state, std::string_view name) {
  const auto value = state.record->setting(name);
  return value && *value ? **value : std::string();
}

int number_setting(State& state, std::string_view name) {
  const std::string text = setting(state, name);
  return text.empty() ? 0 : text.front() - '0';
}

Status store_settings(State& state) {
  for (const auto& [name, field] : {std::pair{kNameSetting, "name"}, std::pair{kAddressSetting, "address"}}) {
    if (const Status status = state.record->set_setting(name, state.fields[field]); !status) return status;
  }
  const std::string digit(1, static_cast<char>('0' + state.choices["receive"]));
  if (const Status status = state.record->set_setting(kReceiveSetting, digit); !status) return status;
  return done();
}

void clean_field(State& state, const std::string& field) {
  state.fields[field] = trimmed(plain_text(state.fields[field], false));
}

bool needs_address(int receive) {
  const auto mode = static_cast<ReceiveMode>(receive);
  return mode == ReceiveMode::by_email || mode == ReceiveMode::by_text;
}

void identity_made(State& state, const Reply& reply) {
  if (!reply.ok) {
    state.stored(Status(reply.fault));
    return state.show(Screen::new_client);
  }
  Relationship client;
  client.label = setting(state, kNameSetting);
  client.alias = state.fields["alias"];
  client.identity = reply.text;
  std::copy_n(reply.bytes.begin(), std::min(reply.bytes.size(), client.recipient.size()),
              client.recipient.begin());
  client.receive_mode = static_cast<ReceiveMode>(number_setting(state, kReceiveSetting));
  client.receive_address = setting(state, kAddressSetting);
  client.line = static_cast<std::uint8_t>(number_setting(state, kLineSetting));
  auto added = state.record->add_client(std::move(client));
  if (!state.stored(added)) return state.show(Screen::new_client);
  const auto invite = state.record->add_invite(added->id, Day{state.host.today().count + kInviteDays});
  state.stored(invite);  // without one, the page that follows offers to make it
  state.therapist.clients.push_back({std::move(*added), std::nullopt, 0, false});
  state.therapist.current = state.therapist.clients.back().relationship.id;
  if (!load_current(state)) return state.show(Screen::clients);
  state.fields.clear();
  safety_copy::write_now(state);
  state.show(Screen::invite);
}

}  // namespace

Result<ClientCourse> load_client(State& state, const Relationship& relationship) {
  auto check_ins = state.record->check_ins(relationship.id);
  if (!check_ins) return check_ins.error();
  auto closed = state.record->closed_lower(relationship.id);
  if (!closed) return closed.error();
  auto tags = state.record->tags(relationship.id);
  if (!tags) return tags.error();
  auto notes = state.record->notes(relationship.id);
  if (!notes) return notes.error();
  auto quieted = state.record->quieted(relationship.id);
  if (!quieted) return quieted.error();
  std::vector<CheckIn> read;
  Course course(state.instrument());
  for (const StoredCheckIn& stored : *check_ins) {
    // Another version's stay out of this course, which only learns when they began.
    const Instrument* instrument = state.instrument_with(stored.parts.instrument);
    if (instrument == nullptr) continue;
    Result<CheckIn> check_in = received_check_in(*instrument, stored.parts, stored.rows);
    if (!check_in) continue;
    course.add(*check_in);
    if (instrument == &state.instrument()) read.push_back(std::move(*check_in));
  }
  auto earlier = earlier_on_paper(state, *check_ins);
  if (!earlier) return earlier.error();
  auto withdrawn = state.record->withdrawn(relationship.id);
  if (!withdrawn) return withdrawn.error();
  return ClientCourse{relationship,          std::move(*check_ins), std::move(read),  std::move(course),
                      std::move(*withdrawn), std::move(*closed),    std::move(*tags), std::move(*notes),
                      std::move(*quieted),   std::move(*earlier)};
}

void open(State& state) {
  safety_copy::load(state);
  if (!load_list(state)) return;
  load_supervision(state);
  const Screen first = state.opens_inbox ? Screen::inbox : Screen::clients;
  state.show(state.recovery_code.empty() ? first : Screen::key_sheet);
  state.opens_inbox = false;
  speech::need_all_lists(state);
  do_a_portion(state);
  look_into_mail(state);
}

void set_up(State& state) {
  for (const char* field : {"name", "address"}) clean_field(state, field);
  const std::string& name = state.fields["name"];
  if (name.empty()) return state.complain(S::setup_name_missing, "name");
  if (name.size() > share::kTherapistBytesMax) return state.complain(S::setup_name_too_long, "name");
  const bool is_address_missing = needs_address(state.choices["receive"]) && state.fields["address"].empty();
  if (is_address_missing) return state.complain(S::setup_address_missing, "address");
  if (state.fields["address"].size() > share::kAddressBytesMax)
    return state.complain(S::setup_address_too_long, "address");
  if (code_points(trimmed(state.field("passphrase"))) < vault::kPassphraseCharsMin)
    return state.complain(S::setup_passphrase_short, "passphrase");
  state.show(Screen::loading);
  const auto make = [&state](const DeskKey& key, const Bytes& recovery_recipient) {
    const std::string code = state.recovery_code;
    const auto then = [recovery_recipient, code](State& made) {
      Status status = store_settings(made);
      if (status) status = safety_copy::seal_to(made, recovery_recipient);
      if (!status) return made.refuse(status.fault());
      made.fields.clear();
      vault::forget_typed(made);
      ask_to_keep(made);
      made.recovery_code = code;
      open(made);
    };
    make_desk(state, {DeskKind::therapist, false, state.fields["name"]}, then, key);
  };
  vault::make_therapist_key(state, make, [&state] { state.show(Screen::setup); });
}

void make_client(State& state) {
  clean_field(state, "alias");
  if (state.fields["alias"].empty()) return state.complain(S::new_client_alias_missing, "alias");
  state.show(Screen::loading);  // a second press finds nothing to make
  state.ask(MakeIdentity{}, [&state](const Reply& reply) { identity_made(state, reply); });
}

void renew_invite(State& state) {
  if (current(state) == nullptr) return;
  const Day expires{state.host.today().count + kInviteDays};
  const Id client = *state.therapist.current;
  if (!state.stored(state.record->add_invite(client, expires)) || !load_current(state)) return;
  safety_copy::write_now(state);
  prove_rotation(state);
}

void choose_line(State& state, int line) {
  const ClientCourse* client = current(state);
  if (client == nullptr) return;
  if (!state.stored(state.record->set_line(client->relationship.id, static_cast<std::uint8_t>(line)))) return;
  state.stored(state.record->set_setting(kLineSetting, std::string(1, static_cast<char>('0' + line))));
  if (load_current(state)) prove_rotation(state);
}

void open_client(State& state, const Id& relationship) {
  TherapistDesk& desk = state.therapist;
  if (listed(state, relationship) == nullptr) return;
  desk.current = relationship;
  desk.open.reset();
  desk.shows_table = false;
  desk.rotation.clear();
  desk.parts_shown.clear();
  forget_sealed_case(state);
  desk.line_back = desk.answers_back = 0;
  desk.changes_note.reset();
  for (const char* field : {"close_note", "own_note"}) state.fields.erase(field);
  if (!load_current(state)) return;
  take_up_notes(state);
  see_current(state);
  state.show(Screen::course);
}

const ClientCourse* current(const State& state) {
  const std::optional<ClientCourse>& open = state.therapist.open;
  const bool is_current = open && state.therapist.current == open->relationship.id;
  return is_current ? &*open : nullptr;
}

share::Invite invite_of(const Relationship& relationship) {
  const StoredInvite& stored = relationship.invites.back();
  share::Invite invite;
  invite.id = stored.id;
  invite.recipient = relationship.recipient;
  invite.secret = stored.secret;
  invite.expires = stored.expires_day;
  invite.therapist = relationship.label;
  invite.receive = static_cast<share::Receive>(relationship.receive_mode);
  invite.address = relationship.receive_address;
  invite.line = relationship.line;
  return invite;
}

namespace {

// Those that may take a new key by themselves, the latest first: each under the invite of its latest share,
// and, as far as there is room, under those that it may have taken since without sending anything.
std::vector<ProveRotation::Phone> phones_of(const Relationship& relationship) {
  std::vector<ProveRotation::Phone> phones;
  for (const bool is_since : {false, true}) {
    for (auto device = relationship.devices.rbegin(); device != relationship.devices.rend(); ++device) {
      if (device->state != StoredDeviceState::accepted) continue;
      bool is_after = false;
      for (const StoredInvite& invite : relationship.invites) {
        const bool is_its = invite.id == device->invite;
        const bool is_meant = is_since ? is_after && &invite != &relationship.invites.back() : is_its;
        is_after = is_after || is_its;
        if (!is_meant || phones.size() == share::kRotationProofsMax) continue;
        phones.push_back({bytes_of(invite.id), bytes_of(invite.secret), bytes_of(device->secret)});
      }
    }
  }
  return phones;
}

}  // namespace

void renew_key(State& state) {
  const std::optional<Id> client = state.therapist.current;
  state.show(Screen::loading);  // a second press finds nothing to make
  state.ask(MakeIdentity{}, [&state, client](const Reply& reply) {
    state.show(Screen::invite);
    if (!reply.ok) return void(state.stored(Status(reply.fault)));
    Key recipient{};
    std::copy_n(reply.bytes.begin(), std::min(reply.bytes.size(), recipient.size()), recipient.begin());
    const Day expires{state.host.today().count + kInviteDays};
    if (!state.stored(state.record->replace_key(*client, reply.text, recipient, expires))) return;
    if (!load_current(state)) return;
    safety_copy::write_now(state);
    prove_rotation(state);
  });
}

void prove_rotation(State& state) {
  state.therapist.rotation.clear();
  const ClientCourse* client = current(state);
  if (client == nullptr || client->relationship.past_keys.empty()) return;
  ProveRotation prove;
  prove.phones = phones_of(client->relationship);
  const auto text = share::rotation_text(invite_of(client->relationship));
  if (!text || prove.phones.empty()) return;
  prove.text = *text;
  state.ask(prove, [&state, invite = client->relationship.invites.back().id](const Reply& reply) {
    const ClientCourse* now = current(state);
    if (!reply.ok || now == nullptr || now->relationship.invites.back().id != invite) return;
    state.therapist.rotation.clear();
    for (ByteReader in(reply.bytes); in.left() >= 16;) state.therapist.rotation.push_back(in.fixed<16>());
  });
}

void accept_phone(State& state, std::size_t row, bool is_accepted) {
  const ClientCourse* client = current(state);
  if (client == nullptr || row >= client->relationship.devices.size()) return;
  const Id relationship = client->relationship.id;
  const StoredDeviceState as = is_accepted ? StoredDeviceState::accepted : StoredDeviceState::stopped;
  const ShortId device = client->relationship.devices[row].id;
  if (!state.stored(state.record->set_device_state(relationship, device, as)) || !load_current(state)) return;
  prove_rotation(state);
  look_into_mail(state);  // what waits is judged anew
}

std::string invite_link(const State& state) {
  const ClientCourse* client = current(state);
  if (client == nullptr || client->relationship.invites.empty()) return {};
  const Relationship& relationship = client->relationship;
  share::Invite invite = invite_of(relationship);
  invite.rotation = state.therapist.rotation;
  const bool is_awaited = invite.rotation.empty() && !phones_of(relationship).empty();
  if (!relationship.past_keys.empty() && is_awaited) return {};
  const Result<std::string> link = share::write_invite_link(state.start.site, invite);
  return link ? *link : std::string();
}

}  // namespace attune::therapist
