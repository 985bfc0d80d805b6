#include "share/invite.h"

#include "base/text.h"

namespace attune::share {
namespace {

constexpr std::uint8_t kInviteVersion = 1;
constexpr std::uint8_t kKindRelationship = 1;
constexpr std::uint8_t kKindSupervisor = 3;
constexpr std::uint8_t kKindRotation = 4;

bool may_stand(std::string_view text, std::size_t bytes_max) {
  return text.size() <= bytes_max && is_plain_text(text, false);
}

void write_text(ByteWriter& out, std::string_view text) {
  out.u8(static_cast<std::uint8_t>(text.size()));
  out.raw(view(text));
}

std::string read_text(ByteReader& in) { return std::string(text_of(in.raw(in.u8()))); }

Result<Bytes> encode_as(std::uint8_t kind, const Invite& invite) {
  if (invite.therapist.size() > kTherapistBytesMax) return Error{Fault::too_large, "invite therapist"};
  if (invite.address.size() > kAddressBytesMax) return Error{Fault::too_large, "invite address"};
  if (invite.therapist.empty() || !may_stand(invite.therapist, kTherapistBytesMax)) {
    return Error{Fault::malformed, "invite therapist"};
  }
  if (!may_stand(invite.address, kAddressBytesMax)) return Error{Fault::malformed, "invite address"};
  assert(invite.expires.count >= 0 && invite.expires.count <= 0xFFFF);
  ByteWriter out;
  out.u8(kInviteVersion);
  out.u8(kind);
  out.raw(invite.id);
  out.raw(invite.recipient);
  out.raw(invite.secret);
  out.u16(static_cast<std::uint16_t>(invite.expires.count));
  write_text(out, invite.therapist);
  out.u8(static_cast<std::uint8_t>(invite.receive));
  write_text(out, invite.address);
  out.u8(invite.line);
  return out.take();
}

void read_rotation(ByteReader& in, Invite& invite) {
  const std::size_t proofs = in.u8();
  if (proofs < 1 || proofs > kRotationProofsMax) return in.fail();
  for (std::size_t i = 0; i < proofs; ++i) invite.rotation.push_back(in.fixed<16>());
}

}  // namespace

Result<Bytes> rotation_text(const Invite& invite) { return encode_as(kKindRotation, invite); }

Result<Bytes> encode_invite(const Invite& invite) {
  assert(!invite.is_supervisors || (invite.rotation.empty() && invite.line == 0));
  if (invite.is_supervisors) return encode_as(kKindSupervisor, invite);
  if (invite.rotation.empty()) return encode_as(kKindRelationship, invite);
  assert(invite.rotation.size() <= kRotationProofsMax);
  Result<Bytes> body = encode_as(kKindRotation, invite);
  if (!body) return body;
  ByteWriter proofs;
  proofs.u8(static_cast<std::uint8_t>(invite.rotation.size()));
  for (const RotationProof& proof : invite.rotation) proofs.raw(proof);
  const Bytes end = proofs.take();
  body->insert(body->end(), end.begin(), end.end());
  return body;
}

Result<Invite> decode_invite(ByteView bytes) {
  ByteReader in(bytes);
  if (in.u8() != kInviteVersion) return Error{Fault::too_new, "invite version"};
  const std::uint8_t kind = in.u8();
  const bool is_known = kind == kKindRelationship || kind == kKindSupervisor || kind == kKindRotation;
  if (!is_known) return Error{Fault::too_new, "invite kind"};
  Invite invite;
  invite.id = in.fixed<8>();
  invite.recipient = in.fixed<32>();
  invite.secret = in.fixed<32>();
  invite.expires = Day{in.u16()};
  invite.therapist = read_text(in);
  const std::uint8_t receive = in.u8();
  invite.address = read_text(in);
  invite.line = in.u8();
  if (kind == kKindRotation) read_rotation(in, invite);
  invite.is_supervisors = kind == kKindSupervisor;
  if (invite.is_supervisors && invite.line != 0) in.fail();
  if (!in.ok() || in.left() != 0) return Error{Fault::malformed, "invite length"};
  if (receive > static_cast<std::uint8_t>(Receive::by_any_app))
    return Error{Fault::too_new, "invite receive"};
  invite.receive = static_cast<Receive>(receive);
  if (invite.therapist.empty() || !may_stand(invite.therapist, kTherapistBytesMax)) {
    return Error{Fault::malformed, "invite therapist"};
  }
  if (!may_stand(invite.address, kAddressBytesMax)) return Error{Fault::malformed, "invite address"};
  return invite;
}

}  // namespace attune::share
