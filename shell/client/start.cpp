// The first page of an invite, before the first question.
#include "screens.h"

namespace attune {

namespace {

// On the therapist's computer: where the answers go, and that nothing else of them stays.
void draw_handed_foot(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const bool has_begun = state.client.relationship.has_value();
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "begin",
                    .label = say(has_begun ? S::home_resume : S::home_start),
                    .action = has_begun ? Action{StartCheckIn{}} : Action{BeginClient{true}},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "give_back",
                    .label = say(has_begun ? S::handed_delete : S::handed_give_back),
                    .action = GiveBack{}});
  draw_about_link(state, pass);
}

}  // namespace

// The page that must be true in a client's world: who asks, who sees what, what it can become part of, and
// that nobody watches. Each sentence stands alone, so that a tired reader can stop after any of them.
void draw_start(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const bool has_begun = state.client.relationship.has_value();
  const std::string& name = has_begun ? state.client.relationship->label : state.client.invite->therapist;
  const int line = has_begun ? state.client.relationship->line : state.client.invite->line;
  ui::mark(pass);
  ui::title(pass, say(S::start_title, {{"name", name}}));
  draw_notices(state, pass);
  constexpr int kLines = 3;
  if (line >= 1 && line <= kLines) {
    const auto card = ui::card(pass, "line");
    ui::text(pass, "words", "“" + say(after(S::start_line_1, line - 1)) + "”");
    ui::text(pass, "by", say(S::start_line_by, {{"name", name}}), ui::Style::small, ui::Tone::muted);
  }
  ui::text(pass, "everyone", say(S::start_everyone, {{"name", name}}));
  ui::point(pass, "voluntary", ui::Icon::clock, say(S::start_voluntary));
  ui::point(pass, "sealed", ui::Icon::phone,
            say(state.handed ? S::handed_goes_to : S::start_sealed, {{"name", name}}));
  ui::point(pass, "others", ui::Icon::lock, say(S::start_others));
  ui::point(pass, "file", ui::Icon::file, say(S::start_file, {{"name", name}}));
  ui::point(pass, "not_live", ui::Icon::call, say(S::start_not_live, {{"crisis", state.config.crisis}}));
  if (!state.config.someone_else.empty()) {
    ui::text(pass, "someone_else", state.config.someone_else, ui::Style::small, ui::Tone::muted);
  }
  if (state.handed) return draw_handed_foot(state, pass);
  const auto foot = ui::foot(pass);
  ui::heading(pass, "whose", say(S::start_whose_phone));
  ui::button(pass, {.key = "only_me",
                    .label = say(S::start_only_me),
                    .action = BeginClient{false},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "others_too", .label = say(S::start_others_too), .action = BeginClient{true}});
  ui::text(pass, "others_hint", say(S::start_others_hint), ui::Style::small, ui::Tone::muted);
  draw_about_link(state, pass);
}

}  // namespace attune
