#include "vault.h"

#include <algorithm>

#include "days.h"
#include "desks.h"
#include "therapist/flow.h"

namespace attune::vault {
namespace {

constexpr int kTries = 5;
// On a client's phone there is nothing above the PIN to fall back on, and whoever tries may not make it
// delete anything: after five wrong ones each further try waits, longer and longer.
constexpr std::array<int, 4> kPinWait_minutes = {1, 5, 15, 60};
constexpr std::int64_t kMsPerMinute = 60000;
constexpr std::int64_t kCoveredMax_ms = 12 * 60 * kMsPerMinute;
constexpr std::string_view kIdleSetting = "idle_minutes";

const KeySlot* slot_of(const std::vector<KeySlot>& slots, KeySlotKind kind) {
  for (const KeySlot& slot : slots) {
    if (slot.kind == kind) return &slot;
  }
  return nullptr;
}

std::string taken(State& state, const std::string& field) {
  std::string text = std::move(state.fields[field]);
  state.fields.erase(field);
  return text;
}

// Says until when the next PIN of the locked desk waits; false if it need not. A clock that was set back
// makes nobody wait for it to catch up.
bool must_wait(State& state) {
  const DeskListing* listing = listing_of(state, state.locked->desk);
  if (listing == nullptr || listing->pins_tried < kTries) return false;
  const std::size_t over = static_cast<std::size_t>(listing->pins_tried - kTries);
  const int minutes = kPinWait_minutes[std::min(over, kPinWait_minutes.size() - 1)];
  const std::int64_t until_ms = listing->pin_tried_at_ms + minutes * kMsPerMinute;
  const std::int64_t now_ms = state.host.now_ms();
  if (now_ms < listing->pin_tried_at_ms || now_ms >= until_ms) return false;
  // The minute after: what is said in whole minutes is then over.
  const std::string when =
      moment(state.strings, until_ms + kMsPerMinute - 1, state.start.minutes_east_of_utc);
  state.complaint = {state.strings(S::pin_wait, {{"when", when}}), "pin"};
  return true;
}

void ask_again(State& state, Fault fault) {
  const bool is_other = fault == Fault::wrong_key;
  if (!is_other) state.note(fault);
  const bool by_pin = state.covered || state.locked->way == KeySlotKind::pin;
  state.show(state.covered ? Screen::covered : by_pin ? Screen::pin : Screen::unlock);
  if (!is_other) return state.complain(fault);
  if (by_pin && !state.covered && must_wait(state)) return;
  state.complain(by_pin ? S::pin_wrong : S::unlock_wrong, by_pin ? "pin" : "secret");
}

void open_locked(State& state) {
  const LockedDesk& locked = *state.locked;
  const KeySlot* slot = slot_of(locked.slots, locked.way);
  if (slot == nullptr) return;
  const bool by_pin = locked.way == KeySlotKind::pin;
  const OpenKey open{locked.way, slot->bytes, taken(state, by_pin ? "pin" : "secret")};
  state.show(Screen::loading);
  state.ask(open, [&state, by_pin](const Reply& reply) {
    if (!reply.ok) return ask_again(state, reply.fault);
    const std::string desk = state.locked->desk;
    state.locked.reset();
    if (DeskListing* listing = listing_of(state, desk); listing != nullptr && by_pin) {
      listing->pins_tried = 0;
      state.ask_beyond_desk(MarkDesk{desk, DeskEvent::pin_right}, [](const Reply&) {});
    }
    open_desk(state, desk, state.takes_over, reply.bytes);
  });
}

// Counted before it is tried: whoever closes the page in between has tried it all the same.
void try_pin(State& state) {
  if (must_wait(state)) return void(state.fields.erase("pin"));
  state.show(Screen::loading);
  const std::string desk = state.locked->desk;
  state.ask(MarkDesk{desk, DeskEvent::pin_tried}, [&state, desk](const Reply& reply) {
    DeskListing* listing = listing_of(state, desk);
    // Another tab tried meanwhile: this one's turn waits as the next one there would.
    const bool others_tried = listing != nullptr && reply.number > listing->pins_tried + 1;
    if (listing != nullptr) {
      listing->pins_tried = reply.number;
      listing->pin_tried_at_ms = reply.second_number;
    }
    if (!others_tried || !must_wait(state)) return open_locked(state);
    state.fields.erase("pin");
    state.show(Screen::pin);
  });
}

void open_covered(State& state, const Reply& reply) {
  if (reply.ok) {
    const std::string desk = state.covered->desk;
    state.covered.reset();
    return open_desk(state, desk, false, reply.bytes);
  }
  if (--state.covered->tries_left == 0) return lock_desk(state);
  ask_again(state, reply.fault);
}

}  // namespace

void use(State& state, const UseVault& use) {
  const bool needs_key = use.verb == VaultVerb::renew_key_sheet || use.verb == VaultVerb::change_passphrase ||
                         use.verb == VaultVerb::add_passkey || use.verb == VaultVerb::remove_passkeys ||
                         use.verb == VaultVerb::set_cover_pin || use.verb == VaultVerb::choose_idle;
  if (needs_key && state.key.empty()) return;
  switch (use.verb) {
    case VaultVerb::suggest_words:
      return suggest_words(state);
    case VaultVerb::use_words:
      state.fields["passphrase"] = state.suggested;
      state.choices["shown"] = 1;
      return;
    case VaultVerb::unlock:
      return unlock(state);
    case VaultVerb::choose_way:
      return choose_way(state, static_cast<KeySlotKind>(use.number));
    case VaultVerb::lock:
      return lock_desk(state);
    case VaultVerb::cover:
      return cover_desk(state);
    case VaultVerb::leave_key_sheet:
      return leave_key_sheet(state, use.number == 1);
    case VaultVerb::renew_key_sheet:
      return renew_key_sheet(state);
    case VaultVerb::change_passphrase:
      return change_passphrase(state);
    case VaultVerb::add_passkey:
      return add_passkey(state);
    case VaultVerb::remove_passkeys:
      return remove_passkeys(state);
    case VaultVerb::set_cover_pin:
      return set_cover_pin(state);
    case VaultVerb::set_pin:
      return set_pin(state);
    case VaultVerb::remove_pin:
      return remove_pin(state);
    case VaultVerb::choose_idle:
      return choose_idle(state, static_cast<std::size_t>(use.number));
  }
}

bool has_slot(const std::vector<KeySlot>& slots, KeySlotKind kind) { return slot_of(slots, kind) != nullptr; }

bool ask_for_key(State& state, const std::string& desk) {
  Result<SuperBlock> super = read_super_block(*state.host.files().super);
  if (!super || super->key_slots.empty() || has_slot(super->key_slots, KeySlotKind::unprotected))
    return false;
  state.ask(CloseDesk{}, [](const Reply&) {});
  const bool by_pin = has_slot(super->key_slots, KeySlotKind::pin);
  state.locked =
      LockedDesk{desk, std::move(super->key_slots), by_pin ? KeySlotKind::pin : KeySlotKind::passphrase};
  state.show(by_pin ? Screen::pin : Screen::unlock);
  return true;
}

void choose_way(State& state, KeySlotKind way) {
  if (!state.locked) return;
  state.locked->way = way;
  state.fields.clear();
  if (way == KeySlotKind::passkey) unlock(state);
}

void unlock(State& state) {
  if (state.covered) {
    if (state.host.now_ms() - state.covered->since_ms >= kCoveredMax_ms) return lock_desk(state);
    const OpenKey open{KeySlotKind::pin, state.covered->slot, taken(state, "pin")};
    state.show(Screen::loading);
    return state.ask(open, [&state](const Reply& reply) { open_covered(state, reply); });
  }
  if (!state.locked) return;
  state.locked->way == KeySlotKind::pin ? try_pin(state) : open_locked(state);
}

void start_covered(State& state) {
  state.covered->since_ms = state.host.now_ms();
  state.covered->tries_left = kTries;
  state.show(Screen::covered);
}

bool can_close(const State& state) {
  return state.record && !state.key.empty() && !state.start.keeps_nothing;
}

void lock_desk(State& state) {
  close_desk(state);
  state.waiting.clear();
  state.fields.clear();
  state.show(Screen::loading);
  state.ask(EndLocked{}, [](const Reply&) {});
}

void cover_desk(State& state) {
  if (!state.record) return;
  EndCovered end{state.pending_desk, cover_slot(state)};
  if (end.slot.empty()) return lock_desk(state);
  close_desk(state);
  state.waiting.clear();
  state.show(Screen::loading);
  state.ask(end, [](const Reply&) {});
}

void begin(State& state) {
  state.touched_at_ms = state.host.now_ms();
  state.has_cover_pin = !cover_slot(state).empty();
  const auto kept = state.record->setting(kIdleSetting);
  const std::size_t place =
      kept && *kept && !(*kept)->empty() ? static_cast<std::size_t>((*kept)->front() - '0') : kIdleUsual;
  state.idle_minutes = kIdleMinutes[std::min(place, kIdleMinutes.size() - 1)];
}

void choose_idle(State& state, std::size_t place) {
  const std::string digit(1, static_cast<char>('0' + place));
  if (state.stored(state.record->set_setting(kIdleSetting, digit))) begin(state);
}

std::optional<int> idle_left_ms(const State& state) {
  std::int64_t until_ms = state.touched_at_ms + state.idle_minutes * kMsPerMinute;
  if (state.covered)
    until_ms = state.covered->since_ms + kCoveredMax_ms;
  else if (!can_close(state))
    return std::nullopt;
  return static_cast<int>(std::max<std::int64_t>(0, until_ms - state.host.now_ms()));
}

bool close_if_idle(State& state) {
  if (idle_left_ms(state) != 0) return false;
  if (state.is_therapist()) therapist::put_by_half_written(state);
  state.record ? cover_desk(state) : lock_desk(state);
  return true;
}

}  // namespace attune::vault
