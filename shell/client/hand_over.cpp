#include "client/hand_over.h"

#include "client/flow.h"
#include "client/message.h"

namespace attune::client {

ui::Button hand_over_button(const State& state, const ReadyToSend& ready) {
  const std::string& address = state.client.relationship->receive_address;
  ui::Button button{.key = {}, .label = {}, .action = Nothing{}, .kind = ui::ButtonKind::filled};
  if (ready.link.empty()) return button;
  const std::string message = message_of(state, ready);
  switch (receive_mode(state)) {
    case ReceiveMode::on_this_computer:
      break;
    case ReceiveMode::by_email:
      button.gesture = ui::Gesture::mail;
      button.payload = mail_address(address, message);
      break;
    case ReceiveMode::by_text:
      button.gesture = ui::Gesture::sms;
      button.payload = sms_address(address, message);
      break;
    case ReceiveMode::by_any_app:
      button.gesture = ui::Gesture::share;
      button.payload = message;
      break;
  }
  return button;
}

}  // namespace attune::client
