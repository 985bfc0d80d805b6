// No desk lives here and no link brought anyone: a client can paste theirs, a therapist can begin.
#include "screens.h"
#include "therapist/made_up.h"

namespace attune {

void draw_first_page(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::mark(pass);
  ui::title(pass, say(S::first_page_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::first_page_what));
  {
    const auto card = ui::card(pass, "link");
    ui::text(pass, "have", say(S::first_page_have_link));
    ui::field(pass, {.key = "paste_here",
                     .label = say(S::first_page_paste_label),
                     .hint = {},
                     .value = state.field("link"),
                     .rows = 3,
                     .chars_max = 4000,
                     .autocomplete = "off",
                     .action = WriteField{"link"}});
    ui::button(pass, {.key = "open",
                      .label = say(S::first_page_read),
                      .action = ReadText{"link"},
                      .kind = ui::ButtonKind::filled});
    const auto row = ui::row(pass, "read", {1, 1.4f});
    ui::button(pass, {.key = "paste",
                      .label = say(S::first_page_paste),
                      .action = ReadText{},
                      .gesture = ui::Gesture::paste});
    ui::button(pass, {.key = "scan",
                      .label = say(S::code_scan),
                      .action = ReadText{},
                      .gesture = ui::Gesture::scan,
                      .payload = say(S::code_hold) + "\n" + say(S::code_stop)});
  }
  const auto foot = ui::foot(pass);
  draw_update(state, pass);
  ui::button(pass, {.key = "restore", .label = say(S::restore_have), .action = Go{Screen::restore}});
  ui::button(pass, {.key = "therapist", .label = say(S::first_page_therapist), .action = Go{Screen::setup}});
  if (therapist::can_make_up(state)) {
    ui::button(pass, {.key = "look_around",
                      .label = say(S::first_page_look_around),
                      .action = UseMadeUp{MadeUpVerb::look},
                      .kind = ui::ButtonKind::words});
  }
  draw_about_link(state, pass);
}

}  // namespace attune
