// Making the keys of a desk, and changing what closes it. The database is never written anew for a
// passphrase.
#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "desks.h"
#include "safety_copy.h"
#include "vault.h"

namespace attune::vault {
namespace {

constexpr std::string_view kCoverSetting = "cover_pin";
constexpr std::size_t kCheckBytes = 8;
constexpr std::size_t kListWords = 1024;

using Slots = std::vector<KeySlot>;

Bytes random_key(State& state) {
  Bytes key(kRawKeyBytes);
  state.host.fill_random(key);
  return key;
}

// A reply that is no slot is told of on the screen that the person came from.
void seal_key(State& state, const SealKey& seal, std::function<void(KeySlot)> then,
              std::function<void()> or_else) {
  state.ask(seal, [&state, kind = seal.kind, then, or_else](const Reply& reply) {
    if (reply.ok) return then({kind, reply.bytes});
    or_else();
    state.stored(Status(reply.fault));
  });
}

// A recovery code, and the slot that it opens.
void make_recovery(State& state, const Bytes& key, std::function<void(KeySlot, Bytes)> then,
                   std::function<void()> or_else) {
  state.ask(MakeIdentity{}, [&state, key, then, or_else](const Reply& made) {
    if (!made.ok) {
      or_else();
      state.stored(Status(made.fault));
      return;
    }
    state.recovery_code = made.text;
    const auto sealed = [then, recipient = made.bytes](KeySlot slot) { then(std::move(slot), recipient); };
    const auto not_sealed = [&state, or_else] {
      state.recovery_code.clear();
      or_else();
    };
    seal_key(state, {KeySlotKind::recovery, key, made.text}, sealed, not_sealed);
  });
}

// In place of all slots of that kind; or none of that kind, if there is no other.
Slots with(const Slots& slots, KeySlotKind kind, std::optional<KeySlot> other) {
  Slots changed;
  for (const KeySlot& slot : slots) {
    if (slot.kind != kind) changed.push_back(slot);
  }
  if (other) changed.push_back(std::move(*other));
  return changed;
}

// One slot of its kind; false, with the fault said, if it could not be stored.
bool put_slot(State& state, KeySlot slot) {
  const KeySlotKind kind = slot.kind;
  return state.stored(
      state.record->set_key_slots(with(state.record->desk().key_slots, kind, std::move(slot))));
}

// The check binds the slot to this key: a copy of the rows may come back to a desk with another one.
Bytes check_of(const Bytes& key) {
  const auto digest = sha256(key);
  return Bytes(digest.begin(), digest.begin() + kCheckBytes);
}

// Goes on only if the passphrase in the field opens this desk.
void with_passphrase(State& state, std::function<void()> then) {
  const Screen asked_on = state.screen;
  for (const KeySlot& slot : state.record->desk().key_slots) {
    if (slot.kind != KeySlotKind::passphrase) continue;
    const OpenKey open{slot.kind, slot.bytes, state.fields["secret"]};
    state.show(Screen::loading);
    return state.ask(open, [&state, then, asked_on](const Reply& reply) {
      state.show(asked_on);
      if (reply.ok) return then();
      state.complain(S::unlock_wrong, "secret");
    });
  }
}

}  // namespace

void forget_typed(State& state) {
  for (const char* field : {"pin", "secret", "passphrase"}) state.fields.erase(field);
  state.suggested.clear();
  state.choices.erase("shown");
}

void suggest_words(State& state) {
  state.suggested.clear();
  const auto list = state.word_lists.find(state.language);
  if (list == state.word_lists.end() || list->second.size() != kListWords) return;
  std::array<std::uint8_t, 2 * kSuggestedWords> random{};
  state.host.fill_random(random);
  for (std::size_t i = 0; i < random.size(); i += 2) {
    const std::size_t place = (random[i] << 8 | random[i + 1]) % kListWords;
    state.suggested += (i == 0 ? "" : " ") + list->second[place];
  }
}

void make_therapist_key(State& state, std::function<void(const DeskKey&, const Bytes&)> then,
                        std::function<void()> or_else) {
  const Bytes key = random_key(state);
  const auto with_recovery = [&state, key, then, or_else](KeySlot passphrase) {
    make_recovery(
        state, key,
        [key, then, passphrase](KeySlot recovery, const Bytes& recipient) {
          then({key, {passphrase, std::move(recovery)}}, recipient);
        },
        or_else);
  };
  seal_key(state, {KeySlotKind::passphrase, key, state.fields["passphrase"]}, with_recovery, or_else);
}

void make_pin_key(State& state, std::function<void(const DeskKey&)> then, std::function<void()> or_else) {
  const Bytes key = random_key(state);
  seal_key(
      state, {KeySlotKind::pin, key, state.fields["pin"]},
      [key, then](KeySlot slot) {
        then({key, {std::move(slot)}});
      },
      or_else);
}

void set_pin(State& state) {
  if (!is_pin(state.field("pin"), kPinDigitsMin, kPinDigitsMax)) return state.complain(S::pin_digits, "pin");
  const Screen asked_on = state.screen;
  state.show(Screen::loading);
  const auto show = [&state, asked_on] { state.show(asked_on); };
  const auto close = [&state, show](const DeskKey& key) {
    show();
    if (!state.stored(state.record->rekey(key.raw, key.slots))) return;
    state.key = key.raw;
    forget_typed(state);
  };
  make_pin_key(state, close, show);
}

void remove_pin(State& state) {
  if (state.is_shared_phone()) return;
  const Bytes key = random_key(state);
  if (state.stored(state.record->rekey(key, {{KeySlotKind::unprotected, key}}))) state.key.clear();
}

bool is_pin(std::string_view text, std::size_t digits_min, std::size_t digits_max) {
  const bool is_all_digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_all_digits && text.size() >= digits_min && text.size() <= digits_max;
}

void leave_key_sheet(State& state, bool to_first_client) {
  state.recovery_code.clear();
  state.show(to_first_client ? Screen::new_client : Screen::clients);
}

void change_passphrase(State& state) {
  if (code_points(trimmed(state.field("passphrase"))) < kPassphraseCharsMin) {
    return state.complain(S::setup_passphrase_short, "passphrase");
  }
  with_passphrase(state, [&state] {
    const auto seal = [&state](KeySlot slot) {
      if (!put_slot(state, std::move(slot))) return;
      forget_typed(state);
      state.said = state.strings(S::desk_passphrase_changed);
    };
    seal_key(state, {KeySlotKind::passphrase, state.key, state.fields["passphrase"]}, seal, [] {});
  });
}

namespace {

// The old slots back, because the desk could not be told whom its safety copy is for. True where that holds:
// then the old sheet opens the desk, and nobody has seen the new code.
bool put_back(State& state, const Slots& slots) {
  if (!state.record->set_key_slots(slots)) return false;
  state.recovery_code.clear();
  return true;
}

}  // namespace

void renew_key_sheet(State& state) {
  with_passphrase(state, [&state] {
    const auto put = [&state](KeySlot slot, const Bytes& recipient) {
      const Slots before = state.record->desk().key_slots;
      if (!put_slot(state, std::move(slot))) return state.recovery_code.clear();
      // Where neither goes, either code may open the desk: the new one is shown.
      if (!state.stored(safety_copy::seal_to(state, recipient)) && put_back(state, before)) return;
      forget_typed(state);
      state.show(Screen::key_sheet);
    };
    make_recovery(state, state.key, put, [] {});
  });
}

void add_passkey(State& state) {
  with_passphrase(state, [&state] {
    const auto put = [&state](KeySlot slot) {
      put_slot(state, std::move(slot));
      forget_typed(state);
    };
    seal_key(state, {KeySlotKind::passkey, state.key, {}}, put, [] {});
  });
}

void remove_passkeys(State& state) {
  state.stored(
      state.record->set_key_slots(with(state.record->desk().key_slots, KeySlotKind::passkey, std::nullopt)));
}

void set_cover_pin(State& state) {
  if (!is_pin(state.field("pin"), kCoverPinDigits, kCoverPinDigits))
    return state.complain(S::desk_pin_digits, "pin");
  seal_key(
      state, {KeySlotKind::pin, state.key, state.fields["pin"]},
      [&state](const KeySlot& slot) {
        Bytes value = check_of(state.key);
        value.insert(value.end(), slot.bytes.begin(), slot.bytes.end());
        if (!state.stored(state.record->set_setting(kCoverSetting, base64url_encode(value)))) return;
        forget_typed(state);
        state.has_cover_pin = true;
        state.said = state.strings(S::desk_pin_chosen);
      },
      [] {});
}

Bytes cover_slot(State& state) {
  const auto kept = state.record->setting(kCoverSetting);
  if (!kept || !*kept || state.key.empty()) return {};
  const auto value = base64url_decode(**kept);
  const Bytes check = check_of(state.key);
  if (!value || value->size() <= check.size() || !std::equal(check.begin(), check.end(), value->begin()))
    return {};
  return Bytes(value->begin() + kCheckBytes, value->end());
}

}  // namespace attune::vault
