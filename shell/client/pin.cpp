// A desk that a PIN opens. It names nobody.
#include "screens.h"
#include "vault.h"

namespace attune {

void draw_pin(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::mark(pass);
  ui::title(pass, say(S::pin_title));
  draw_secret_field(state, pass,
                    {.key = "pin",
                     .label = say(S::pin_label),
                     .hint = {},
                     .chars_max = vault::kPinDigitsMax,
                     .input_mode = "numeric",
                     .autocomplete = "off"});
  draw_show_switch(state, pass);
  const auto foot = ui::foot(pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "open",
                    .label = say(S::pin_open),
                    .action = UseVault{VaultVerb::unlock},
                    .kind = ui::ButtonKind::filled});
  ui::text(pass, "forgot", say(S::pin_forgot), ui::Style::small, ui::Tone::muted);
  ui::button(
      pass,
      {.key = "who", .label = say(S::who_change), .action = Go{Screen::who}, .kind = ui::ButtonKind::words});
  draw_about_link(state, pass);
}

}  // namespace attune
