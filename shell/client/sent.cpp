// After Send: what is left to do in the other app, other ways to pass it on, and the word to say if asked.
#include "client/flow.h"
#include "screens.h"

namespace attune {
namespace {

S what_now(ReceiveMode mode) {
  switch (mode) {
    case ReceiveMode::on_this_computer:
      return S::sent_here;
    case ReceiveMode::by_email:
      return S::sent_mail;
    case ReceiveMode::by_text:
      return S::sent_sms;
    case ReceiveMode::by_any_app:
      return S::sent_share;
  }
  return S::sent_share;
}

}  // namespace

void draw_sent(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const Relationship& relationship = *state.client.relationship;
  const ReadyToSend& handed = *state.client.handed;
  const Filling name{"name", relationship.label};
  const bool is_here = relationship.receive_mode == ReceiveMode::on_this_computer;
  ui::title(pass, say(is_here ? S::sent_here_title : S::sent_title));
  draw_notices(state, pass);
  const bool has_link = !handed.link.empty();
  ui::text(pass, "now",
           has_link || is_here ? say(what_now(relationship.receive_mode), {name}) : say(S::review_as_file));
  if (!is_here) {
    const auto card = ui::card(pass, "other_ways");
    if (has_link) {
      ui::text(pass, "hint", say(S::sent_copy_hint), ui::Style::body, ui::Tone::muted);
      ui::button(pass, {.key = "copy",
                        .label = say(S::sent_copy),
                        .action = HandedOver{},
                        .gesture = ui::Gesture::copy,
                        .payload = client::message_of(state, handed)});
    }
    ui::button(pass, {.key = "file",
                      .label = say(S::sent_file),
                      .action = HandedOver{},
                      .gesture = ui::Gesture::download,
                      .payload = "check-in.txt\n" + handed.file});
  }
  if (handed.word < state.words.size()) {
    const auto group = ui::group(pass, "word", say(S::sent_word, {name}));
    ui::text(pass, "ask", say(S::sent_word, {name}), ui::Style::small, ui::Tone::muted);
    ui::text(pass, "is", state.words[handed.word], ui::Style::title);
  }
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "home",
                    .label = say(S::sent_home),
                    .action = Go{Screen::home},
                    .kind = ui::ButtonKind::filled});
}

}  // namespace attune
