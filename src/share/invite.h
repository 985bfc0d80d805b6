// What a therapist gives to one client so that their check-ins can reach only that therapist; or a supervisor
// to therapists, for their cases. FORMAT.md has the bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "share/envelope.h"

namespace attune::share {

using Key = std::array<std::uint8_t, 32>;

using RotationProof = std::array<std::uint8_t, 16>;

constexpr std::size_t kRotationProofsMax = 8;
constexpr std::size_t kTherapistBytesMax = 24;
constexpr std::size_t kAddressBytesMax = 64;

enum class Receive : std::uint8_t { on_this_computer = 0, by_email = 1, by_text = 2, by_any_app = 3 };

// Holds no client's name. It is a secret until the first envelope arrived, and harmless to open twice.
// Whether it has expired is judged by the desk, on the day an envelope from an unknown device arrives, never
// by the client.
struct Invite {
  Tag id{};
  Key recipient{};  // the X25519 recipient of this relationship
  Key secret{};
  Day expires;
  std::string therapist;  // as the client reads it, at most 24 bytes of UTF-8, never empty
  Receive receive = Receive::by_any_app;
  std::string address;    // e-mail address or telephone number, or empty
  std::uint8_t line = 0;  // a built-in line in the therapist's name, from 1; 0 is none
  // One for each phone the desk accepts, made with what that phone and the desk shared before: the phone
  // takes the new key without a question. Empty in an invite to someone new.
  std::vector<RotationProof> rotation;
  bool is_supervisors = false;  // for therapists, who send cases to it: a client has no use for it
  friend bool operator==(const Invite& a, const Invite& b) {
    return a.id == b.id && a.recipient == b.recipient && a.secret == b.secret && a.expires == b.expires &&
           a.therapist == b.therapist && a.receive == b.receive && a.address == b.address &&
           a.line == b.line && a.rotation == b.rotation &&
           a.is_supervisors == b.is_supervisors;
  }
};

// The bytes inside the link, without its length and checksum. Writing refuses with too_large or malformed
// what a person may have typed; reading refuses with too_new and malformed.
Result<Bytes> encode_invite(const Invite& invite);
Result<Invite> decode_invite(ByteView bytes);

// What a rotation's proofs are made over: all that stands before them. Refuses as encode_invite does.
Result<Bytes> rotation_text(const Invite& invite);

}  // namespace attune::share
