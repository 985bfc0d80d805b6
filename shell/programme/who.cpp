// More than one desk lives in this browser: whose is wanted?
#include "screens.h"

namespace attune {
namespace {

std::string name_of(const State& state, const DeskListing& desk) {
  const Sentences& say = state.strings;
  if (desk.therapist) {
    return desk.name.empty() ? say(S::who_therapist) : say(S::who_therapist_named, {{"name", desk.name}});
  }
  if (state.client.invite && !desk.name.empty()) return say(S::who_me_named, {{"name", desk.name}});
  return desk.name.empty() ? say(S::who_client) : say(S::who_client_named, {{"name", desk.name}});
}

}  // namespace

void draw_who(const State& state, ui::Pass& pass) {
  const std::optional<share::Invite>& invite = state.client.invite;
  ui::title(pass, invite ? state.strings(S::who_invited, {{"name", invite->therapist}})
                         : state.strings(S::who_title));
  draw_notices(state, pass);
  const auto list = ui::list(pass, "desks", state.strings(S::who_title));
  for (const DeskListing& desk : state.start.desks) {
    if (desk.therapist && invite) continue;  // an invite is for a client
    const auto item = ui::item(pass, desk.desk);
    ui::list_row(pass, {.key = "open",
                        .title = name_of(state, desk),
                        .detail = {},
                        .trailing = {},
                        .action = ChooseDesk{desk.desk}});
  }
  const auto item = ui::item(pass, "new");
  ui::list_row(pass, {.key = "open",
                      .title = state.strings(S::who_someone_new),
                      .detail = {},
                      .trailing = {},
                      .action = ChooseDesk{}});
}

}  // namespace attune
