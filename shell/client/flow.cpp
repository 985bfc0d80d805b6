#include "client/flow.h"

#include <algorithm>

#include "base/text.h"
#include "client/handed.h"
#include "client/own_flow.h"
#include "client/sending.h"
#include "client/take_along.h"
#include "copies.h"
#include "desks.h"
#include "vault.h"

namespace attune::client {
namespace {

constexpr std::string_view kStaysSetting = "stays_until_next";

std::size_t first_note(const State& state) {
  const std::vector<Item>& items = state.instrument().items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == ItemKind::text) return i;
  }
  return items.size();
}

void store_draft(State& state) { state.stored(state.record->save_draft(state.client.draft->state())); }

// Notes stand together on one page, the last before "Check and send".
void show_position(State& state) {
  Draft& draft = *state.client.draft;
  if (draft.position() >= state.instrument().item_count()) return check_and_send(state);
  const bool is_note = state.instrument().item(draft.position()).kind == ItemKind::text;
  state.show(is_note ? Screen::notes : Screen::question);
}

void go_to(State& state, std::size_t position) {
  state.client.draft->go_to(position);
  store_draft(state);
  show_position(state);
}

// What was sent to this therapist and nothing else: an answer that was left out must leave no mark, so it may
// not decide what is asked next either.
Course course_of_sent(const State& state, Day until) {
  std::vector<CheckIn> shared;
  for (const StoredCheckIn& stored : state.client.check_ins) {
    if (until < stored.parts.session_day) continue;
    bool was_sent = false;
    for (const SentShare& share : state.client.sent) {
      for (const CheckInName& name : share.check_ins) {
        was_sent = was_sent || (name.id == stored.parts.id && name.revision == stored.parts.revision);
      }
    }
    was_sent = was_sent && !is_taken_back(state, stored.parts.id);
    Result<CheckIn> view = view_of(state, stored);
    if (was_sent && view) shared.push_back(std::move(*view));
  }
  return Course::of(state.instrument(), shared);
}

// The one saved last. A draft of questions that this site no longer has stays stored and is not shown.
Status take_up_draft(State& state) {
  ClientDesk& desk = state.client;
  desk.draft.reset();
  auto draft = state.record->load_draft(desk.relationship->id);
  if (!draft) return draft.error();
  if (!*draft) return done();
  Result<Draft> opened = Draft::open(state.instrument(), std::move(**draft));
  if (opened) desk.draft = std::move(*opened);
  // What is answered from here on is answered in the language that is now spoken.
  if (opened) desk.draft->set_language(state.instrument().language(state.language).tag);
  return done();
}

bool discard_draft(State& state) {
  const Draft& draft = *state.client.draft;
  return state.stored(state.record->discard_draft({draft.id(), draft.state().revision}));
}

void begin_draft(State& state, Day day) {
  ClientDesk& desk = state.client;
  DraftState fresh;
  fresh.id = state.record->new_id();
  fresh.relationship = desk.relationship->id;
  fresh.instrument = state.instrument().key();
  fresh.language = state.instrument().language(state.language).tag;
  fresh.session_day = day;
  fresh.episode_open = state.handed ? state.handed->episode_open : course_of_sent(state, day).episode_open();
  Result<Draft> draft = Draft::open(state.instrument(), std::move(fresh));
  if (!draft) return state.refuse(draft.fault());
  desk.draft = std::move(*draft);
  desk.left_out.clear();
  desk.stays = desk.stays || state.uses_keyboard;
  store_draft(state);
  show_position(state);
}

void answered(State& state, std::size_t item, const Answer& before, const Status& status, bool moves_on) {
  if (!status) return;
  store_draft(state);
  const Answer& now = state.client.draft->answer_of(item);
  if (moves_on && !before.is_given() && now.is_given() && !state.client.stays && !state.trouble) {
    state.moves_on = state.moves;
  }
}

void start_with_invite(State& state) { state.show(state.client.is_chosen ? Screen::start : Screen::who); }

Relationship relationship_from(const share::Invite& invite) {
  Relationship from_invite;
  from_invite.label = invite.therapist;
  from_invite.recipient = invite.recipient;
  from_invite.receive_mode = static_cast<ReceiveMode>(invite.receive);
  from_invite.receive_address = invite.address;
  from_invite.line = invite.line;
  from_invite.invites.push_back({invite.id, invite.secret, invite.expires, false});
  return from_invite;
}

