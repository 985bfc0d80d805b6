// A check-in's link was opened in this tab: whether it waits in an inbox here, or belongs elsewhere.
#include "screens.h"

namespace attune {

void draw_mail(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (state.mail_has_desk) {
    ui::title(pass, say(S::mail_waiting_title));
    ui::text(pass, "waiting", say(state.mail_was_there ? S::mail_already : S::mail_waiting));
    const auto foot = ui::foot(pass);
    ui::button(pass, {.key = "open", .label = say(S::mail_open_inbox), .action = Go{Screen::home}});
    return;
  }
  ui::title(pass, say(S::mail_elsewhere_title));
  draw_notices(state, pass);
  ui::text(pass, "elsewhere", say(S::mail_elsewhere));
  const Result<std::string> link = share::write_share_link(state.start.site, state.mail);
  const Result<std::string> file = share::write_share_file(state.mail.age);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "copy",
                    .label = say(S::mail_copy),
                    .action = HandedOver{},
                    .kind = ui::ButtonKind::filled,
                    .gesture = ui::Gesture::copy,
                    .payload = link   ? *link
                               : file ? *file
                                      : std::string()});
  ui::button(
      pass,
      {.key = "home", .label = say(S::app_home), .action = Go{Screen::home}, .kind = ui::ButtonKind::words});
}

}  // namespace attune
