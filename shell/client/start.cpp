// The first page of an invite, before the first question.
#include "screens.h"

namespace attune {

// The page that must be true in a client's world: who asks, who sees what, what it can become part of, and
// that nobody watches. Each sentence stands alone, so that a tired reader can stop after any of them.
void draw_start(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const share::Invite& invite = *state.client.invite;
  const std::string& name = invite.therapist;
  ui::mark(pass);
  ui::title(pass, say(S::start_title, {{"name", name}}));
  draw_notices(state, pass);
  constexpr int kLines = 3;
  if (invite.line >= 1 && invite.line <= kLines) {
    const auto card = ui::card(pass, "line");
    ui::text(pass, "words", "“" + say(after(S::start_line_1, invite.line - 1)) + "”");
    ui::text(pass, "by", say(S::start_line_by, {{"name", name}}), ui::Style::small, ui::Tone::muted);
  }
  ui::text(pass, "everyone", say(S::start_everyone, {{"name", name}}));
  ui::point(pass, "voluntary", ui::Icon::clock, say(S::start_voluntary));
  ui::point(pass, "sealed", ui::Icon::phone, say(S::start_sealed, {{"name", name}}));
  ui::point(pass, "others", ui::Icon::lock, say(S::start_others));
  ui::point(pass, "file", ui::Icon::file, say(S::start_file, {{"name", name}}));
  ui::point(pass, "not_live", ui::Icon::call, say(S::start_not_live, {{"crisis", state.config.crisis}}));
  if (!state.config.someone_else.empty()) {
    ui::text(pass, "someone_else", state.config.someone_else, ui::Style::small, ui::Tone::muted);
  }
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