// Whoever made the invite knows what this phone and its therapist share: the new key takes the place of the
// old one. Otherwise it is an invite like any other.
void rotation_proved(State& state, const std::vector<Id>& relationships, const Reply& reply) {
  const share::Invite& invite = *state.client.invite;
  for (std::size_t i = 0; reply.ok && i < relationships.size(); ++i) {
    const share::RotationProof mine = ByteReader(ByteView(reply.bytes).subspan(i * 16)).fixed<16>();
    if (std::find(invite.rotation.begin(), invite.rotation.end(), mine) == invite.rotation.end()) continue;
    const Status taken = state.record->accept_new_key(relationships[i], relationship_from(invite));
    if (!taken) return state.refuse(taken.fault());
    state.client.has_new_key = true;
    return open(state);
  }
  start_with_invite(state);
}

void ask_for_rotation(State& state, const std::vector<Relationship>& relationships) {
  ProveRotation prove;
  std::vector<Id> asked;
  for (const Relationship& relationship : relationships) {
    for (const StoredInvite& invite : relationship.invites) {
      const Device& own = relationship.devices.front();
      if (invite.id != own.invite) continue;
      prove.phones.push_back({bytes_of(invite.id), bytes_of(invite.secret), bytes_of(own.secret)});
      asked.push_back(relationship.id);
    }
  }
  prove.text = *share::rotation_text(*state.client.invite);
  state.ask(prove, [&state, asked](const Reply& reply) { rotation_proved(state, asked, reply); });
}

}  // namespace

void open(State& state) {
  ClientDesk& desk = state.client;
  if (state.unsaved) state.stored(state.record->save_draft(*state.unsaved));
  state.unsaved.reset();
  const auto stays = state.record->setting(kStaysSetting);
  desk.stays = stays && *stays && **stays == "1";
  auto relationships = state.record->relationships();
  if (!relationships) return state.refuse(relationships.fault());
  desk.relationship.reset();
  for (const Relationship& relationship : *relationships) {
    const auto& invites = relationship.invites;
    const bool is_invited =
        !desk.invite || std::any_of(invites.begin(), invites.end(),
                                    [&](const StoredInvite& invite) { return invite.id == desk.invite->id; });
    if (is_invited) desk.relationship = relationship;
  }
  if (!desk.relationship && desk.invite && !desk.invite->rotation.empty()) {
    return ask_for_rotation(state, std::move(*relationships));
  }
  if (!desk.relationship && desk.invite) return start_with_invite(state);
  if (!desk.relationship) return state.show(Screen::first_page);
  desk.invite.reset();
  const std::optional<std::size_t> came = put_down(state);
  go_home(state);
  desk.came_along = came;
  // On a phone that others use nothing that was answered opens by itself.
  const bool is_of_today = desk.draft && desk.draft->session_day() == state.host.today();
  if (is_of_today && desk.draft->has_answers() && !state.is_shared_phone()) show_position(state);
}

void go_home(State& state) {
  ClientDesk& desk = state.client;
  // An older session that was begun and not answered is none.
  const bool is_none =
      desk.draft && !desk.draft->has_answers() && desk.draft->session_day() != state.host.today();
  if (is_none) discard_draft(state);
  desk.review.reset();
  desk.ready.reset();
  desk.handed.reset();
  desk.draft.reset();
  desk.looked_at.reset();
  desk.changed_item.reset();
  desk.takes_back.reset();
  desk.together.clear();
  desk.shows_read = false;
  desk.rows_added = 0;
  desk.came_along.reset();
  const Id& relationship = desk.relationship->id;
  copies::load(state);
  auto check_ins = state.record->check_ins(relationship);
  auto sent = state.record->sent(relationship);
  if (!check_ins) return state.refuse(check_ins.fault());
  if (!sent) return state.refuse(sent.fault());
  desk.check_ins = std::move(*check_ins);
  desk.sent = std::move(*sent);
  desk.went = last_that_went(state);
  if (const Status taken = take_up_draft(state); !taken) return state.refuse(taken.fault());
  number_draft(state);
  state.show(state.handed ? Screen::start : Screen::home);
}

