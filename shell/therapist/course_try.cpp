// What the therapist could try, each offer with words to say, what better not, and why it is here.
#include <algorithm>

#include "guidance_words.h"
#include "therapist/course_parts.h"

namespace attune::therapist {
namespace {

std::string source_in_words(const Sentences& say, const guidance::Source& source) {
  const bool is_one_line = source.line_from == source.line_to;
  return say(is_one_line ? S::course_try_source_line : S::course_try_source,
             {{"article", say(article_of(source))},
              {"from", std::to_string(source.line_from)},
              {"to", std::to_string(source.line_to)}});
}

void draw_prompt(const CourseView& view, ui::Pass& pass, const guidance::Prompt& prompt) {
  const Sentences& say = view.say;
  const guidance::RowFacts& row = guidance::facts_of(prompt.row);
  const PromptWords words = words_of(prompt.row);
  const auto item = ui::item(pass, row.key);
  ui::space(pass, ui::Space::entries);
  ui::text(pass, "title", say(words.title), ui::Style::body_bold);
  ui::quote(pass, "say", say(words.say));
  if (const std::optional<S> looks = looks_of(prompt.row)) {
    ui::text(pass, "looks", say(*looks), ui::Style::small);
  }
  ui::text(pass, "avoid", say(S::course_try_avoid, {{"words", say(words.avoid)}}), ui::Style::small);
  ui::text(pass, "why", say(S::course_try_why, {{"words", why_in_words(say, prompt.why)}}), ui::Style::small);
  if (row.claim) ui::text(pass, "claim", say(words_of(*row.claim)), ui::Style::small, ui::Tone::muted);
  ui::text(pass, "source", source_in_words(say, row.source), ui::Style::small, ui::Tone::muted);
}

// A kind of hard moment: it describes, and never says that this is what happened.
void draw_kind(const CourseView& view, ui::Pass& pass, const guidance::KindShown& shown) {
  const Sentences& say = view.say;
  const guidance::Kind& kind = guidance::kind_of(shown.type);
  const KindWords words = words_of(kind);
  const std::string key = "kind/" + std::string(kind.key);
  const std::string show = say(S::course_try_kind, {{"name", say(words.name)}});
  if (!part_button(view, pass, key, show, say(S::course_try_kind_hide))) return;
  for (const auto& [part, sentence] :
       {std::pair{"/what", words.what}, std::pair{"/shows", words.shows},
        std::pair{"/check_in", words.check_in}, std::pair{"/path", words.path}}) {
    ui::text(pass, key + part, say(sentence));
  }
  ui::text(pass, key + "/why", say(S::course_try_why, {{"words", why_in_words(say, shown.why)}}));
  ui::text(pass, key + "/source", source_in_words(say, kind.what), ui::Style::small, ui::Tone::muted);
}

}  // namespace

void draw_try(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const std::vector<guidance::Prompt> prompts = guidance::suggest(view.facts);
  const std::vector<guidance::KindShown> kinds = guidance::kinds_shown(view.facts);
  if (prompts.empty() && kinds.empty()) return;
  const auto card = ui::card(pass, "try");
  ui::heading(pass, "title", say(S::course_try));
  ui::text(pass, "offers", say(S::course_try_offers), ui::Style::small, ui::Tone::muted);
  const std::size_t first = std::min(prompts.size(), guidance::kGuidance.shown_first);
  const bool is_all = view.state.therapist.parts_shown.count("more") > 0;
  if (!prompts.empty()) {
    const auto list = ui::list(pass, "prompts", say(S::course_try));
    for (std::size_t i = 0; i < (is_all ? prompts.size() : first); ++i) draw_prompt(view, pass, prompts[i]);
  }
  if (prompts.size() > first) {
    const std::string count = std::to_string(prompts.size() - first);
    part_button(view, pass, "more", say(S::course_try_more, {{"count", count}}), say(S::course_try_fewer));
  }
  for (const guidance::KindShown& kind : kinds) draw_kind(view, pass, kind);
}

}  // namespace attune::therapist
