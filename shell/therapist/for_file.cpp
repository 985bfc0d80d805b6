// One page to print, for a file or for somebody who asks: what this is, what it is not, who sees what, and
// how long it is kept.
#include "days.h"
#include "screens.h"

namespace attune {

void draw_for_file(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::file_title));
  draw_notices(state, pass);
  ui::text(pass, "of",
           say(S::file_of, {{"name", state.record ? state.record->desk().display_name : ""},
                            {"day", day_long(say, state.host.today())}}),
           ui::Style::small, ui::Tone::muted);
  for (const auto& [key, title, words] :
       {std::tuple{"is", S::file_is, S::file_is_words}, std::tuple{"not", S::file_not, S::file_not_words},
        std::tuple{"who", S::file_who, S::file_who_words},
        std::tuple{"kept", S::file_kept, S::file_kept_words},
        std::tuple{"free", S::file_free, S::file_free_words}}) {
    ui::heading(pass, key, say(title));
    ui::text(pass, std::string(key) + "_words", say(words));
  }
  const auto foot = ui::foot(pass);
  draw_print(pass, say(S::sheet_print));
  ui::button(pass, {.key = "all", .label = say(S::course_all), .action = Go{Screen::clients}});
}

}  // namespace attune
