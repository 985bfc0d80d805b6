// One finished check-in on its own page: what became of it, each answer with a way to change it, sending it
// again and taking it back.
#include "client/answers.h"
#include "client/own_flow.h"
#include "client/sending.h"
#include "days.h"
#include "screens.h"

namespace attune {
namespace {

void draw_answers(const State& state, ui::Pass& pass, const CheckIn& check_in) {
  const auto list = ui::list(pass, "answers", state.strings(S::review_answers));
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    const Answer& answer = check_in.answers()[i];
    if (answer.kind == Answer::Kind::not_asked) continue;
    const auto entry = ui::item(pass, state.instrument().item(i).id);
    const std::string words =
        answer.is_given() ? client::answer_in_words(state, i, answer) : state.strings(S::table_no_answer);
    ui::list_row(pass, {.key = "change",
                        .title = state.text_of(i).text,
                        .detail = words,
                        .trailing = state.strings(S::one_change),
                        .action = ChangeAnswer{static_cast<int>(i)}});
  }
}

int row_of(const State& state, const StoredCheckIn& stored) {
  return static_cast<int>(&stored - state.client.check_ins.data());
}

void draw_sending(const State& state, ui::Pass& pass, const StoredCheckIn& stored) {
  const Sentences& say = state.strings;
  const SentShare* sent = client::last_sent_of(state, stored.parts.id);
  const bool is_taken_back = client::is_taken_back(state, stored.parts.id);
  if (sent == nullptr || client::is_changed_since(state, stored)) {
    ui::button(pass, {.key = "check",
                      .label = say(S::home_check),
                      .action = LookAtKept{row_of(state, stored)},
                      .kind = ui::ButtonKind::filled});
  } else {
    if (is_taken_back) {
      ui::button(pass, {.key = "give_back",
                        .label = say(S::one_give_back),
                        .action = ChangeAnswer{static_cast<int>(state.instrument().item_count())}});
    }
    // What went last may be the withdrawal: sent again it asks to delete again.
    ui::button(pass, {.key = "again",
                      .label = say(is_taken_back ? S::one_ask_again : S::home_send_again),
                      .action = SendAgain{static_cast<int>(sent - state.client.sent.data())},
                      .kind = is_taken_back ? ui::ButtonKind::words : ui::ButtonKind::outlined});
  }
  if (sent != nullptr && !is_taken_back) {
    ui::button(pass, {.key = "take_back",
                      .label = say(S::one_take_back),
                      .action = Go{Screen::take_back},
                      .kind = ui::ButtonKind::words});
  }
  ui::button(
      pass,
      {.key = "home", .label = say(S::sent_home), .action = Go{Screen::home}, .kind = ui::ButtonKind::words});
}

}  // namespace

std::string client::what_became_of(const State& state, const StoredCheckIn& stored) {
  const Sentences& say = state.strings;
  const SentShare* sent = client::last_sent_of(state, stored.parts.id);
  if (sent == nullptr) return say(S::home_not_sent);
  const std::string at = day_short(say, day_of_moment(sent->sent_at_ms, state.start.minutes_east_of_utc));
  const Filling day{"day", at};
  if (client::is_taken_back(state, stored.parts.id)) return say(S::one_taken_back, {day});
  if (client::is_changed_since(state, stored)) return say(S::one_changed_since, {day});
  // This phone cannot know whether the last message was passed on before somebody says so.
  const bool has_gone = sent != &state.client.sent.back() || client::has_gone(state, *sent);
  return say(has_gone ? S::home_sent_on : S::home_ready_on,
             {{"name", state.client.relationship->label}, day});
}

void draw_one_check_in(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const StoredCheckIn* stored = client::looked_at(state);
  if (stored == nullptr) return draw_loading(state, pass);
  ui::title(pass, say(S::home_history_row, {{"day", day_long(say, stored->parts.session_day)}}));
  draw_notices(state, pass);
  ui::text(pass, "became", client::what_became_of(state, *stored));
  if (client::last_sent_of(state, stored->parts.id) != nullptr) draw_read_link(state, pass);
  if (const Result<CheckIn> check_in = client::read(state, *stored)) draw_answers(state, pass, *check_in);
  const auto foot = ui::foot(pass);
  draw_sending(state, pass, *stored);
}

}  // namespace attune
