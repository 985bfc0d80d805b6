// On "This phone": another therapist, a change of therapist, an end. Each has a desk of their own, so that
// nothing that was told to one is ever told to another by itself.
#include "screens.h"

namespace attune {

void draw_other_therapists(const State& state, ui::Pass& pass) {
  // Nothing is kept there that could be taken along, and nobody is named.
  if (state.is_shared_phone()) return;
  const Sentences& say = state.strings;
  const Filling name{"name", state.client.relationship->label};
  const auto card = ui::card(pass, "others");
  ui::heading(pass, "title", say(S::others_title));
  ui::text(pass, "how", say(S::others_how, {name}));
  const std::vector<DeskListing>& desks = state.start.desks;
  for (std::size_t i = 0; i < desks.size() && !state.client.check_ins.empty(); ++i) {
    const DeskListing& desk = desks[i];
    if (desk.therapist || desk.shared_phone || desk.name.empty() || desk.desk == state.pending_desk) continue;
    const Filling other{"name", desk.name};
    ui::text(pass, "take_what/" + desk.desk, say(S::others_take_what, {other}));
    ui::button(pass, {.key = "take/" + desk.desk,
                      .label = say(S::others_take, {other}),
                      .action = UseClient{ClientVerb::take_along, static_cast<int>(i)}});
  }
  ui::text(pass, "ending", say(S::others_ending, {name}));
}

}  // namespace attune
