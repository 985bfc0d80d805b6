// On a client's first page: whether the last message went, and what waits to be sent. Neither is ever asked
// twice of one message, and nothing is said of a therapist that this phone cannot know.
#include "client/own_flow.h"
#include "client/sending.h"
#include "days.h"
#include "screens.h"

namespace attune {

void draw_read_link(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Filling name{"name", state.client.relationship->label};
  const bool is_shown = state.client.shows_read;
  if (is_shown) ui::text(pass, "unknown", say(S::home_read_unknown, {name}));
  ui::button(pass, {.key = "read",
                    .label = say(is_shown ? S::home_read_hide : S::home_read_ask, {name}),
                    .action = UseClient{ClientVerb::show_read, is_shown ? 0 : 1},
                    .kind = ui::ButtonKind::words});
}

void draw_last_message(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::vector<SentShare>& sent = state.client.sent;
  if (sent.empty() || client::has_gone(state, sent.back())) return;
  const std::string day =
      day_short(say, day_of_moment(sent.back().sent_at_ms, state.start.minutes_east_of_utc));
  const std::string asks =
      say(S::home_did_it_go, {{"name", state.client.relationship->label}, {"day", day}});
  const auto card = ui::card(pass, "last_message");
  const auto group = ui::group(pass, "went", asks);
  ui::text(pass, "asks", asks);
  {
    const auto row = ui::row(pass, "answer", {1, 1});
    ui::button(pass,
               {.key = "yes", .label = say(S::home_went), .action = UseClient{ClientVerb::it_went}});
    ui::button(pass, {.key = "not_yet",
                      .label = say(S::home_went_not),
                      .action = SendAgain{static_cast<int>(sent.size()) - 1}});
  }
  draw_read_link(state, pass);
}

void draw_waiting(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::size_t count = client::waiting(state).size();
  if (count < 2) return;  // the list below has a way to send a single one
  const auto card = ui::card(pass, "waiting");
  ui::text(pass, "count", say(S::home_waiting, {{"count", std::to_string(count)}}));
  ui::button(
      pass, {.key = "gather", .label = say(S::together_title), .action = UseClient{ClientVerb::gather}});
}

}  // namespace attune
