// What this phone keeps of one client, and how it is used. Each card is one thing to know or to do.
#include "screens.h"

namespace attune {
namespace {

void draw_kept(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::size_t count = state.client.check_ins.size();
  const auto card = ui::card(pass, "kept");
  ui::text(pass, "count", say(S::this_phone_count, {{"count", std::to_string(count)}}));
  ui::text(pass, "whose", say(state.is_shared_phone() ? S::this_phone_shared : S::this_phone_only_me));
  if (state.may_be_deleted) ui::text(pass, "may_delete", say(S::home_may_delete));
}

}  // namespace

void draw_this_phone(const State& state, ui::Pass& pass) {
  ui::title(pass, state.strings(S::this_phone_title));
  draw_notices(state, pass);
  draw_kept(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home", .label = state.strings(S::sent_home), .action = Go{Screen::home}});
}

}  // namespace attune
