// The link for one client, and words to say with it.
#include "days.h"
#include "screens.h"
#include "therapist/flow.h"

namespace attune {

void draw_invite(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  const Filling alias{"alias", client->relationship.alias};
  const std::string link = therapist::invite_link(state);
  ui::title(pass, say(S::invite_title, {alias}));
  draw_notices(state, pass);
  const StoredInvite& invite = client->relationship.invites.back();
  ui::text(pass, "how",
           invite.used ? say(S::invite_used, {alias})
                       : say(S::invite_how, {alias, {"day", day_long(say, invite.expires_day)}}));
  {
    const auto card = ui::card(pass, "link");
    ui::heading(pass, "label", say(S::invite_label));
    ui::written(pass, "is", link, ui::Style::small);
    ui::button(pass, {.key = "copy",
                      .label = say(S::invite_copy),
                      .action = HandedOver{},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::copy,
                      .payload = link});
  }
  {
    const auto card = ui::card(pass, "say");
    ui::heading(pass, "words", say(S::invite_say));
    ui::text(pass, "1", say(S::invite_say_1));
    ui::text(pass, "2", say(S::invite_say_2));
    ui::text(pass, "3", say(S::invite_say_3));
  }
  const auto foot = ui::foot(pass);
  const bool is_over = !invite.used && invite.expires_day < state.host.today();
  ui::button(pass, {.key = "renew",
                    .label = say(S::invite_renew),
                    .action = RenewInvite{},
                    .kind = is_over ? ui::ButtonKind::filled : ui::ButtonKind::words});
  ui::button(pass, {.key = "done", .label = say(S::app_done), .action = Go{Screen::clients}});
}

}  // namespace attune
