// On "This phone": a PIN, or none.
#include "screens.h"
#include "vault.h"

namespace attune {

void draw_phone_lock(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "pin_card");
  ui::heading(pass, "title", say(S::pin_own_title));
  if (!state.key.empty()) {
    ui::text(pass, "is", say(S::pin_is));
    if (vault::can_close(state)) {
      ui::button(pass, {.key = "lock", .label = say(S::pin_lock), .action = UseVault{VaultVerb::lock}});
    }
    if (state.is_shared_phone()) return;
    ui::button(pass, {.key = "remove",
                      .label = say(S::pin_remove),
                      .action = UseVault{VaultVerb::remove_pin},
                      .kind = ui::ButtonKind::words});
    return;
  }
  ui::text(pass, "unprotected", say(S::unprotected_client));
  draw_secret_field(state, pass, {.key = "pin",
                                  .label = say(S::pin_label),
                                  .hint = say(S::pin_digits),
                                  .chars_max = vault::kPinDigitsMax,
                                  .input_mode = "numeric"});
  draw_show_switch(state, pass);
  ui::text(pass, "worth", say(S::pin_worth), ui::Style::small, ui::Tone::muted);
  ui::button(pass, {.key = "choose", .label = say(S::pin_choose), .action = UseVault{VaultVerb::set_pin}});
}

}  // namespace attune
