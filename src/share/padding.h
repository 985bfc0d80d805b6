// Sizes a sealed envelope may have, so that its length says little about what is in it (FORMAT.md, Padding).
#pragma once

#include <cstddef>

#include "base/bytes.h"

namespace attune::share {

constexpr std::size_t kProofBytes = 16;  // the truncated HMAC that sealing.ts appends after the padding

// The smallest allowed size, proof included, that holds `bytes`.
std::size_t bucket_for(std::size_t bytes);

// Appends 0x80 and zeros until body and proof fill a bucket. `unpad` refuses any other padding as malformed.
Bytes pad(Bytes body);
Result<ByteView> unpad(ByteView padded);

}  // namespace attune::share
