// What a desk keeps, as plain values. FORMAT.md explains every field; the tables are in schema.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "instrument/answer.h"
#include "instrument/check_in.h"

namespace attune {

using ShortId = std::array<std::uint8_t, 8>;  // an invite, a device, or the hash of a share
using Key = std::array<std::uint8_t, 32>;
using DeviceSecret = std::array<std::uint8_t, 16>;

// The numbers of every enum here are stored, and never used again for something else.

// How the therapist asked to receive check-ins. The numbers are those that travel in an invite.
enum class ReceiveMode : std::uint8_t { on_this_computer = 0, by_email = 1, by_text = 2, by_any_app = 3 };

struct StoredInvite {
  ShortId id{};
  Key secret{};
  Day expires_day;  // unused, it is refused after this day
  bool used = false;
  std::int64_t created_at_ms = 0;
};

enum class StoredDeviceState : std::uint8_t {
  own = 0,      // this phone; only on a client's desk
  waiting = 1,  // the therapist has not yet said "It's them"
  accepted = 2,
  stopped = 3,  // nothing of it is accepted any more
};

struct Device {
  ShortId id{};
  ShortId invite{};  // of its latest share; its proof is made of both secrets
  DeviceSecret secret{};
  StoredDeviceState state = StoredDeviceState::own;
  std::uint16_t word = 0;      // index in the list of 1,024 words
  std::uint32_t last_seq = 0;  // the highest sent or kept; 0 before the first
  ShortId last_hash{};         // the hash of that share; zeros before the first
  std::int64_t first_seen_at_ms = 0;
};

// A key that another took the place of. It still opens what was sealed before, until it is erased.
struct PastKey {
  std::string identity;
  Key recipient{};
};

struct Relationship {
  Id id{};
  std::string label;     // the therapist, as the client reads it
  std::string alias;     // the client, as the therapist calls them; empty on a client's desk
  std::string identity;  // age identity, a secret; empty on a client's desk
  Key recipient{};       // age recipient, the X25519 public key
  ReceiveMode receive_mode = ReceiveMode::by_any_app;
  std::string receive_address;
  std::uint8_t line = 0;     // a built-in line in the therapist's name, from 1; 0 is none
  bool supervision = false;  // the client consents that a supervisor sees the case
  std::int64_t created_at_ms = 0;
  std::vector<StoredInvite> invites;  // oldest first
  std::vector<Device> devices;        // first seen first; one on a client's desk, its own
  std::vector<PastKey> past_keys;     // newest first; none on a client's desk
};

// A finished check-in. Its answers are `rows`, by item id; `parts.answers` stays empty until
// own_check_in or received_check_in fills it.
struct StoredCheckIn {
  CheckInParts parts;
  std::vector<AnswerRow> rows;
  std::vector<std::string> left_out;  // item ids the person does not send; none on a therapist's desk
  bool episode_open = false;          // as it stood when the draft began; false on a therapist's desk
  std::optional<ShortId> device;      // which phone sent it; none on a client's desk, or if made at this one
  bool is_correction = false;         // a lower finished revision is here too
  bool from_paper = false;            // the therapist typed it in
};

// No check-in has it: a revision that travels is smaller.
constexpr std::uint32_t kSetAsideRevision = 4294967295;

// A check-in that the client took back, or the therapist set aside: all that is left of it.
struct Withdrawn {
  Id check_in{};
  std::uint32_t revision = 2;      // the lowest that may come again
  std::optional<Day> session_day;  // none if it was never here
  std::int64_t withdrawn_at_ms = 0;
  bool is_set_aside() const { return revision == kSetAsideRevision; }
};

struct CheckInName {
  Id id{};
  std::uint32_t revision = 1;
};

struct SentShare {
  ShortId hash{};
  Id relationship{};
  std::uint32_t seq = 0;
  std::int64_t sent_at_ms = 0;
  Bytes age;  // as it left, so that it can be sent again
  std::vector<CheckInName> check_ins;
};

struct ReceivedShare {
  ShortId hash{};
  Id relationship{};
  ShortId device{};
  std::uint32_t seq = 0;
  ShortId prev{};
  std::int64_t received_at_ms = 0;
  bool supervision = false;  // what it says; told only to keep_share
  Key recipient{};           // what it was sealed to; told only to keep_share
};

// A status "still below usual" that the therapist closed by hand, with their note.
struct ClosedLower {
  Id check_in{};  // the one that opened the episode
  std::int64_t closed_at_ms = 0;
  std::string text;
};

// What the therapist wrote for themselves, on the day they wrote it. Never sent.
struct TherapistNote {
  Id id{};
  std::string text;
  std::int64_t created_at_ms = 0;
  std::int64_t changed_at_ms = 0;  // the same until it is changed
};

// How a client stands in the therapist's list.
struct Listing {
  Id relationship{};
  std::int64_t seen_at_ms = 0;  // what was kept after it is new
  bool is_archived = false;
};

// What the list shows of a client's course, in bytes of the caller's.
struct KeptStanding {
  Id relationship{};
  Bytes facts;
};

// A mark of the therapist's own on a check-in. `tag` is a short word of the app's, never shown.
struct CheckInTag {
  Id check_in{};
  std::string tag;
};

}  // namespace attune
