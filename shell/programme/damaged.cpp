// What was kept here does not open: what happened to it, and the ways on, the safest first.
#include "copies.h"
#include "screens.h"

namespace attune {
namespace {

void draw_raw_files(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "files");
  ui::heading(pass, "title", say(S::damaged_files_title));
  if (!state.copy.sealed.empty()) {
    ui::button(pass, {.key = "save",
                      .label = say(S::damaged_files_save),
                      .action = UseDamaged{DamagedVerb::files_saved},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::download,
                      .payload = copies::file_name(state, "files") + '\n' + state.copy.sealed});
    return;
  }
  ui::text(pass, "what", say(S::damaged_files_what));
  draw_copy_words(state, pass);
  ui::button(pass, {.key = "make",
                    .label = say(state.copy.is_busy ? S::loading_title : S::damaged_files_make),
                    .action = UseDamaged{DamagedVerb::seal_files},
                    .enabled = !state.copy.is_busy});
}

}  // namespace

void draw_damaged(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::damaged_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::damaged_what));
  ui::button(pass, {.key = "earlier",
                    .label = say(S::damaged_earlier),
                    .action = UseDamaged{DamagedVerb::earlier},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "restore", .label = say(S::restore_have), .action = Go{Screen::restore}});
  draw_raw_files(state, pass);
  draw_erase(state, pass);
  const auto foot = ui::foot(pass);
  if (state.start.desks.size() > 1) {
    ui::button(pass, {.key = "who",
                      .label = say(S::who_change),
                      .action = Go{Screen::who},
                      .kind = ui::ButtonKind::words});
  }
  draw_about_link(state, pass);
}

// The rest of what did not open, once something else is in its place.
void draw_set_aside(const State& state, ui::Pass& pass) {
  if (!state.record->desk().set_aside) return;
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "set_aside");
  ui::text(pass, "what", say(S::damaged_set_aside));
  ui::button(pass, {.key = "discard",
                    .label = say(S::damaged_discard),
                    .action = UseDamaged{DamagedVerb::discard}});
}

}  // namespace attune
