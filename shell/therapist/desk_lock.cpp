// On "This desk": the PIN between sessions, when the desk closes by itself, and what opens it.
#include "screens.h"
#include "vault.h"

namespace attune {
namespace {

void draw_cover_pin(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "cover_pin");
  ui::heading(pass, "title", say(S::desk_pin_title));
  ui::text(pass, "what", say(S::desk_pin_what));
  draw_secret_field(state, pass,
                    {.key = "pin",
                     .label = say(S::covered_pin),
                     .hint = {},
                     .chars_max = vault::kCoverPinDigits,
                     .input_mode = "numeric"});
  ui::button(
      pass,
      {.key = "choose", .label = say(S::desk_pin_choose), .action = UseVault{VaultVerb::set_cover_pin}});
}

void draw_idle(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "idle");
  ui::heading(pass, "title", say(S::desk_idle));
  std::vector<std::string> labels;
  std::optional<int> chosen;
  for (const int minutes : vault::kIdleMinutes) {
    if (minutes == state.idle_minutes) chosen = static_cast<int>(labels.size());
    labels.push_back(say(S::desk_idle_minutes, {{"count", std::to_string(minutes)}}));
  }
  ui::choices(pass, {.key = "minutes",
                     .question = say(S::desk_idle),
                     .labels = labels,
                     .chosen = chosen,
                     .choose = [](int place) -> Action {
                       return UseVault{VaultVerb::choose_idle, place};
                     }});
}

// Each new way in asks for the passphrase as it is: an open desk may be somebody else's for a minute.
void draw_ways_in(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "ways_in");
  ui::heading(pass, "title", say(S::desk_lock_title));
  ui::text(pass, "first", say(S::desk_current_first));
  draw_secret_field(
      state, pass,
      {.key = "secret", .label = say(S::desk_current), .hint = {}, .autocomplete = "current-password"});
  draw_show_switch(state, pass);
  ui::heading(pass, "change_title", say(S::desk_change_title));
  draw_new_passphrase(state, pass, S::desk_new_passphrase);
  ui::button(pass,
             {.key = "do", .label = say(S::desk_change), .action = UseVault{VaultVerb::change_passphrase}});
  ui::heading(pass, "sheet_title", say(S::desk_sheet_title));
  ui::text(pass, "sheet_what", say(S::desk_sheet_what));
  ui::button(
      pass,
      {.key = "sheet", .label = say(S::desk_sheet_make), .action = UseVault{VaultVerb::renew_key_sheet}});
  const bool is_there = vault::has_slot(state.record->desk().key_slots, KeySlotKind::passkey);
  ui::heading(pass, "passkey_title", say(S::desk_passkey_title));
  ui::text(pass, "passkey_what", say(is_there ? S::desk_passkey_is : S::desk_passkey_what));
  ui::button(pass, {.key = "passkey",
                    .label = say(is_there ? S::desk_passkey_remove : S::desk_passkey_add),
                    .action = UseVault{is_there ? VaultVerb::remove_passkeys : VaultVerb::add_passkey}});
}

}  // namespace

void draw_desk_lock(const State& state, ui::Pass& pass) {
  if (!state.record) return;
  draw_cover_pin(state, pass);
  draw_idle(state, pass);
  draw_ways_in(state, pass);
}

}  // namespace attune
