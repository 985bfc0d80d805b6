// Before the session: one screen that is read in a minute, and the same as one printed page, with room to
// write by hand.
#include <algorithm>

#include "base/text.h"
#include "charts.h"
#include "days.h"
#include "guidance_words.h"
#include "screens.h"
#include "therapist/before_words.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune {
namespace therapist {

void draw_part2(const State& state, ui::Pass& pass) {
  if (!state.config.part2_notice) return;
  ui::text(pass, "part2", state.strings(S::before_part2), ui::Style::small, ui::Tone::muted);
}

namespace {

void draw_fine_print(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::text(pass, "voluntary", say(S::before_voluntary), ui::Style::small);
  ui::text(pass, "limits", say(S::course_may_be) + ' ' + say(S::course_chance), ui::Style::small,
           ui::Tone::muted);
  draw_part2(state, pass);
}

constexpr std::size_t kSignsShown = 2;
constexpr std::size_t kSentencesMin = 2, kSentencesMax = 3;

void draw_last(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const bool is_paper = is_from_paper(view.client, view.last.id());
  const std::string day = day_short(say, view.last.session_day());
  const auto card = ui::card(pass, "last");
  ui::heading(pass, "title", say(is_paper ? S::paper_last : S::course_last, {{"day", day}}));
  const std::vector<Sign> signs = signs_of(view.state, view.client);
  for (std::size_t i = 0; i < std::min(signs.size(), kSignsShown); ++i) {
    ui::marked(pass, signs[i].key, signs[i].mark, signs[i].words);
  }
}

void draw_changed(const CourseView& view, ui::Pass& pass) {
  const auto card = ui::card(pass, "changed");
  ui::heading(pass, "title", view.say(S::before_changed));
  const std::vector<std::string> words = changed_in_words(view.state, view.client);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ui::text(pass, "item" + std::to_string(i), words[i], ui::Style::body_bold);
  }
  ui::text(pass, "what", view.say(S::before_changed_what), ui::Style::small, ui::Tone::muted);
}

// What the guidance offers first; open questions where it offers fewer than two.
void draw_sentences(const Sentences& say, ui::Pass& pass, const std::vector<guidance::Prompt>& prompts) {
  const auto card = ui::card(pass, "say");
  ui::heading(pass, "title", say(S::before_sentences));
  const std::size_t count = std::min(prompts.size(), kSentencesMax);
  for (std::size_t i = 0; i < count; ++i) {
    const PromptWords words = words_of(prompts[i].row);
    const std::string key(guidance::facts_of(prompts[i].row).key);
    ui::quote(pass, key, say(words.say));
    ui::text(pass, key + "/avoid", say(S::course_try_avoid, {{"words", say(words.avoid)}}), ui::Style::small);
  }
  for (std::size_t i = count; i < kSentencesMin; ++i) {
    ui::quote(pass, "open" + std::to_string(i), say(i == 0 ? S::before_ask_last : S::before_ask_more));
  }
}

void draw_picture(const CourseView& view, ui::Pass& pass) {
  if (view.course.points().size() < 2) return;
  const auto card = ui::card(pass, "picture");
  ui::heading(pass, "title", view.say(S::course_title));
  ui::Chart chart = course_chart(view.state, view.course, false);
  chart.key = "chart";
  chart.label = view.say(S::course_chart);
  chart.name = view.say(S::course_chart_name);
  chart.band_label = view.say(S::course_chart_usual);
  chart.band_range = chart.points.back().table_usual;
  chart.on_paper = true;
  ui::chart(pass, chart);
}

}  // namespace
}  // namespace therapist

void draw_before_session(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  ui::title(pass, say(S::before_title));
  draw_notices(state, pass, false);
  ui::text(pass, "whose",
           say(S::before_whose,
               {{"alias", client->relationship.alias}, {"day", day_long(say, state.host.today())}}));
  if (client->course.points().empty()) {
    ui::text(pass, "none", say(S::course_none), ui::Style::body_bold);
    therapist::draw_sentences(say, pass, {});
  } else {
    const therapist::CourseView view(state, *client);
    therapist::draw_last(view, pass);
    therapist::draw_changed(view, pass);
    therapist::draw_sentences(say, pass, guidance::suggest(view.facts));
    therapist::draw_shared_notes(view, pass);
    therapist::draw_picture(view, pass);
  }
  therapist::draw_fine_print(state, pass);
  const auto foot = ui::foot(pass);
  draw_complaint(state, pass);
  draw_print(pass, say(S::sheet_print));
  const std::string record = therapist::record_in_words(state, *client);
  if (!record.empty()) {
    ui::button(pass, {.key = "copy",
                      .label = say(S::before_copy),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::copy,
                      .payload = with_plain_spaces(record),
                      .description = say(S::before_copy_what)});
  }
  ui::button(pass, {.key = "back",
                    .label = say(S::before_back, {{"alias", client->relationship.alias}}),
                    .action = Go{Screen::course},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
