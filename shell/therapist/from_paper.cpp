// A check-in that was filled in on paper, typed as one row of numbers. What the row says stands under it,
// question by question, before anything is kept.
#include "client/answers.h"
#include "days.h"
#include "instrument/paper_row.h"
#include "screens.h"
#include "therapist/flow.h"

namespace attune {
namespace {

void draw_day(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Day day = state.therapist.paper.day;
  const auto card = ui::card(pass, "day");
  ui::text(pass, "is", say(S::line_session, {{"day", day_long(say, day)}}), ui::Style::body_bold);
  const auto row = ui::row(pass, "move", {0, 0, 0});
  const auto move = [&](std::string_view key, S label, int days) {
    ui::button(pass, {.key = key,
                      .label = say(label),
                      .action = UsePaper{PaperVerb::day, {}, days},
                      .kind = ui::ButtonKind::words,
                      .enabled = days < 0 || day < state.host.today()});
  };
  move("week", S::paper_week_earlier, -7);
  move("earlier", S::paper_day_earlier, -1);
  move("later", S::paper_day_later, 1);
}

void draw_row(const State& state, ui::Pass& pass, const PaperRow& row) {
  const Sentences& say = state.strings;
  const std::size_t count = row_items(state.instrument()).size();
  ui::field(pass, {.key = therapist::kPaperRow,
                   .label = say(S::paper_row),
                   .hint = say(S::paper_row_hint, {{"count", std::to_string(count)}}),
                   .value = state.field(therapist::kPaperRow),
                   .chars_max = 200,
                   .autocomplete = "off",
                   .action = WriteField{therapist::kPaperRow}});
  if (!row.wrong) return;
  const std::string number = std::to_string(*row.wrong + 1);
  const std::string wrong = *row.wrong < count
                                ? say(S::paper_row_wrong, {{"number", number}, {"entry", row.wrong_entry}})
                                : say(S::paper_row_too_long, {{"count", std::to_string(count)}});
  ui::banner(pass, "wrong", wrong, ui::Tone::ask);
}

void draw_read(const State& state, ui::Pass& pass, const PaperRow& row) {
  const auto card = ui::card(pass, "read");
  ui::heading(pass, "title", state.strings(S::paper_read));
  const auto list = ui::list(pass, "answers", state.strings(S::course_answers));
  const std::vector<std::size_t> items = row_items(state.instrument());
  for (std::size_t place = 0; place < items.size(); ++place) {
    const auto item = ui::item(pass, state.instrument().item(items[place]).id);
    ui::space(pass, ui::Space::entries);
    ui::text(pass, "question", std::to_string(place + 1) + ". " + state.text_of(items[place]).text,
             ui::Style::small, ui::Tone::muted);
    const Answer& answer = row.answers[items[place]];
    ui::text(pass, "answer",
             answer.is_given() ? client::answer_in_words(state, items[place], answer)
                               : state.strings(S::table_no_answer),
             answer.is_given() ? ui::Style::body_bold : ui::Style::body);
  }
}

void draw_words(const State& state, ui::Pass& pass) {
  const Instrument& instrument = state.instrument();
  for (std::size_t item = 0; item < instrument.item_count(); ++item) {
    if (instrument.item(item).kind != ItemKind::text) continue;
    const std::string field = therapist::paper_note_field(item);
    ui::field(pass, {.key = field,
                     .label = state.text_of(item).text,
                     .hint = state.strings(S::paper_words_hint),
                     .value = state.field(field),
                     .rows = 2,
                     .chars_max = static_cast<int>(kNoteCodePointsMax),
                     .autocomplete = "off",
                     .action = WriteField{field}});
  }
}

}  // namespace

void draw_from_paper(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  const bool corrects = state.therapist.paper.corrects.has_value();
  ui::title(pass,
            say(corrects ? S::paper_correct_title : S::paper_title, {{"alias", client->relationship.alias}}));
  draw_notices(state, pass, false);
  ui::text(pass, "what", say(corrects ? S::paper_correct_what : S::paper_what));
  draw_day(state, pass);
  const PaperRow row = read_paper_row(state.instrument(), state.field(therapist::kPaperRow));
  draw_row(state, pass, row);
  draw_read(state, pass, row);
  draw_words(state, pass);
  const auto foot = ui::foot(pass);
  draw_complaint(state, pass);
  ui::button(pass, {.key = "keep",
                    .label = say(S::paper_keep),
                    .action = UsePaper{PaperVerb::keep},
                    .kind = ui::ButtonKind::filled});
  ui::button(pass, {.key = "back",
                    .label = say(S::before_back, {{"alias", client->relationship.alias}}),
                    .action = Go{Screen::course},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
