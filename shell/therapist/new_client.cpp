// A short name that only the therapist sees.
#include "screens.h"

namespace attune {

void draw_new_client(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::new_client_title));
  {
    const auto card = ui::card(pass, "form");
    ui::field(pass, {.key = "alias",
                     .label = say(S::new_client_alias),
                     .hint = say(S::new_client_alias_hint),
                     .value = state.field("alias"),
                     .chars_max = 40,
                     .autocomplete = "off",
                     .action = WriteField{"alias"}});
  }
  const auto foot = ui::foot(pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "make",
                    .label = say(S::new_client_make),
                    .action = MakeClient{},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::clients},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
