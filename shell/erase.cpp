#include "erase.h"

#include <algorithm>

#include "desks.h"

namespace attune {
namespace {

ForgetDesk what_to_forget(const State& state, const std::string& desk) {
  ForgetDesk forget;
  forget.desk = desk;
  for (const DeskListing& listing : state.start.desks) {
    if (listing.desk != desk && !listing.therapist) forget.phones.push_back(listing.desk);
  }
  for (const InboxItem& item : state.therapist.inbox) forget.mail_keys.push_back(item.mail_key);
  for (const CaseItem& item : state.therapist.cases) forget.mail_keys.push_back(item.mail_key);
  return forget;
}

void erase_files(State& state, const std::string& desk) {
  const ForgetDesk forget = what_to_forget(state, desk);
  if (state.record) {
    if (const Status closed = state.record->close(); !closed) state.note(closed.fault());
    state.record.reset();
  }
  // A file that cannot be written over is still removed with its folder.
  if (const Status erased = Record::erase(state.host.files()); !erased) state.note(erased.fault());
  forget_desk_here(state);
  state.damaged = false;
  std::erase_if(state.start.desks, [&](const DeskListing& listing) { return listing.desk == desk; });
  if (state.start.desks.empty()) state.start.was_kept = false;
  state.ask_beyond_desk(forget, [&state](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    state.left_after_erasing = reply.text;
    state.others_after_erasing = reply.number > 0;
    state.show(Screen::erased);
  });
}

void erase_desk(State& state) {
  const std::string desk = state.pending_desk;
  state.show(Screen::loading);
  if (state.record) return erase_files(state, desk);
  OpenDesk effect;
  effect.desk = desk;
  effect.take_over = true;
  state.ask(effect, [&state, desk](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    erase_files(state, desk);
  });
}

}  // namespace

void use_erase(State& state, EraseStep step) {
  state.asks_to_erase = step == EraseStep::ask;
  if (step == EraseStep::erase) erase_desk(state);
}

}  // namespace attune
