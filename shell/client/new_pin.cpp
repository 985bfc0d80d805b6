// A phone that others use too: the person chooses a PIN before anything is kept.
#include "screens.h"
#include "vault.h"

namespace attune {

void draw_new_pin(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const bool from_copy = !state.copy.opened.empty();
  ui::title(pass, say(S::pin_new_title));
  ui::text(pass, "what", say(S::pin_new_what));
  draw_secret_field(state, pass,
                    {.key = "pin",
                     .label = say(S::pin_label),
                     .hint = say(S::pin_digits),
                     .chars_max = vault::kPinDigitsMax,
                     .input_mode = "numeric",
                     .autocomplete = "off"});
  draw_show_switch(state, pass);
  ui::text(pass, "worth", say(S::pin_worth), ui::Style::small, ui::Tone::muted);
  const auto foot = ui::foot(pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "begin",
                    .label = say(S::app_next),
                    .action = from_copy ? Action(UseCopy{CopyVerb::restore, 1}) : BeginClient{true},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{from_copy ? Screen::restore : Screen::start},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
