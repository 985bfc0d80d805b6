// SHA-256 (FIPS 180-4), for names that must not collide: an instrument's content hash, a share's identity.
// It is no secret-keeper: proofs and keys are made in web/worker/sealing.ts.
#pragma once

#include "base/bytes.h"

namespace attune {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView bytes);

// HMAC (RFC 2104). REQUIRES: the key has at most 64 bytes.
Digest hmac_sha256(ByteView key, ByteView message);

}  // namespace attune
