// Closing a desk and opening it again. Open, a desk's key is in the State and in its database. Covered, the
// desk is closed and its key is only in an age file that a six-digit PIN opens, in a worker that never saw
// the desk. Locked, the key is nowhere but in the slots on the disk, and page and worker are fresh ones.
#pragma once

#include "state.h"

namespace attune::vault {

constexpr std::size_t kPassphraseCharsMin = 12;
constexpr std::size_t kSuggestedWords = 5;  // of 1,024: 50 bits
constexpr std::size_t kCoverPinDigits = 6;
constexpr std::size_t kPinDigitsMin = 4, kPinDigitsMax = 8;
constexpr std::array<int, 4> kIdleMinutes = {2, 5, 15, 60};
constexpr std::size_t kIdleUsual = 1;

void use(State& state, const UseVault& use);

// --- Opening (vault.cpp) ---
// The lent files are a desk's that no slot opens by itself: then the files go back, and the person is asked.
bool ask_for_key(State& state, const std::string& desk);
void unlock(State& state);  // by what stands in the field of the chosen way
void choose_way(State& state, KeySlotKind way);
void start_covered(State& state);  // a fresh worker of a covered desk
bool has_slot(const std::vector<KeySlot>& slots, KeySlotKind kind);

// --- Closing ---
// A desk in memory would be gone with the worker, and one without a lock would open at once.
bool can_close(const State& state);
// Ends everything of the open desk, in good order: the next thing a person sees is a fresh page.
void lock_desk(State& state);
void cover_desk(State& state);  // locks it where no PIN was chosen
// Nobody was here for a while: covers or locks, and answers true.
bool close_if_idle(State& state);
std::optional<int> idle_left_ms(const State& state);
void begin(State& state);  // a record is open: its settings, and the person was here now

// --- Keys (vault_keys.cpp) ---
void suggest_words(State& state);
// The secrets that were typed or offered were taken: none of them may stand on another page. What else was
// typed meanwhile is somebody's note, and stays.
void forget_typed(State& state);
// A new key, closed by the passphrase in its field and by a recovery code, which the key sheet then shows.
// The recovery code's public half is given on, for a safety copy to be sealed to.
void make_therapist_key(State& state, std::function<void(const DeskKey&, const Bytes&)> then,
                        std::function<void()> or_else);
// A new key, closed by the PIN in its field.
void make_pin_key(State& state, std::function<void(const DeskKey&)> then, std::function<void()> or_else);
// A client's own wish. Either way the database gets a new key: the one before stood in the open, or the next
// one will.
void set_pin(State& state);
void remove_pin(State& state);
bool is_pin(std::string_view text, std::size_t digits_min, std::size_t digits_max);
void leave_key_sheet(State& state, bool to_first_client);
void change_passphrase(State& state);
void renew_key_sheet(State& state);
void add_passkey(State& state);
void remove_passkeys(State& state);
void set_cover_pin(State& state);
void choose_idle(State& state, std::size_t place);
Bytes cover_slot(State& state);  // empty where no PIN was chosen for this key

}  // namespace attune::vault
