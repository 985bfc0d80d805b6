// SHA-256 (FIPS 180-4), for names that must not collide: an instrument's content hash, a share's identity.
// It is no secret-keeper: MACs and keys are made in web/worker/sealing.ts.
#pragma once

#include "base/bytes.h"

namespace attune {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView bytes);

}  // namespace attune
