// One question: its scale or its choices, what was chosen so far, and the ways on, back and out.
#include "client/answers.h"
#include "days.h"
#include "screens.h"

namespace attune {
namespace {

void draw_scale(const State& state, ui::Pass& pass, std::size_t item, const Answer& answer) {
  const Scale& scale = state.instrument().scale();
  const ItemText& text = state.text_of(item);
  const int index = static_cast<int>(item);
  ui::Scale stops;
  stops.key = "answer";
  stops.question = text.text;
  stops.min = scale.min;
  stops.max = scale.max;
  stops.step = scale.step;
  stops.labels = text.labels;
  if (answer.kind == Answer::Kind::value) stops.chosen = answer.number;
  stops.skipped = answer.kind == Answer::Kind::skipped;
  stops.specials = text.special;
  if (answer.kind == Answer::Kind::special) stops.chosen_special = answer.number;
  stops.status = client::chosen_in_words(state, item, answer);
  stops.choose = [index](int value) -> Action { return GiveAnswer{index, value}; };
  stops.lower = state.strings(S::question_lower);
  stops.higher = state.strings(S::question_higher);
  stops.step_to = [index](int value) -> Action { return GiveAnswer{index, value, true}; };
  stops.choose_special = [index](int special) -> Action { return ChooseSpecial{index, special}; };
  ui::scale(pass, stops);
}

void draw_choices(const State& state, ui::Pass& pass, std::size_t item, const Answer& answer) {
  const ItemText& text = state.text_of(item);
  const int index = static_cast<int>(item);
  ui::Choices choices;
  choices.key = "answer";
  choices.question = text.text;
  choices.labels = text.choices;
  if (answer.kind == Answer::Kind::choice) choices.chosen = answer.number;
  choices.choose = [index](int choice) -> Action { return Choose{index, choice}; };
  ui::choices(pass, choices);
}

std::string_view note_before(const State& state, std::size_t item) {
  return note_of(state.instrument().language(state.language), state.instrument().item(item).note_before);
}

// "That was the main part" stands with the first question after it, whether or not the item that carries the
// note was asked itself.
std::string notes_after_previous(const State& state, std::size_t item) {
  const Instrument& instrument = state.instrument();
  const Language& language = instrument.language(state.language);
  std::string notes;
  const auto previous = state.client.draft->previous_before(item);
  for (std::size_t i = previous ? *previous : 0; i < item; ++i) {
    const std::string_view note = note_of(language, instrument.item(i).note_after);
    if (!note.empty()) notes += std::string(notes.empty() ? "" : " ") + std::string(note);
  }
  return notes;
}

void draw_finish(const State& state, ui::Pass& pass, ui::ButtonKind kind) {
  ui::button(pass, {.key = "finish",
                    .label = state.strings(S::question_finish),
                    .action = FinishHere{},
                    .kind = kind});
}

// Counted in pages: all notes stand on one.
Progress pages_at(const State& state, std::size_t item) {
  const Draft& draft = *state.client.draft;
  Progress progress = draft.progress_at(item);
  std::size_t notes = 0;
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    if (state.instrument().item(i).kind == ItemKind::text && draft.is_asked(i)) ++notes;
  }
  if (notes > 1) progress.m -= notes - 1;
  return progress;
}

}  // namespace

void draw_question(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Draft& draft = *state.client.draft;
  const std::size_t item = draft.position();
  const Answer& answer = draft.answer_of(item);
  const Progress progress = pages_at(state, item);
  const std::string n = std::to_string(progress.n), m = std::to_string(progress.m);
  const std::string part_ends = notes_after_previous(state, item);
  {
    const auto row = ui::row(pass, "where", {1, 0});
    ui::text(pass, "count", say(S::question_progress, {{"at", n}, {"of", m}}), ui::Style::small,
             ui::Tone::muted);
    if (progress.n > 1 && part_ends.empty()) {
      draw_finish(state, pass, ui::ButtonKind::words);
    } else {
      ui::space(pass, ui::Space::words_button);  // so that nothing below jumps on the second question
    }
  }
  ui::progress(pass, "progress", say(S::question_progress_label, {{"at", n}, {"of", m}}),
               static_cast<int>(progress.n), static_cast<int>(progress.m));
  draw_notices(state, pass);
  if (draft.session_day() != state.host.today()) {
    const std::string day = day_of_week(say, draft.session_day(), state.host.today());
    ui::text(pass, "day", say(S::session_day_of, {{"day", day}}), ui::Style::small, ui::Tone::muted);
  }
  // What is left is the person's to choose, so the way out stands with the words that offer it.
  if (!part_ends.empty()) {
    const auto row = ui::row(pass, "part", {1, 0});
    ui::text(pass, "ends", part_ends);
    draw_finish(state, pass, ui::ButtonKind::outlined);
  }
  const std::string_view note = note_before(state, item);
  if (!note.empty()) ui::text(pass, "note", note, ui::Style::small, ui::Tone::muted);
  {
    const auto card = ui::card(pass, "item");
    ui::title(pass, state.text_of(item).text);
    ui::read_aloud(pass, {.key = "read",
                          .label = say(S::question_read),
                          .language = state.instrument().language(state.language).tag,
                          .words = client::item_aloud(state, item)});
    if (state.instrument().item(item).kind == ItemKind::choice)
      draw_choices(state, pass, item, answer);
    else
      draw_scale(state, pass, item, answer);
  }
  ui::switch_row(pass, {.key = "stay",
                        .label = say(S::question_stay),
                        .answer = {},
                        .on = state.client.stays,
                        .action = StayUntilNext{}});
  const auto foot = ui::foot(pass, ui::Foot::page_after_page);
  draw_languages(state, pass);
  const auto row = ui::row(pass, "move", {1, 1, 1.2f});
  ui::button(pass, {.key = "back", .label = say(S::app_back), .action = Back{}});
  ui::button(pass, {.key = "skip",
                    .label = say(S::question_skip),
                    .action = Skip{static_cast<int>(item)},
                    .kind = ui::ButtonKind::words});
  ui::button(pass, {.key = "next",
                    .label = say(S::app_next),
                    .action = Next{},
                    .kind = ui::ButtonKind::filled,
                    .enabled = answer.is_given() || answer.kind == Answer::Kind::skipped});
}

}  // namespace attune
