// "Check and send" and what follows it. A draft is finished only when the person sends it or leaves it for
// later, so that every answer can still be changed here.
#include "client/own_flow.h"
#include "client/sending.h"

namespace attune::client {
namespace {

constexpr std::string_view kWordSetting = "word";  // its index; the same for all this phone sends

// The draft becomes a finished check-in. False if it could not be stored.
bool finish_draft(State& state) {
  ClientDesk& desk = state.client;
  if (!desk.draft || desk.takes_back || !desk.together.empty()) return true;
  if (!state.stored(state.record->finish(desk.draft->state(), desk.review->finished_at_ms()))) return false;
  desk.draft.reset();
  return true;
}

void store_sent(State& state, ReadyToSend ready) {
  ClientDesk& desk = state.client;
  if (!finish_draft(state)) return;
  ready.share.sent_at_ms = state.host.now_ms();
  if (!state.stored(state.record->record_sent(ready.share))) return;
  if (!state.stored(state.record->set_setting(kWordSetting, std::to_string(ready.word)))) return;
  if (ready.is_put_here) note_that_it_went(state, ready.share.hash);
  if (state.is_shared_phone()) state.stored(state.record->forget_answers_once_sent(ready.share.hash));
  if (auto relationship = state.record->relationship(desk.relationship->id))
    desk.relationship = *relationship;
  go_home(state);
  desk.handed = std::move(ready);
  state.show(Screen::sent);
}

// Into this computer's own inbox; only its answer says that it is there. Until then nobody changes what is on
// its way.
void put_here(State& state, const ReadyToSend& ready, std::function<void(State&, ReadyToSend)> then) {
  const PutMail put{{{ready.share.age, hint_for(state, ready.share.age)}}};
  const Screen asked_on = state.screen;
  state.show(Screen::loading);
  state.ask(put, [&state, ready, then, asked_on](const Reply& reply) {
    state.show(asked_on);
    ReadyToSend put = ready;
    put.is_put_here = reply.ok;
    then(state, std::move(put));
    if (!reply.ok) state.stored(Status(reply.fault));
  });
}

void show_handed(State& state, ReadyToSend ready) {
  if (ready.is_put_here) note_that_it_went(state, ready.share.hash);
  state.client.handed = std::move(ready);
  state.show(Screen::sent);
}

void review(State& state, CheckIn check_in, bool episode_open, const std::vector<std::string>& left_out) {
  ClientDesk& desk = state.client;
  desk.review = std::move(check_in);
  desk.review_episode_open = episode_open;
  desk.left_out = {left_out.begin(), left_out.end()};
  state.show(Screen::check_and_send);
  make_ready(state);
}

}  // namespace

void check_and_send(State& state) {
  const Draft& draft = *state.client.draft;
  const auto left_out = state.record->left_out({draft.id(), draft.state().revision});
  if (!state.stored(left_out)) return;
  review(state, draft.finish(state.host.now_ms()), draft.episode_open(), *left_out);
}

void look_at_kept(State& state, std::size_t row) {
  const StoredCheckIn& stored = state.client.check_ins[row];
  Result<CheckIn> check_in = read(state, stored);
  if (!check_in) return state.refuse(check_in.fault());
  state.client.draft.reset();
  state.client.together.clear();
  state.client.looked_at = stored.parts.id;
  review(state, std::move(*check_in), stored.episode_open, stored.left_out);
}

void try_again(State& state) {
  state.trouble.reset();
  state.show(Screen::check_and_send);
  make_ready(state);
}

void leave_out(State& state, std::string_view item_id, bool is_sent) {
  ClientDesk& desk = state.client;
  if (is_sent)
    desk.left_out.erase(std::string(item_id));
  else
    desk.left_out.emplace(item_id);
  const CheckInName name{desk.review->id(), desk.review->revision()};
  state.stored(state.record->leave_out(name, item_id, !is_sent));
  make_ready(state);
}

void send(State& state, bool is_opened) {
  if (!state.client.ready) return;
  ReadyToSend ready = *state.client.ready;
  ready.is_opened = is_opened;
  if (receive_mode(state) != ReceiveMode::on_this_computer) return store_sent(state, std::move(ready));
  state.client.ready.reset();  // a second press finds nothing to send
  put_here(state, ready, store_sent);
}

void send_again(State& state, std::size_t row) {
  const SentShare& share = state.client.sent[row];
  ReadyToSend again;
  again.share = share;
  again.link = share_link(state, share.age);
  if (const auto file = share::write_share_file(share.age)) again.file = *file;
  const auto word = state.record->setting(kWordSetting);
  if (word && *word) again.word = static_cast<std::uint16_t>(std::stoi(**word));
  if (receive_mode(state) == ReceiveMode::on_this_computer) return put_here(state, again, show_handed);
  show_handed(state, std::move(again));
}

// A correction that changes nothing is none.
bool is_as_it_was(const State& state) {
  const ClientDesk& desk = state.client;
  if (!desk.draft || !desk.review) return false;
  for (const StoredCheckIn& stored : desk.check_ins) {
    const Result<CheckIn> before = read(state, stored);
    const bool is_same = before && before->answers() == desk.review->answers() &&
                         before->session_day() == desk.review->session_day();
    if (stored.parts.id == desk.draft->id() && is_same) return true;
  }
  return false;
}

// On a phone that others use a finished check-in would stand nowhere, so there it stays a draft.
void not_now(State& state) {
  if (is_as_it_was(state)) return leave_as_it_was(state);
  if (state.is_shared_phone() || finish_draft(state)) go_home(state);
}

ReceiveMode receive_mode(const State& state) {
  const ReceiveMode asked = state.client.relationship->receive_mode;
  if (state.handed) return asked;
  if (asked != ReceiveMode::on_this_computer) return asked;
  // That computer is the therapist's; on any other the client's own way of sending is all there is.
  for (const DeskListing& desk : state.start.desks) {
    if (desk.therapist) return asked;
  }
  return ReceiveMode::by_any_app;
}

}  // namespace attune::client
