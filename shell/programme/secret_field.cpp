// A passphrase, a PIN or a code: dots, and letters on request.
#include "screens.h"

namespace attune {

void draw_secret_field(const State& state, ui::Pass& pass, const SecretField& field) {
  const bool is_shown = state.choice("shown") == 1;
  ui::field(pass, {.key = field.key,
                   .label = field.label,
                   .hint = field.hint,
                   .value = state.field(std::string(field.key)),
                   .chars_max = field.chars_max,
                   .input_mode = field.input_mode,
                   .autocomplete = field.autocomplete,
                   .is_secret = !is_shown,
                   .action = WriteField{std::string(field.key)}});
}

void draw_show_switch(const State& state, ui::Pass& pass) {
  const bool is_shown = state.choice("shown") == 1;
  ui::switch_row(pass, {.key = "shown",
                        .label = state.strings(S::app_show_typed),
                        .answer = {},
                        .on = is_shown,
                        .action = ChooseField{"shown", is_shown ? 0 : 1}});
}

}  // namespace attune
