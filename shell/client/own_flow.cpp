#include "client/own_flow.h"

#include "client/sending.h"
#include "client/take_along.h"

namespace attune::client {
namespace {

constexpr std::string_view kWentSetting = "went";

void it_went(State& state) {
  if (!state.client.sent.empty()) note_that_it_went(state, state.client.sent.back().hash);
}

// A draft that is under way stays stored; the first page takes it up again.
void gather(State& state) {
  ClientDesk& desk = state.client;
  desk.draft.reset();
  desk.review.reset();
  desk.together = waiting(state);
  desk.rows_added = 0;
  if (desk.together.empty()) return go_home(state);
  state.show(Screen::send_together);
  make_ready(state);
}

// From "Check and send" the answers get another day; from the first page a session of that day is filled in.
void choose_day(State& state, Day day) {
  ClientDesk& desk = state.client;
  if (!desk.draft || !desk.review) return start_older(state, day);
  desk.draft->set_session_day(day);
  if (!state.stored(state.record->save_draft(desk.draft->state()))) return;
  check_and_send(state);
}

void show_days(State& state, int days_ago) {
  state.client.days_from = days_ago;
  state.show(Screen::session_day);
}

// What is filled in already is what most people would say.
void make_reminder(State& state) {
  state.fields[std::string(kReminderTime)] = state.strings(S::reminder_time_first);
  state.fields[std::string(kReminderWords)] = state.strings(S::app_title);
  state.choices[std::string(kReminderDay)] = weekday_of(state.host.today());
  state.show(Screen::reminder);
}

void file_saved(State& state, const std::string& outcome) {
  if (outcome == "done") state.said = state.strings(S::own_saved);
  if (outcome == "refused") state.complain(Fault::refused);
}

void consent(State& state, bool consents) {
  Relationship& relationship = *state.client.relationship;
  if (!state.stored(state.record->set_supervision(relationship.id, consents))) return;
  relationship.supervision = consents;
}

}  // namespace

void use(State& state, const UseClient& use, const std::string& value) {
  switch (use.verb) {
    case ClientVerb::it_went:
      return it_went(state);
    case ClientVerb::show_read:
      state.client.shows_read = use.number == 1;
      return;
    case ClientVerb::show_more:
      state.client.rows_added += kRowsAdded;
      return;
    case ClientVerb::gather:
      return gather(state);
    case ClientVerb::make_reminder:
      return make_reminder(state);
    case ClientVerb::bad_reminder:
      return state.complain(S::reminder_time_wrong, kReminderTime);
    case ClientVerb::file_saved:
      return file_saved(state, value);
    case ClientVerb::take_along:
      return take_along(state, static_cast<std::size_t>(use.number));
    case ClientVerb::consent:
      return consent(state, value == "1");
    case ClientVerb::days:
      return show_days(state, use.number);
    case ClientVerb::choose_day:
      return choose_day(state, Day{use.number});
    case ClientVerb::own_part:
      state.client.own_newer = static_cast<std::size_t>(use.number);
      return;
  }
}

void note_that_it_went(State& state, const ShortId& share) {
  const std::string hash = hex_encode(share);
  if (state.stored(state.record->set_setting(kWentSetting, hash))) state.client.went = hash;
}

std::string last_that_went(State& state) {
  const auto hash = state.record->setting(kWentSetting);
  return hash && *hash ? **hash : std::string();
}

bool has_gone(const State& state, const SentShare& share) {
  return state.client.went == hex_encode(share.hash);
}

}  // namespace attune::client
