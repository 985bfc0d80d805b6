// The made-up clients: their stories, one story with the question to think about, and what stands above every
// page while they are open.
#include "screens.h"
#include "therapist/made_up.h"

namespace attune {
namespace {

ui::Button story_button(const State& state, std::size_t story, std::string_view key, S label) {
  return {.key = key,
          .label = state.strings(label),
          .action = UseMadeUp{MadeUpVerb::story, static_cast<int>(story)}};
}

// On a client's page: what was made up there, told after the page has been seen, and the way on.
void draw_after(const State& state, ui::Pass& pass, const therapist::Story& story) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "after");
  ui::heading(pass, "after_title", say(S::story_after));
  ui::text(pass, "after_words", say(story.after));
  const auto row = ui::row(pass, "on", {1, 1});
  const std::size_t next =
      (static_cast<std::size_t>(&story - therapist::stories().data()) + 1) % therapist::stories().size();
  ui::button(pass, story_button(state, next, "next_story", S::story_next));
  ui::button(pass, {.key = "stories", .label = say(S::story_all), .action = Go{Screen::stories}});
}

}  // namespace

void draw_made_up(const State& state, ui::Pass& pass) {
  if (!state.therapist.made_up) return;
  const Sentences& say = state.strings;
  ui::banner(pass, "made_up", say(S::made_up_banner), ui::Tone::change);
  ui::button(pass, {.key = "leave_made_up",
                    .label = say(S::made_up_leave),
                    .action = UseMadeUp{MadeUpVerb::leave},
                    .kind = ui::ButtonKind::words});
  if (state.screen != Screen::course) return;
  if (const therapist::Story* story = therapist::current_story(state)) draw_after(state, pass, *story);
}

void draw_stories(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.therapist.made_up) return draw_loading(state, pass);
  ui::title(pass, say(S::stories_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::stories_what));
  {
    const auto card = ui::card(pass, "all");
    const auto list = ui::list(pass, "stories", say(S::stories_title));
    for (std::size_t i = 0; i < therapist::stories().size(); ++i) {
      const therapist::Story& story = therapist::stories()[i];
      const auto item = ui::item(pass, story.key);
      ui::list_row(pass, {.key = "open",
                          .title = say(story.alias),
                          .detail = say(story.title),
                          .action = UseMadeUp{MadeUpVerb::story, static_cast<int>(i)}});
    }
  }
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "as_list", .label = say(S::stories_list), .action = Go{Screen::clients}});
}

void draw_story(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.therapist.made_up) return draw_loading(state, pass);
  const std::size_t place = state.therapist.made_up->story;
  const therapist::Story& story = therapist::stories()[place];
  ui::title(pass, say(story.title));
  draw_notices(state, pass);
  {
    const auto card = ui::card(pass, "told");
    ui::text(pass, "who", say(story.alias), ui::Style::small, ui::Tone::muted);
    ui::text(pass, "words", say(story.told));
  }
  ui::heading(pass, "question", say(S::story_question));
  ui::text(pass, "think", say(S::story_think), ui::Style::body, ui::Tone::muted);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "reveal",
                    .label = say(S::story_show),
                    .action = UseMadeUp{MadeUpVerb::reveal, static_cast<int>(place)},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "stories",
                    .label = say(S::story_all),
                    .action = Go{Screen::stories},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
