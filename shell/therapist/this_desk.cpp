// What this browser keeps of a therapist's desk, and what can be done with it. Each card is one thing to know
// or to do.
#include "screens.h"

namespace attune {
namespace {

void draw_desk_kept(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  std::size_t check_ins = 0;
  for (const ListedClient& client : state.therapist.clients) {
    check_ins += client.standing ? client.standing->count : 0;
  }
  const auto card = ui::card(pass, "kept");
  const std::string clients = std::to_string(state.therapist.clients.size());
  ui::text(pass, "count",
           say(S::this_desk_count, {{"clients", clients}, {"check_ins", std::to_string(check_ins)}}));
  ui::text(pass, "may_delete", say(state.may_be_deleted ? S::home_may_delete : S::home_stays));
}

}  // namespace

void draw_this_desk(const State& state, ui::Pass& pass) {
  ui::title(pass, state.strings(S::this_desk_title));
  draw_notices(state, pass);
  draw_desk_kept(state, pass);
  draw_desk_lock(state, pass);
  draw_safety_copy(state, pass);
  draw_supervisors_invite(state, pass);
  ui::button(pass, {.key = "bring", .label = state.strings(S::restore_have), .action = Go{Screen::restore}});
  ui::button(pass, {.key = "file", .label = state.strings(S::file_open), .action = Go{Screen::for_file}});
  draw_set_aside(state, pass);
  draw_erase(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "back", .label = state.strings(S::course_all), .action = Go{Screen::clients}});
}

}  // namespace attune
