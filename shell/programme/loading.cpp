// Between the first frame and an open desk; and while the therapist's sentences are on their way, or did not
// come.
#include "screens.h"

namespace attune {

void draw_loading(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.words_fault || !is_therapists(state.screen)) return ui::title(pass, say(S::loading_title));
  const auto [sentence, next] = fault_strings(*state.words_fault);
  ui::title(pass, say(S::refused_title));
  ui::text(pass, "what", say(sentence), ui::Style::body_bold);
  ui::text(pass, "next", say(next));
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "again",
                    .label = say(S::app_try_again),
                    .action = LoadWordsAgain{},
                    .kind = ui::ButtonKind::filled});
  draw_about_link(state, pass);
}

}  // namespace attune
