#include "copies.h"

#include "base/text.h"
#include "client/flow.h"
#include "damaged.h"
#include "desks.h"
#include "therapist/flow.h"
#include "vault.h"

namespace attune::copies {
namespace {

constexpr std::string_view kSavedSetting = "copy_saved_day";
constexpr int kOfferedAgainAfter_days = 30;
constexpr std::size_t kKindAt = 9;  // in a copy, record/FORMAT.md

std::string taken(State& state, const std::string& field) {
  std::string text(trimmed(state.field(field)));
  state.fields.erase(field);
  return text;
}

// The answer to what was asked last, for as long as its page is there.
std::function<void(const Reply&)> if_still_wanted(State& state, std::function<void(const Reply&)> then) {
  state.copy.is_busy = true;
  const std::uint32_t attempt = ++state.copy_attempts;
  return [&state, attempt, then = std::move(then)](const Reply& reply) {
    if (attempt != state.copy_attempts) return;
    state.copy.is_busy = false;
    then(reply);
  };
}

void make(State& state) {
  if (state.copy.is_busy) return;
  if (code_points(trimmed(state.field("copy_words"))) < kWordsCharsMin)
    return state.complain(S::this_phone_copy_short, "words");
  Result<Bytes> rows = state.record->copy();
  if (state.stored(rows)) seal(state, *rows);
}

void saved(State& state, std::string_view outcome) {
  if (outcome != "done") return state.complain(S::fault_refused);
  state.copy.saved = state.host.today();
  state.said = state.strings(S::this_phone_copy_saved);
  state.stored(state.record->set_setting(kSavedSetting, iso_text(*state.copy.saved)));
}

void read(State& state, std::string_view text) {
  if (text == "refused") return state.complain(S::fault_refused);
  state.copy.arrived = text;
}

void merge(State& state, const Bytes& copy) {
  const Result<std::size_t> came_in = state.record->merge(copy);
  if (!came_in) return say_fault(state, came_in.fault());
  state.is_older = false;  // whatever else it was, it has what the copy had
  state.is_therapist() ? therapist::open(state) : client::go_home(state);
  forget(state);
  state.copy.came_in = *came_in;
  state.show(Screen::restore);
}

bool is_therapists_copy(const Bytes& copy) {
  return copy[kKindAt] == static_cast<std::uint8_t>(DeskKind::therapist);
}

void opened(State& state, const Reply& reply) {
  if (!reply.ok) return say_fault(state, reply.fault);
  if (reply.bytes.size() <= kKindAt) return say_fault(state, Fault::malformed);
  if (state.record) return merge(state, reply.bytes);
  if (state.damaged) return damaged::restore_over(state, reply.bytes);
  ask_how_to_close(state, reply.bytes);
}

// A therapist's desk comes back closed by a passphrase of this computer, with a key sheet of its own.
void restore_therapists(State& state) {
  if (code_points(trimmed(state.field("passphrase"))) < vault::kPassphraseCharsMin)
    return state.complain(S::setup_passphrase_short, "passphrase");
  state.show(Screen::loading);
  const auto restore = [&state](const DeskKey& key, const Bytes& recovery_recipient) {
    vault::forget_typed(state);
    restore_desk(state, std::move(state.copy.opened), false, key, recovery_recipient);
  };
  vault::make_therapist_key(state, restore, [&state] { state.show(Screen::new_passphrase); });
}

// And a phone that others use too is asked for its PIN first.
void restore_clients(State& state, bool shared_phone) {
  if (!shared_phone) return restore_desk(state, std::move(state.copy.opened), false);
  if (state.screen != Screen::new_pin) return state.show(Screen::new_pin);
  if (!vault::is_pin(state.field("pin"), vault::kPinDigitsMin, vault::kPinDigitsMax))
    return state.complain(S::pin_digits, "pin");
  state.show(Screen::loading);
  const auto restore = [&state](const DeskKey& key) {
    vault::forget_typed(state);
    restore_desk(state, std::move(state.copy.opened), true, key);
  };
  vault::make_pin_key(state, restore, [&state] { state.show(Screen::new_pin); });
}

void restore(State& state, bool shared_phone) {
  if (state.copy.opened.empty()) return;
  is_therapists_copy(state.copy.opened) ? restore_therapists(state) : restore_clients(state, shared_phone);
}

void open(State& state) {
  if (state.copy.is_busy) return;
  if (state.copy.arrived.empty()) return state.complain(S::restore_no_file);
  if (trimmed(state.field("copy_words")).empty()) return state.complain(S::restore_no_words, "words");
  state.ask(OpenCopy{state.copy.arrived, taken(state, "copy_words")},
            if_still_wanted(state, [&state](const Reply& reply) { opened(state, reply); }));
}

}  // namespace

void ask_how_to_close(State& state, Bytes copy) {
  state.copy.opened = std::move(copy);
  if (!is_therapists_copy(state.copy.opened)) return state.show(Screen::restore);
  vault::forget_typed(state);
  vault::suggest_words(state);
  state.show(Screen::new_passphrase);
}

void say_fault(State& state, Fault fault) {
  state.note(fault);
  if (fault == Fault::wrong_key) return state.complain(S::restore_other_words, "words");
  if (fault == Fault::not_ours) return state.complain(S::restore_no_copy);
  if (fault == Fault::refused) return state.complain(S::restore_other_desk);
  state.complain(fault);
}

void seal(State& state, const Bytes& bytes) {
  const SealCopy effect{bytes, taken(state, "copy_words"), {}};
  state.ask(effect, if_still_wanted(state, [&state](const Reply& reply) {
              if (!reply.ok) return say_fault(state, reply.fault);
              state.copy.sealed.assign(reply.bytes.begin(), reply.bytes.end());
            }));
}

void use(State& state, const UseCopy& use, std::string_view value) {
  switch (use.verb) {
    case CopyVerb::make:
      return make(state);
    case CopyVerb::saved:
      return saved(state, value);
    case CopyVerb::read:
      return read(state, value);
    case CopyVerb::open:
      return open(state);
    case CopyVerb::restore:
      return restore(state, use.number == 1);
  }
}

void forget(State& state) {
  const std::optional<Day> saved = state.copy.saved;
  state.copy = {};
  state.copy.saved = saved;
  ++state.copy_attempts;
  state.fields.erase("copy_words");
}

void load(State& state) {
  state.copy.saved.reset();
  const auto saved = state.record->setting(kSavedSetting);
  if (!saved || !*saved) return;
  if (const Result<Day> day = read_day(**saved)) state.copy.saved = *day;
}

bool is_offered(const State& state) {
  const ClientDesk& desk = state.client;
  if (state.is_shared_phone() || desk.check_ins.empty()) return false;
  for (const StoredCheckIn& check_in : desk.check_ins) {
    if (check_in.parts.session_day == state.host.today()) return false;
  }
  return !state.copy.saved || state.host.today().count - state.copy.saved->count >= kOfferedAgainAfter_days;
}

std::string file_name(const State& state, std::string_view what) {
  return "check-in-" + std::string(what) + '-' + iso_text(state.host.today()) + ".age";
}

}  // namespace attune::copies
