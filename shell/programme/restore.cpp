// A copy that was saved comes back: as a desk of its own where nobody is here yet, into the desk that is open
// where somebody is.
#include "screens.h"

namespace attune {
namespace {

void draw_copy_file(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const bool has_file = !state.copy.arrived.empty();
  if (!has_file) ui::text(pass, "what", say(state.record ? S::restore_what_joins : S::restore_what));
  const auto card = ui::card(pass, "file");
  if (has_file) ui::point(pass, "here", ui::Icon::check, say(S::restore_file_here));
  ui::button(pass, {.key = "choose",
                    .label = say(has_file ? S::restore_other_file : S::restore_choose),
                    .action = UseCopy{CopyVerb::read},
                    .kind = has_file ? ui::ButtonKind::words : ui::ButtonKind::filled,
                    .gesture = ui::Gesture::open_file,
                    .payload = "copy"});
  if (!has_file) return;
  ui::field(pass, {.key = "words",
                   .label = say(S::restore_words),
                   .hint = say(S::restore_words_hint),
                   .value = state.field("copy_words"),
                   .chars_max = 400,
                   .autocomplete = "off",
                   .action = WriteField{"copy_words"}});
  ui::button(pass, {.key = "open",
                    .label = say(state.copy.is_busy ? S::loading_title : S::restore_open),
                    .action = UseCopy{CopyVerb::open},
                    .kind = ui::ButtonKind::filled,
                    .enabled = !state.copy.is_busy});
}

// A client's copy is open, and waits for this one answer.
void draw_whose_copy(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::heading(pass, "whose", say(S::start_whose_phone));
  ui::button(pass, {.key = "only_me",
                    .label = say(S::start_only_me),
                    .action = UseCopy{CopyVerb::restore, 0},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "others_too",
                    .label = say(S::start_others_too),
                    .action = UseCopy{CopyVerb::restore, 1}});
  ui::text(pass, "others_hint", say(S::start_others_hint), ui::Style::small, ui::Tone::muted);
}

}  // namespace

void draw_restore(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::restore_title));
  draw_notices(state, pass);
  if (state.copy.came_in) {
    ui::text(pass, "came_in", say(S::restore_came_in, {{"count", std::to_string(*state.copy.came_in)}}));
  } else if (!state.copy.opened.empty()) {
    draw_whose_copy(state, pass);
  } else {
    draw_copy_file(state, pass);
  }
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home",
                    .label = say(state.copy.came_in ? S::app_done : S::sent_home),
                    .action = Go{Screen::home},
                    .kind = state.copy.came_in ? ui::ButtonKind::filled : ui::ButtonKind::words});
}

}  // namespace attune
