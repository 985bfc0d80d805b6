// A fault that fills the screen: what is wrong, and the next step.
#include "screens.h"

namespace attune {

void draw_refused(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Refusal& refusal = state.refusal;
  const auto [sentence, next] = fault_strings(refusal.fault);
  ui::title(pass, say(S::refused_title));
  ui::text(pass, "what", say(sentence), ui::Style::body_bold);
  if (refusal.want_chars > 0) {
    ui::text(pass, "count",
             say(S::refused_cut_count, {{"have", std::to_string(refusal.have_chars)},
                                        {"want", std::to_string(refusal.want_chars)}}));
  }
  ui::text(pass, "next", say(next));
  const auto foot = ui::foot(pass);
  if (refusal.fault == Fault::open_elsewhere) {
    ui::button(
        pass,
        {.key = "here", .label = say(S::refused_here), .action = TakeOver{}, .kind = ui::ButtonKind::filled});
  }
  ui::button(pass, {.key = "paste", .label = say(S::refused_paste), .action = Go{Screen::first_page}});
  ui::button(
      pass,
      {.key = "home", .label = say(S::app_home), .action = Go{Screen::home}, .kind = ui::ButtonKind::words});
  draw_about_link(state, pass);
}

}  // namespace attune
