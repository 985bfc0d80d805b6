// All that waits, in one message: each can be looked at first, and what was left out of it stays out.
#include <algorithm>

#include "client/flow.h"
#include "client/hand_over.h"
#include "client/sending.h"
#include "days.h"
#include "screens.h"

namespace attune {
namespace {

std::string answers_in(const State& state, const StoredCheckIn& stored) {
  const Result<CheckIn> view = client::view_of(state, stored);
  const auto is_given = [](const Answer& answer) { return answer.is_given(); };
  const auto count =
      view ? std::count_if(view->answers().begin(), view->answers().end(), is_given) : std::ptrdiff_t{0};
  return state.strings(S::together_answers, {{"count", std::to_string(count)}});
}

void draw_waiting(const State& state, ui::Pass& pass, std::size_t shown) {
  const Sentences& say = state.strings;
  const auto list = ui::list(pass, "list", say(S::home_history));
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t place = state.client.together[i];
    const StoredCheckIn& stored = state.client.check_ins[place];
    const auto item = ui::item(pass, hex_encode(stored.parts.id));
    const std::string day = day_long(say, stored.parts.session_day);
    ui::list_row(pass, {.key = "row",
                        .title = say(S::home_history_row, {{"day", day}}),
                        .detail = answers_in(state, stored),
                        .trailing = say(S::together_look),
                        .action = LookAtKept{static_cast<int>(place)}});
  }
}

}  // namespace

void draw_send_together(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const Filling name{"name", desk.relationship->label};
  ui::title(pass, say(S::together_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::together_what, {name}));
  {
    const auto card = ui::card(pass, "waiting");
    const std::size_t shown = std::min(desk.together.size(), kRowsAdded + desk.rows_added);
    draw_waiting(state, pass, shown);
    draw_more_rows(state, pass, shown, desk.together.size());
  }
  const auto foot = ui::foot(pass);
  if (client::receive_mode(state) != ReceiveMode::on_this_computer) {
    ui::text(pass, "trace", say(S::review_trace), ui::Style::small, ui::Tone::muted);
  }
  ui::Button send = {.key = {}, .label = {}, .action = Nothing{}, .kind = ui::ButtonKind::filled};
  if (desk.ready) send = client::hand_over_button(state, *desk.ready);
  const bool can_try = !desk.ready && !desk.is_sealing;
  const std::string label = can_try ? say(S::app_try_again) : say(S::review_send, {name});
  send.key = "send";
  send.label = label;
  send.enabled = desk.ready.has_value() || can_try;
  if (desk.ready) send.action = Send{};
  if (can_try) send.action = UseClient{ClientVerb::gather};
  ui::button(pass, send);
  ui::button(
      pass,
      {.key = "back", .label = say(S::app_back), .action = Go{Screen::home}, .kind = ui::ButtonKind::words});
}

}  // namespace attune
