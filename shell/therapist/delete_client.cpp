// Deleting one client: the question at the foot of their page, and what a yes takes.
#include <algorithm>

#include "safety_copy.h"
#include "screens.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/inbox_parts.h"
#include "therapist/supervision_parts.h"

namespace attune {
namespace therapist {
namespace {

constexpr std::string_view kDeletePart = "delete";

// Those behind it move up; what was to be done for it is not done.
void close_gap(std::vector<std::size_t>& places, std::size_t gone) {
  std::erase(places, gone);
  for (std::size_t& place : places) place -= place > gone ? 1 : 0;
}

// What waits of them opens with no key that is left, so it leaves the mail slot too.
void forget_mail_of(State& state, const Id& client) {
  TherapistDesk& desk = state.therapist;
  std::vector<std::string> keys;
  for (const InboxItem& item : desk.inbox) {
    if (item.client == client) keys.push_back(item.mail_key);
  }
  std::erase_if(desk.inbox, [&](const InboxItem& item) { return item.client == client; });
  desk.portions.kept.insert(desk.portions.kept.end(), keys.begin(), keys.end());
  ++desk.looks;  // what is being opened now may be theirs
  forget_mail(state, std::move(keys));
}

}  // namespace

void delete_current(State& state) {
  TherapistDesk& desk = state.therapist;
  if (!desk.current || desk.made_up) return;
  const Id client = *desk.current;
  const std::size_t place = place_of(state, client);
  if (place == desk.clients.size()) return;
  if (!state.stored(state.record->forget_relationship(client))) return;
  const std::string alias = desk.clients[place].relationship.alias;
  forget_sealed_case(state);
  drop_half_written(state);
  desk.clients.erase(desk.clients.begin() + static_cast<std::ptrdiff_t>(place));
  close_gap(desk.portions.to_read, place);
  close_gap(desk.portions.to_store, place);
  desk.current.reset();
  desk.open.reset();
  desk.rotation.clear();
  desk.parts_shown.clear();
  forget_mail_of(state, client);
  safety_copy::write_now(state);
  look_into_mail(state);
  state.show(Screen::clients);
  state.said = state.strings(S::course_deleted, {{"alias", alias}});
}

}  // namespace therapist

void draw_deleting(const State& state, ui::Pass& pass) {
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr || state.therapist.made_up) return;
  const Sentences& say = state.strings;
  const Filling alias{"alias", client->relationship.alias};
  const std::string part(therapist::kDeletePart);
  ui::button(pass, {.key = "delete",
                    .label = say(S::course_delete),
                    .action = ShowPart{part, true},
                    .kind = ui::ButtonKind::words});
  if (state.therapist.parts_shown.count(part) == 0) return;
  const auto dialog = ui::dialog(pass, {.key = "delete_sure",
                                        .label = say(S::course_delete_sure, {alias}),
                                        .close_label = say(S::course_delete_keep, {alias}),
                                        .close = ShowPart{part, false}});
  ui::text(pass, "what", say(S::course_delete_what, {alias}));
  ui::text(pass, "theirs", say(S::course_delete_theirs, {alias}));
  ui::text(pass, "copy", say(S::course_delete_copy, {alias}));
  ui::button(pass, {.key = "do", .label = say(S::course_delete_do), .action = UseList{ListVerb::erase}});
}

}  // namespace attune
