// Once, before the first client: the name that clients see, how they send, and what locks the desk.
#include "screens.h"

namespace attune {
namespace {

void draw_suggestion(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (state.suggested.empty()) return;
  ui::quote(pass, "words", state.suggested);
  const auto row = ui::row(pass, "suggest", {1, 1});
  ui::button(pass,
             {.key = "use", .label = say(S::setup_use_words), .action = UseVault{VaultVerb::use_words}});
  ui::button(pass, {.key = "other",
                    .label = say(S::setup_other_words),
                    .action = UseVault{VaultVerb::suggest_words},
                    .kind = ui::ButtonKind::words});
}

}  // namespace

void draw_new_passphrase(const State& state, ui::Pass& pass, S label) {
  draw_suggestion(state, pass);
  draw_secret_field(state, pass,
                    {.key = "passphrase",
                     .label = state.strings(label),
                     .hint = state.strings(S::setup_passphrase_hint),
                     .autocomplete = "new-password"});
}

void draw_restored_passphrase(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::setup_passphrase_title));
  draw_notices(state, pass);
  ui::text(pass, "why", say(S::setup_passphrase_why));
  {
    const auto card = ui::card(pass, "lock");
    draw_new_passphrase(state, pass, S::setup_passphrase);
    draw_show_switch(state, pass);
  }
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "restore",
                    .label = say(S::restore_title),
                    .action = UseCopy{CopyVerb::restore},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::restore},
                    .kind = ui::ButtonKind::words});
}

void draw_setup(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::setup_title));
  ui::text(pass, "what", say(S::setup_what));
  {
    const auto card = ui::card(pass, "form");
    ui::field(pass, {.key = "name",
                     .label = say(S::setup_name),
                     .hint = {},
                     .value = state.field("name"),
                     .chars_max = static_cast<int>(share::kTherapistBytesMax),
                     .autocomplete = "given-name",
                     .action = WriteField{"name"}});
    const int receive = state.choice("receive");
    ui::text(pass, "how", say(S::setup_how), ui::Style::body_bold);
    ui::choices(pass, {.key = "receive",
                       .question = say(S::setup_how),
                       .labels = {say(S::setup_how_here), say(S::setup_how_mail), say(S::setup_how_sms),
                                  say(S::setup_how_any)},
                       .chosen = receive,
                       .choose = [](int mode) -> Action {
                         return ChooseField{"receive", mode};
                       }});
    const bool by_mail = receive == static_cast<int>(ReceiveMode::by_email);
    const bool by_text = receive == static_cast<int>(ReceiveMode::by_text);
    if (by_mail || by_text) {
      ui::field(pass, {.key = "address",
                       .label = say(by_mail ? S::setup_mail_address : S::setup_sms_address),
                       .hint = {},
                       .value = state.field("address"),
                       .chars_max = static_cast<int>(share::kAddressBytesMax),
                       .input_mode = by_mail ? "email" : "tel",
                       .autocomplete = by_mail ? "email" : "tel",
                       .action = WriteField{"address"}});
    }
  }
  {
    const auto card = ui::card(pass, "lock");
    ui::heading(pass, "title", say(S::setup_passphrase_title));
    ui::text(pass, "why", say(S::setup_passphrase_why));
    draw_new_passphrase(state, pass, S::setup_passphrase);
    draw_show_switch(state, pass);
  }
  const auto foot = ui::foot(pass);
  draw_languages(state, pass);
  draw_notices(state, pass);
  ui::button(pass, {.key = "make",
                    .label = say(S::setup_make),
                    .action = MakeTherapistDesk{},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "back",
                    .label = say(S::app_back),
                    .action = Go{Screen::first_page},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
