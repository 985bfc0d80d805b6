// What stands on every screen while it is true: nothing is kept, something was not stored, not yet protected.
#include <algorithm>

#include "days.h"
#include "screens.h"

namespace attune {

void draw_fault(const State& state, ui::Pass& pass, std::string_view key, const Refusal& refusal) {
  const auto [sentence, next] = fault_strings(refusal.fault);
  std::string words = state.strings(sentence);
  if (refusal.want_chars > 0) {
    words += ' ' + state.strings(S::refused_cut_count, {{"have", std::to_string(refusal.have_chars)},
                                                        {"want", std::to_string(refusal.want_chars)}});
  }
  ui::banner(pass, key, words + ' ' + state.strings(next), ui::Tone::ask);
}

void draw_complaint(const State& state, ui::Pass& pass) {
  const auto& [words, field] = state.complaint;
  if (!words.empty() && field.empty()) ui::say_complaint(pass, words, state.moves);
}

void draw_notices(const State& state, ui::Pass& pass, bool with_complaint) {
  if (!state.said.empty()) ui::said(pass, state.said, state.moves);
  if (state.start.keeps_nothing && !state.handed) {  // who was handed this computer reads it in other words
    ui::banner(pass, "memory", state.strings(S::memory_banner), ui::Tone::ask);
  }
  if (state.start.was_kept && state.start.desks.empty() && !state.handed) {
    ui::banner(pass, "gone", state.strings(S::first_page_gone), ui::Tone::ask);
  }
  if (state.is_older && (state.screen == Screen::home || state.screen == Screen::clients)) {
    ui::banner(pass, "put_back", state.strings(S::home_put_back), ui::Tone::ask);
  }
  if (state.trouble) {
    draw_fault(state, pass, "trouble", {*state.trouble});
    if (state.trouble == Fault::handle_lost) {
      const std::string& again = state.strings(S::app_try_again);
      ui::button(pass, {.key = "open_again", .label = again, .action = OpenAgain{}});
    }
    ui::announce(pass, state.strings(fault_strings(*state.trouble).first), true, state.trouble_press);
  }
  if (with_complaint) draw_complaint(state, pass);
}

void draw_print(ui::Pass& pass, const std::string& label) {
  ui::button(pass, {.key = "print",
                    .label = label,
                    .action = Nothing{},
                    .kind = ui::ButtonKind::filled,
                    .gesture = ui::Gesture::print});
}

void draw_leave(const State& state, ui::Pass& pass) {
  const bool is_none = state.screen == Screen::loading || state.screen == Screen::check ||
                       state.screen == Screen::gallery || state.screen == Screen::scroll_gallery;
  const bool is_work = state.is_therapist() || is_therapists(state.screen);
  if (is_none || is_work || state.config.quick_exit.empty()) return;
  ui::leave(pass, {.key = "leave",
                   .label = state.strings(S::app_leave),
                   .description = state.strings(S::app_leave_keys),
                   .address = state.config.quick_exit});
}

// Never over answers that are under way: another version might ask in other words.
void draw_update(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (state.update == Update::none || state.is_answering()) return;
  const bool has_failed = state.update == Update::failed;
  ui::text(pass, "update", say(has_failed ? S::update_failed : S::update_here), ui::Style::small,
           ui::Tone::muted);
  ui::button(pass, {.key = "use_update",
                    .label = say(has_failed ? S::app_try_again : S::update_use),
                    .action = TakeUpdate{},
                    .kind = ui::ButtonKind::words,
                    .enabled = state.update != Update::on_its_way});
}

void draw_about_link(const State& state, ui::Pass& pass) {
  const auto& offered = state.config.languages;
  const bool speaks_one = std::find(offered.begin(), offered.end(), state.language) != offered.end();
  const auto row = ui::row(pass, "more", std::vector<float>(offered.size() + (speaks_one ? 0 : 1), 0));
  draw_languages(state, pass);
  ui::button(pass, {.key = "about",
                    .label = state.strings(S::app_about),
                    .action = Go{Screen::about},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
