// Between two sessions: the desk is closed, and six digits lead back to it.
#include "screens.h"
#include "vault.h"

namespace attune {

void draw_closing(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!vault::can_close(state)) return;
  const auto row = ui::row(pass, "close", {1, 1});
  // Without a PIN nothing could be uncovered: it is chosen first.
  ui::button(pass,
             {.key = "cover",
              .label = say(S::covered_cover),
              .action = state.has_cover_pin ? Action(UseVault{VaultVerb::cover}) : Go{Screen::this_desk}});
  ui::button(pass, {.key = "lock", .label = say(S::covered_lock), .action = UseVault{VaultVerb::lock}});
}

void draw_covered(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.covered) return draw_loading(state, pass);
  ui::mark(pass);
  ui::title(pass, say(S::covered_title));
  draw_secret_field(state, pass,
                    {.key = "pin",
                     .label = say(S::covered_pin),
                     .hint = {},
                     .chars_max = vault::kCoverPinDigits,
                     .input_mode = "numeric",
                     .autocomplete = "off"});
  const auto foot = ui::foot(pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "open",
                    .label = say(S::unlock_open),
                    .action = UseVault{VaultVerb::unlock},
                    .kind = ui::ButtonKind::filled});
  ui::text(pass, "tries", say(S::covered_tries, {{"count", std::to_string(state.covered->tries_left)}}),
           ui::Style::small, ui::Tone::muted);
  ui::button(
      pass,
      {.key = "passphrase", .label = say(S::unlock_by_passphrase), .action = UseVault{VaultVerb::lock}});
  draw_about_link(state, pass);
}

}  // namespace attune
