// What a desk keeps, as plain values. FORMAT.md explains every field; the tables are in schema.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"

namespace attune {

using ShortId = std::array<std::uint8_t, 8>;  // an invite, a device, the hash of a share or of an instrument
using Key = std::array<std::uint8_t, 32>;
using DeviceSecret = std::array<std::uint8_t, 16>;

// How the therapist asked to receive check-ins.
enum class ReceiveMode : std::uint8_t { any_app = 0, this_computer = 1, email = 2, text = 3 };

struct Invite {
  ShortId id{};
  Key secret{};
  std::optional<Day> expires_day;  // an unused invite is refused after this day
  bool used = false;
};

enum class DeviceState : std::uint8_t { own = 0, held = 1, known = 2, stopped = 3 };

struct Device {
  ShortId id{};
  ShortId invite{};  // the invite it came through; its proof is made of both secrets
  DeviceSecret secret{};
  DeviceState state = DeviceState::own;
  std::uint16_t word = 0;  // index in the list of 1,024 words
  std::uint64_t last_seq = 0;
  ShortId last_hash{};  // of the share with last_seq; zeros before the first
  std::int64_t first_seen_at_ms = 0;
};

struct Relationship {
  Id id{};
  std::string label;     // the therapist's, as the client reads it
  std::string alias;     // the therapist's own name for the client; empty on a client's desk
  std::string identity;  // age identity (secret); empty on a client's desk
  Key recipient{};       // age recipient (X25519 public key)
  ReceiveMode receive_mode = ReceiveMode::any_app;
  std::string receive_address;
  std::string line;  // a line in the therapist's name
  std::int64_t created_at_ms = 0;
  std::vector<Invite> invites;  // a client's desk has one
  std::vector<Device> devices;  // a client's desk has one, its own
};

enum class AnswerKind : std::uint8_t { value = 0, special = 1, choice = 2, skipped = 3 };

struct StoredAnswer {
  std::string item;
  AnswerKind kind = AnswerKind::value;
  std::int32_t value = 0;  // the scale's value, or the index of the special answer or choice
  bool left_out = false;   // not to be sent; a therapist's desk never has one
};

struct StoredNote {
  std::string item;
  std::string text;
  bool share = false;  // whether the person wants it sent
};

struct StoredCheckIn {
  Id id{};
  std::uint32_t revision = 1;
  Id relationship{};
  Day session_day;
  std::string language;
  std::string instrument_id;
  std::uint32_t instrument_version = 0;
  ShortId instrument_hash{};
  std::int64_t created_at_ms = 0;
  std::optional<std::int64_t> finished_at_ms;  // none while it is a draft; where it was received, when it was kept
  std::string position;                        // a draft's: where the person was
  std::uint64_t place = 0;                     // received: order within one session day, seq * 256 + place in the share
  std::optional<ShortId> device;               // received: who sent it
  std::vector<StoredAnswer> answers;
  std::vector<StoredNote> notes;
};

struct CheckInName {
  Id id{};
  std::uint32_t revision = 1;
};

struct SentShare {
  ShortId hash{};
  Id relationship{};
  std::uint64_t seq = 0;
  std::int64_t sent_at_ms = 0;
  Bytes age;  // as it left, so that it can be sent again
  std::vector<CheckInName> check_ins;
};

enum class ShareState : std::uint8_t { kept = 1, held_for_device = 2, held_for_instrument = 3 };

struct ReceivedShare {
  ShortId hash{};
  Id relationship{};
  ShortId device{};
  std::uint64_t seq = 0;
  ShortId prev{};
  std::int64_t received_at_ms = 0;
  ShareState state = ShareState::kept;
  Bytes plaintext;  // while held; empty once kept
};

}  // namespace attune