void begin(State& state, bool shared_phone) {
  if (state.handed) return begin_handed(state);
  const auto accept = [](State& opened) {
    auto accepted = opened.record->accept_invite(relationship_from(*opened.client.invite));
    if (!accepted) return opened.refuse(accepted.fault());
    opened.client.relationship = std::move(*accepted);
    opened.client.invite.reset();
    ask_to_keep(opened);
    start_check_in(opened);
  };
  // One desk for each therapist: no file, lock or key is shared between what two people may read.
  const NewDesk desk{DeskKind::client, shared_phone, shared_phone ? "" : state.client.invite->therapist};
  if (!shared_phone) return make_desk(state, desk, accept);
  if (state.screen != Screen::new_pin) return state.show(Screen::new_pin);
  if (!vault::is_pin(state.field("pin"), vault::kPinDigitsMin, vault::kPinDigitsMax)) {
    return state.complain(S::pin_digits, "pin");
  }
  state.show(Screen::loading);
  vault::make_pin_key(
      state, [&state, desk, accept](const DeskKey& key) { make_desk(state, desk, accept, key); },
      [&state] { state.show(Screen::new_pin); });
}

void start_check_in(State& state) {
  ClientDesk& desk = state.client;
  state.trouble.reset();
  const auto goes_on = [&] {
    return desk.draft->has_answers() || desk.draft->session_day() == state.host.today();
  };
  // An empty draft of another day would carry that day and what was asked then.
  while (desk.draft && !goes_on() && discard_draft(state)) {
    if (!state.stored(take_up_draft(state))) break;
  }
  if (desk.draft && goes_on()) return show_position(state);
  begin_draft(state, state.host.today());
}

void start_older(State& state, Day day) {
  const ClientDesk& desk = state.client;
  // One that has answers stays stored, and is taken up once this one is finished.
  if (desk.draft && !desk.draft->has_answers() && !discard_draft(state)) return;
  begin_draft(state, day);
}

void answer(State& state, std::size_t item, int value, bool moves_on) {
  const Answer before = state.client.draft->answer_of(item);
  answered(state, item, before, state.client.draft->answer(item, value), moves_on);
}

void choose(State& state, std::size_t item, std::size_t choice, bool moves_on) {
  const Answer before = state.client.draft->answer_of(item);
  answered(state, item, before, state.client.draft->choose(item, choice), moves_on);
}

void choose_special(State& state, std::size_t item, std::size_t special, bool moves_on) {
  const Answer before = state.client.draft->answer_of(item);
  answered(state, item, before, state.client.draft->choose_special(item, special), moves_on);
}

void skip(State& state, std::size_t item) {
  if (state.client.draft->skip(item)) next(state);
}

// Who changes one answer is asked that one question, and not the rest.
bool ends_change(State& state) {
  const bool ends =
      state.screen == Screen::question && state.client.changed_item == state.client.draft->position();
  state.client.changed_item.reset();
  if (ends) check_and_send(state);
  return ends;
}

void next(State& state) {
  if (ends_change(state)) return;
  const bool on_notes = state.screen == Screen::notes;
  const Draft& draft = *state.client.draft;
  go_to(state, on_notes ? state.instrument().item_count() : draft.next_after(draft.position()));
}

void back(State& state) {
  ClientDesk& desk = state.client;
  if (state.screen == Screen::take_back) {
    desk.takes_back.reset();
    desk.ready.reset();
    return state.show(Screen::one_check_in);
  }
  if (state.screen == Screen::check_and_send && !desk.draft) return go_home(state);
  if (ends_change(state)) return;
  const std::size_t here = state.screen == Screen::check_and_send ? state.instrument().item_count()
                           : state.screen == Screen::notes        ? first_note(state)
                                                                  : desk.draft->position();
  const std::optional<std::size_t> previous = state.screen == Screen::check_and_send
                                                  ? std::optional(first_note(state))
                                                  : desk.draft->previous_before(here);
  if (!previous) return go_home(state);
  go_to(state, *previous);
}

void show_item(State& state, std::size_t item) { go_to(state, item); }

void finish_here(State& state) { go_to(state, state.instrument().item_count()); }

void stay(State& state, bool stays) {
  state.client.stays = stays;
  state.stored(state.record->set_setting(kStaysSetting, stays ? "1" : "0"));
}

void write(State& state, std::size_t item, std::string_view words) {
  if (state.client.draft->write(item, plain_text(words, true))) store_draft(state);
}

void share_note(State& state, std::size_t item, bool share) {
  if (state.client.draft->share(item, share)) store_draft(state);
}

}  // namespace attune::client
