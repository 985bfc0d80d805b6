// A locked desk: the passphrase, the recovery code or a passkey opens it.
#include "screens.h"
#include "vault.h"

namespace attune {
namespace {

void draw_way(const State& state, ui::Pass& pass, std::string_view key, KeySlotKind way, S label) {
  const bool is_other = state.locked->way != way && vault::has_slot(state.locked->slots, way);
  if (!is_other) return;
  ui::button(pass, {.key = key,
                    .label = state.strings(label),
                    .action = UseVault{VaultVerb::choose_way, static_cast<int>(way)}});
}

}  // namespace

void draw_unlock(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.locked) return draw_loading(state, pass);
  const bool by_code = state.locked->way == KeySlotKind::recovery;
  ui::mark(pass);
  ui::title(pass, say(S::unlock_title));
  draw_secret_field(state, pass,
                    {.key = "secret",
                     .label = say(by_code ? S::unlock_code : S::unlock_passphrase),
                     .hint = by_code ? std::string_view(say(S::unlock_code_hint)) : std::string_view(),
                     .autocomplete = by_code ? "off" : "current-password"});
  draw_show_switch(state, pass);
  const auto foot = ui::foot(pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "open",
                    .label = say(S::unlock_open),
                    .action = UseVault{VaultVerb::unlock},
                    .kind = ui::ButtonKind::filled});
  draw_way(state, pass, "by_passphrase", KeySlotKind::passphrase, S::unlock_by_passphrase);
  draw_way(state, pass, "by_passkey", KeySlotKind::passkey, S::unlock_by_passkey);
  draw_way(state, pass, "by_code", KeySlotKind::recovery, S::unlock_by_code);
  ui::button(
      pass,
      {.key = "who", .label = say(S::who_change), .action = Go{Screen::who}, .kind = ui::ButtonKind::words});
  draw_about_link(state, pass);
}

}  // namespace attune
