// Every answer in words, with a switch each, before anything is sent. A switch shows what will travel: an
// answer that hangs on a left-out one is shown as left out too.
#include "client/answers.h"
#include "client/flow.h"
#include "client/hand_over.h"
#include "client/sending.h"
#include "days.h"
#include "screens.h"

namespace attune {
namespace {

// One that has no switch, because it is not sent whatever is switched.
void draw_kept(ui::Pass& pass, const std::string& question, const std::string& words) {
  ui::space(pass, ui::Space::entries);
  ui::text(pass, "question", question, ui::Style::small, ui::Tone::muted);
  ui::text(pass, "kept", words, ui::Style::body, ui::Tone::muted);
  ui::space(pass, ui::Space::entries);
}

// A draft's day can still be another one.
void draw_session_day_row(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (!state.client.draft || state.handed) return;
  const std::string day = day_long(say, state.client.draft->session_day());
  const auto card = ui::card(pass, "day");
  ui::list_row(pass, {.key = "day",
                      .title = say(S::session_day_of, {{"day", day}}),
                      .trailing = say(S::one_change),
                      .action = UseClient{ClientVerb::days, 0}});
}

void draw_answers(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const CheckIn view = client::view_to_send(state);
  const auto card = ui::card(pass, "answers");
  const auto list = ui::list(pass, "list", say(S::review_answers));
  bool is_first = true;
  for (std::size_t i = 0; i < state.instrument().item_count(); ++i) {
    const Item& item = state.instrument().item(i);
    const Answer& answer = state.client.review->answers()[i];
    if (!answer.is_given()) continue;
    if (!is_first) ui::rule(pass);
    is_first = false;
    const auto entry = ui::item(pass, item.id);
    const std::string& question = state.text_of(i).text;
    const bool is_on = state.client.left_out.count(item.id) == 0;
    // Nothing that is sent would show why this was asked, so sending it would tell what was left out.
    const bool hangs = answer.share && is_on && !view.answers()[i].is_given();
    if (!answer.share || hangs) {
      draw_kept(pass, question, say(hangs ? S::review_left_out_too : S::review_only_you));
      continue;
    }
    const std::string words = is_on ? client::answer_in_words(state, i, answer) : say(S::review_left_out);
    ui::switch_row(pass, {.key = "send",
                          .label = question,
                          .answer = words,
                          .on = is_on,
                          .action = LeaveOut{static_cast<int>(i)}});
  }
}

}  // namespace

void draw_check_and_send(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientDesk& desk = state.client;
  const std::string send_label = say(S::review_send, {{"name", desk.relationship->label}});
  const bool has_something = client::has_something_to_send(state);
  ui::title(pass, say(S::review_title));
  draw_notices(state, pass);
  if (!state.trouble && !state.start.keeps_nothing) {
    ui::text(pass, "saved", say(S::review_saved), ui::Style::small, ui::Tone::muted);
    ui::announce(pass, say(S::review_saved));
  }
  if (state.handed) ui::text(pass, "deleted", say(S::handed_deleted), ui::Style::body, ui::Tone::muted);
  draw_session_day_row(state, pass);
  if (has_something) ui::text(pass, "turn_off", say(S::review_turn_off), ui::Style::body, ui::Tone::muted);
  draw_answers(state, pass);
  const auto foot = ui::foot(pass);
  draw_languages(state, pass);
  if (!has_something) ui::text(pass, "nothing", say(S::review_nothing));
  const bool leaves_a_trace = client::receive_mode(state) != ReceiveMode::on_this_computer;
  if (has_something && leaves_a_trace) {
    ui::text(pass, "trace", say(S::review_trace), ui::Style::small, ui::Tone::muted);
  }
  if (desk.ready) {
    ui::Button button = client::hand_over_button(state, *desk.ready);
    button.key = "send";
    button.label = send_label;
    button.action = Send{};
    ui::button(pass, button);
  } else if (has_something && !desk.is_sealing) {
    ui::button(pass, {.key = "again",
                      .label = say(S::app_try_again),
                      .action = Go{Screen::check_and_send},
                      .kind = ui::ButtonKind::filled});
  } else {
    ui::button(pass, {.key = "send",
                      .label = send_label,
                      .action = Nothing{},
                      .kind = ui::ButtonKind::filled,
                      .enabled = false});
  }
  if (!state.client.draft && !state.is_shared_phone()) {
    ui::button(pass, {.key = "change",
                      .label = say(S::one_change_answer),
                      .action = Go{Screen::one_check_in},
                      .kind = ui::ButtonKind::words});
  }
  if (desk.draft && desk.draft->state().revision > 1) {
    ui::button(pass, {.key = "as_it_was",
                      .label = say(S::one_as_it_was),
                      .action = LeaveAsItWas{},
                      .kind = ui::ButtonKind::words});
  }
  const auto row = ui::row(pass, "move", {1, 1});
  ui::button(pass, {.key = "back", .label = say(S::app_back), .action = Back{}});
  ui::button(pass, {.key = "not_now",
                    .label = say(state.handed ? S::handed_delete : S::review_not_now),
                    .action = state.handed ? Action{GiveBack{}} : Action{NotNow{}},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
