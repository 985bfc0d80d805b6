// The check-ins of this client that were typed in from paper: each can be corrected, with a trace, or
// deleted.
#include <algorithm>

#include "client/answers.h"
#include "days.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

bool words_button(const State& state, ui::Pass& pass, const std::string& part, S show, S hide,
                  const std::string& day) {
  const bool is_shown = state.therapist.parts_shown.count(part) > 0;
  ui::button(pass, {.key = part,
                    .label = state.strings(is_shown ? hide : show),
                    .action = ShowPart{part, !is_shown},
                    .kind = ui::ButtonKind::words,
                    .description = day});
  return is_shown;
}

// What stood on the paper before it was corrected, answer by answer.
void draw_earlier(const State& state, ui::Pass& pass, const StoredCheckIn& earlier) {
  const Sentences& say = state.strings;
  const auto read = received_check_in(state.instrument(), earlier.parts, earlier.rows);
  if (!read) return;
  const std::string key = "revision" + std::to_string(earlier.parts.revision);
  const std::string at = moment(say, earlier.parts.finished_at_ms, state.start.minutes_east_of_utc);
  ui::text(pass, key, say(S::paper_earlier, {{"day", day_short(say, earlier.parts.session_day)}, {"at", at}}),
           ui::Style::body_bold);
  for (std::size_t item = 0; item < read->answers().size(); ++item) {
    const Answer& answer = read->answers()[item];
    if (!answer.is_given()) continue;
    const std::string words = client::answer_in_words(state, item, answer);
    ui::text(pass, key + '/' + state.instrument().item(item).id,
             say(S::paper_earlier_answer, {{"question", state.text_of(item).text}, {"answer", words}}),
             ui::Style::small);
  }
}

void draw_one(const State& state, ui::Pass& pass, const ClientCourse& client, const StoredCheckIn& one) {
  const Sentences& say = state.strings;
  const std::string id = hex_encode(one.parts.id);
  const auto item = ui::item(pass, id);
  ui::space(pass, ui::Space::entries);
  const std::string day = day_short(say, one.parts.session_day);
  const std::string at = moment(say, one.parts.finished_at_ms, state.start.minutes_east_of_utc);
  ui::text(pass, "when",
           say(one.is_correction ? S::paper_corrected : S::paper_typed, {{"day", day}, {"at", at}}));
  if (one.is_correction &&
      words_button(state, pass, "earlier/" + id, S::paper_show_earlier, S::paper_hide_earlier, day)) {
    for (const StoredCheckIn& earlier : client.earlier) {
      if (earlier.parts.id == one.parts.id) draw_earlier(state, pass, earlier);
    }
  }
  if (one.parts.instrument == state.instrument().key()) {
    ui::button(pass, {.key = "correct",
                      .label = say(S::paper_correct),
                      .action = UsePaper{PaperVerb::correct, id},
                      .kind = ui::ButtonKind::words,
                      .description = day});
  }
  if (!words_button(state, pass, "erase/" + id, S::paper_erase, S::paper_erase_not, day)) return;
  ui::text(pass, "erase_what", say(S::paper_erase_what), ui::Style::small);
  ui::button(pass, {.key = "erase_do",
                    .label = say(S::paper_erase_do),
                    .action = UsePaper{PaperVerb::erase, id},
                    .description = day});
}

}  // namespace

void draw_paper(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "paper");
  ui::heading(pass, "title", say(S::paper_card));
  std::vector<const StoredCheckIn*> typed;  // the last one first
  for (auto one = client.check_ins.rbegin(); one != client.check_ins.rend(); ++one) {
    if (one->from_paper) typed.push_back(&*one);
  }
  if (!typed.empty()) {
    const auto list = ui::list(pass, "typed", say(S::paper_card));
    const std::size_t shown = rows_shown(state, "typed", typed.size());
    for (std::size_t i = 0; i < shown; ++i) draw_one(state, pass, client, *typed[i]);
  }
  more_button(state, pass, "typed", typed.size());
  ui::button(pass, {.key = "begin", .label = say(S::paper_begin), .action = UsePaper{PaperVerb::begin}});
  ui::button(pass, {.key = "blank", .label = say(S::paper_blank), .action = UsePaper{PaperVerb::blank}});
}

}  // namespace attune::therapist
