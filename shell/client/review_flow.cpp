// "Check and send" and what follows it. A draft is finished only when the person sends it or leaves it for
// later, so that every answer can still be changed here.
#include "client/sending.h"

namespace attune::client {
namespace {

constexpr std::string_view kLeftOutSetting = "left_out";  // of the draft, until it is finished
constexpr std::string_view kWordSetting = "word";         // its index; the same for all this phone sends

std::string left_out_text(const State& state) {
  std::string text;
  for (const std::string& id : state.client.left_out) text += id + ' ';
  return text;
}

std::set<std::string> left_out_of(std::string_view text) {
  std::set<std::string> ids;
  for (std::size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ')) {
    ids.emplace(text.substr(0, space));
    text.remove_prefix(space + 1);
  }
  return ids;
}

// The draft becomes a finished check-in, with what is left out of it. False if it could not be stored.
bool finish_draft(State& state) {
  ClientDesk& desk = state.client;
  if (!desk.draft) return true;
  const CheckInName name{desk.draft->id(), desk.draft->state().revision};
  if (!state.stored(state.record->finish(desk.draft->state(), desk.review->finished_at_ms()))) return false;
  for (const std::string& item : desk.left_out) {
    if (!state.stored(state.record->leave_out(name, item, true))) return false;
  }
  desk.draft.reset();
  return state.stored(state.record->set_setting(kLeftOutSetting, ""));
}

void hand_over_here(State& state, const ReadyToSend& ready) {
  state.ask(PutMail{ready.share.age}, [&state](const Reply& reply) {
    if (!reply.ok) state.note(reply.fault);
  });
}

}  // namespace

void check_and_send(State& state) {
  ClientDesk& desk = state.client;
  desk.review = desk.draft->finish(state.host.now_ms());
  const auto left_out = state.record->setting(kLeftOutSetting);
  desk.left_out = left_out && *left_out ? left_out_of(**left_out) : std::set<std::string>{};
  state.show(Screen::check_and_send);
  make_ready(state);
}

void look_at_kept(State& state, std::size_t row) {
  const StoredCheckIn& stored = state.client.check_ins[row];
  Result<CheckIn> check_in = read(state, stored);
  if (!check_in) return state.refuse(check_in.fault());
  state.client.draft.reset();
  state.client.review = std::move(*check_in);
  state.client.left_out = {stored.left_out.begin(), stored.left_out.end()};
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
  state.stored(desk.draft ? state.record->set_setting(kLeftOutSetting, left_out_text(state))
                          : state.record->leave_out(name, item_id, !is_sent));
  make_ready(state);
}

void send(State& state) {
  ClientDesk& desk = state.client;
  if (!desk.ready || !finish_draft(state)) return;
  ReadyToSend ready = *desk.ready;
  ready.share.sent_at_ms = state.host.now_ms();
  if (!state.stored(state.record->record_sent(ready.share))) return;
  if (!state.stored(state.record->set_setting(kWordSetting, std::to_string(ready.word)))) return;
  if (desk.relationship->receive_mode == ReceiveMode::on_this_computer) hand_over_here(state, ready);
  if (state.is_shared_phone()) state.stored(state.record->forget_answers_once_sent(ready.share.hash));
  if (auto relationship = state.record->relationship(desk.relationship->id))
    desk.relationship = *relationship;
  go_home(state);
  desk.handed = std::move(ready);
  state.show(Screen::sent);
}

void send_again(State& state, std::size_t row) {
  const SentShare& share = state.client.sent[row];
  ReadyToSend again;
  again.share = share;
  if (const auto link = share::write_share_link(state.start.site, share.age)) again.link = *link;
  if (const auto file = share::write_share_file(share.age)) again.file = *file;
  const auto word = state.record->setting(kWordSetting);
  if (word && *word) again.word = static_cast<std::uint16_t>(std::stoi(**word));
  if (state.client.relationship->receive_mode == ReceiveMode::on_this_computer) hand_over_here(state, again);
  state.client.handed = std::move(again);
  state.show(Screen::sent);
}

void not_now(State& state) {
  if (finish_draft(state)) go_home(state);
}

}  // namespace attune::client
