// What this phone keeps of one client, and how it is used. Each card is one thing to know or to do.
#include "copies.h"
#include "days.h"
#include "screens.h"

namespace attune {
namespace {

void draw_kept(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const std::size_t count = state.client.check_ins.size();
  const auto card = ui::card(pass, "kept");
  ui::text(pass, "count", say(S::this_phone_count, {{"count", std::to_string(count)}}));
  ui::text(pass, "whose", say(state.is_shared_phone() ? S::this_phone_shared : S::this_phone_only_me));
  ui::text(pass, "may_delete", say(state.may_be_deleted ? S::home_may_delete : S::home_stays));
}

// The words are asked for, then the file is made, then a press of its own saves it: a browser lets nothing be
// saved long after a press.
void draw_make_copy(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  draw_copy_words(state, pass);
  ui::button(pass, {.key = "make",
                    .label = say(state.copy.is_busy ? S::loading_title : S::this_phone_copy_make),
                    .action = UseCopy{CopyVerb::make},
                    .enabled = !state.copy.is_busy});
}

// Never on a phone that others use: a file is for everyone who finds it to try.
void draw_copy(const State& state, ui::Pass& pass) {
  if (state.is_shared_phone()) return;
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "copy");
  ui::heading(pass, "title", say(S::this_phone_copy_title));
  if (state.copy.saved) {
    ui::text(pass, "last", say(S::this_phone_copy_last, {{"day", day_long(say, *state.copy.saved)}}));
  }
  if (state.copy.sealed.empty()) {
    ui::text(pass, "what", say(S::this_phone_copy_what));
    draw_make_copy(state, pass);
  } else {
    ui::text(pass, "ready", say(S::this_phone_copy_ready));
    ui::button(pass, {.key = "save",
                      .label = say(S::this_phone_copy_save),
                      .action = UseCopy{CopyVerb::saved},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::download,
                      .payload = copies::file_name(state) + '\n' + state.copy.sealed});
  }
  ui::button(pass, {.key = "bring",
                    .label = say(S::restore_have),
                    .action = Go{Screen::restore},
                    .kind = ui::ButtonKind::words});
}

// Not on a phone that others use: nothing that was sent is kept there.
void draw_own_answers(const State& state, ui::Pass& pass) {
  if (state.is_shared_phone()) return;
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "own");
  ui::heading(pass, "title", say(S::own_title));
  ui::text(pass, "what", say(S::own_card));
  ui::button(pass, {.key = "open", .label = say(S::own_open), .action = Go{Screen::own_file}});
}

void draw_reminder_card(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "reminder");
  ui::heading(pass, "title", say(S::reminder_title));
  ui::text(pass, "what", say(S::reminder_card));
  ui::button(pass, {.key = "make",
                    .label = say(S::reminder_make),
                    .action = UseClient{ClientVerb::make_reminder}});
}

// Off until the person turns it on; each message says how it stands.
void draw_consent(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Filling name{"name", state.client.relationship->label};
  const auto card = ui::card(pass, "consent");
  ui::heading(pass, "title", say(S::consent_title));
  ui::text(pass, "what", say(S::consent_what, {name}));
  ui::switch_row(pass, {.key = "consents",
                        .label = say(S::consent_switch, {name}),
                        .answer = {},
                        .on = state.client.relationship->supervision,
                        .action = UseClient{ClientVerb::consent}});
  ui::text(pass, "when", say(S::consent_when, {name}), ui::Style::small, ui::Tone::muted);
}

}  // namespace

void draw_copy_words(const State& state, ui::Pass& pass) {
  ui::field(pass, {.key = "words",
                   .label = state.strings(S::this_phone_copy_words),
                   .hint = state.strings(S::this_phone_copy_words_hint),
                   .value = state.field("copy_words"),
                   .chars_max = 400,
                   .autocomplete = "off",
                   .action = WriteField{"copy_words"}});
}

void draw_this_phone(const State& state, ui::Pass& pass) {
  ui::title(pass, state.strings(S::this_phone_title));
  draw_notices(state, pass);
  draw_kept(state, pass);
  draw_own_answers(state, pass);
  draw_reminder_card(state, pass);
  draw_consent(state, pass);
  draw_other_therapists(state, pass);
  draw_copy(state, pass);
  draw_phone_lock(state, pass);
  draw_set_aside(state, pass);
  draw_erase(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home", .label = state.strings(S::sent_home), .action = Go{Screen::home}});
}

}  // namespace attune
