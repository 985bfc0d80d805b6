// Before a check-in is taken back: what that does, and what it cannot undo.
#include "client/flow.h"
#include "client/hand_over.h"
#include "screens.h"

namespace attune {

void draw_take_back(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const Filling name{"name", desk.relationship->label};
  ui::title(pass, say(S::take_back_title));
  draw_notices(state, pass);
  ui::text(pass, "asks", say(S::take_back_asks, {name}));
  ui::text(pass, "cannot", say(S::take_back_cannot, {name}));
  ui::text(pass, "stays", say(S::take_back_stays));
  const auto foot = ui::foot(pass);
  if (client::receive_mode(state) != ReceiveMode::on_this_computer) {
    ui::text(pass, "trace", say(S::review_trace), ui::Style::small, ui::Tone::muted);
  }
  ui::Button send = {.key = {}, .label = {}, .action = Nothing{}, .kind = ui::ButtonKind::filled};
  if (desk.ready) send = client::hand_over_button(state, *desk.ready);
  const bool can_try = !desk.ready && !desk.is_sealing;
  const std::string label = say(can_try ? S::app_try_again : S::take_back_send);
  send.key = "send";
  send.label = label;
  send.enabled = desk.ready.has_value() || can_try;
  if (desk.ready) send.action = Send{};
  if (can_try) send.action = Go{Screen::take_back};
  ui::button(pass, send);
  ui::button(pass,
             {.key = "back", .label = say(S::app_back), .action = Back{}, .kind = ui::ButtonKind::words});
}

}  // namespace attune
