// The questions that are answered in one's own words, all on one page, each of which may stay empty.
#include "client/answers.h"
#include "screens.h"

namespace attune {

void draw_notes(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Draft& draft = *state.client.draft;
  const std::string& name = state.client.relationship->label;
  ui::title(pass, say(S::notes_title));
  draw_notices(state, pass);
  ui::text(pass, "hint", say(S::notes_hint), ui::Style::body, ui::Tone::muted);
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    const Item& item = state.instrument().item(i);
    if (item.kind != ItemKind::text || !draft.is_asked(i)) continue;
    const int index = static_cast<int>(i);
    const Answer& answer = draft.answer_of(i);
    const auto card = ui::card(pass, item.id);
    ui::field(pass, {.key = "words",
                     .label = state.text_of(i).text,
                     .hint = {},
                     .value = answer.text,
                     .rows = 4,
                     .chars_max = static_cast<int>(kNoteCodePointsMax),
                     .autocomplete = "off",
                     .action = WriteNote{index}});
    ui::read_aloud(pass, {.key = "read",
                          .label = say(S::question_read),
                          .language = state.instrument().language(state.language).tag,
                          .words = client::item_aloud(state, i)});
    // On a phone that others use nothing is kept once it is sent, so there is no note for oneself either.
    // Nor is there anything to keep back before something is written.
    if (item.asks_privacy && answer.is_given() && !state.is_shared_phone()) {
      ui::switch_row(pass, {.key = "share",
                            .label = say(S::notes_share, {{"name", name}}),
                            .answer = {},
                            .on = answer.share,
                            .action = ShareNote{index}});
    }
  }
  ui::text(pass, "not_live", say(S::notes_not_live, {{"crisis", state.config.crisis}}), ui::Style::small,
           ui::Tone::muted);
  const auto foot = ui::foot(pass);
  draw_languages(state, pass);
  const auto row = ui::row(pass, "move", {1, 1.2f});
  ui::button(pass, {.key = "back", .label = say(S::app_back), .action = Back{}});
  ui::button(pass,
             {.key = "next", .label = say(S::app_next), .action = Next{}, .kind = ui::ButtonKind::filled});
}

}  // namespace attune
