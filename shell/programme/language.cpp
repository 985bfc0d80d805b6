// The other languages that the site offers, each by its own name: pressed, the same page is in that language.
#include "screens.h"
#include "speech.h"

namespace attune {

void draw_languages(const State& state, ui::Pass& pass) {
  for (const std::string& language : state.config.languages) {
    if (language == state.language) continue;
    ui::button(pass, {.key = "language/" + language,
                      .label = speech::name_of(language),
                      .action = ChooseLanguage{language},
                      .kind = ui::ButtonKind::words,
                      .language = language});
  }
}

}  // namespace attune
