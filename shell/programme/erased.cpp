// Deleting everything: asking once more before it, and what is left after it.
#include "screens.h"

namespace attune {

void draw_erase(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::button(pass, {.key = "erase",
                    .label = say(S::erase_all),
                    .action = EraseAll{EraseStep::ask},
                    .kind = ui::ButtonKind::words});
  if (!state.asks_to_erase) return;
  const auto dialog = ui::dialog(pass, {.key = "sure",
                                        .label = say(S::erase_sure_title),
                                        .close_label = say(S::erase_keep),
                                        .close = EraseAll{EraseStep::keep}});
  ui::text(pass, "what", say(S::erase_sure));
  ui::button(pass, {.key = "do", .label = say(S::erase_do), .action = EraseAll{EraseStep::erase}});
}

void draw_erased(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::erase_done));
  draw_notices(state, pass);
  if (state.left_after_erasing.empty()) {
    ui::point(pass, "left", ui::Icon::check,
              say(state.others_after_erasing ? S::erase_left_others : S::erase_left_nothing));
  } else {
    ui::text(pass, "left", say(S::erase_left, {{"list", state.left_after_erasing}}));
  }
  ui::text(pass, "sent", say(S::erase_not_sent));
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home", .label = say(S::app_home), .action = Go{Screen::home}});
}

}  // namespace attune
