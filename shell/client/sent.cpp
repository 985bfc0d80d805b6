// After Send: what is left to do in the other app, other ways to pass it on, and the word to say if asked.
#include "client/flow.h"
#include "client/hand_over.h"
#include "codes.h"
#include "screens.h"
#include "speech.h"

namespace attune {
namespace {

// What is true now: an app was opened by the press, or nothing was and the person chooses.
S what_now(const State& state, const ReadyToSend& handed) {
  if (handed.link.empty()) return S::review_as_file;
  if (!handed.is_opened) return S::sent_ready;
  switch (client::receive_mode(state)) {
    case ReceiveMode::by_email:
      return S::sent_mail;
    case ReceiveMode::by_text:
      return S::sent_sms;
    case ReceiveMode::by_any_app:
    case ReceiveMode::on_this_computer:
      return S::sent_share;
  }
  return S::sent_share;
}

S open_label(const State& state) {
  const ReceiveMode mode = client::receive_mode(state);
  if (mode == ReceiveMode::by_email) return S::sent_open_mail;
  return mode == ReceiveMode::by_text ? S::sent_open_sms : S::sent_open_share;
}

// Every way to pass it on, whatever the press did: apps fail to open, and phones differ.
void draw_ways(const State& state, ui::Pass& pass, const ReadyToSend& handed) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "ways");
  ui::Button open = client::hand_over_button(state, handed);
  if (open.gesture != ui::Gesture::none) {
    open.key = "open";
    open.label = say(open_label(state));
    open.action = HandedOver{HandOverWay::app};
    open.kind = handed.is_opened ? ui::ButtonKind::outlined : ui::ButtonKind::filled;
    ui::button(pass, open);
  }
  if (!handed.link.empty()) {
    ui::button(pass, {.key = "copy",
                      .label = say(S::sent_copy),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::copy,
                      .payload = client::message_of(state, handed)});
  }
  draw_code(state, pass, handed.link);
  ui::button(pass, {.key = "file",
                    .label = say(S::sent_file),
                    .action = HandedOver{HandOverWay::file},
                    .gesture = ui::Gesture::download,
                    .payload = "check-in.txt\n" + handed.file});
}

}  // namespace

void draw_sent(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ReadyToSend& handed = *state.client.handed;
  const Filling name{"name", state.client.relationship->label};
  ui::title(pass, say(handed.is_put_here ? S::sent_here_title : S::sent_title));
  draw_notices(state, pass);
  ui::text(pass, "now",
           handed.is_put_here ? say(S::sent_here, {name}) : say(what_now(state, handed), {name}));
  if (!handed.is_put_here) draw_ways(state, pass, handed);
  if (state.handed) ui::text(pass, "back", say(S::handed_now, {name}));
  const std::string word = speech::word(state, handed.word);
  if (!word.empty() && !state.handed) {
    const auto group = ui::group(pass, "word", say(S::sent_word, {name}));
    ui::text(pass, "ask", say(S::sent_word, {name}), ui::Style::small, ui::Tone::muted);
    ui::text(pass, "is", word, ui::Style::title);
  }
  // The one filled button is what is left to do.
  const bool is_done = handed.is_put_here || handed.is_opened;
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home",
                    .label = say(state.handed ? S::handed_give_back : S::sent_home),
                    .action = state.handed ? Action{GiveBack{}} : Action{Go{Screen::home}},
                    .kind = is_done ? ui::ButtonKind::filled : ui::ButtonKind::outlined});
}

}  // namespace attune
