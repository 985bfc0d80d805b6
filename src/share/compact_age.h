// An age file with exactly one X25519 stanza, without the text that is the same in each of them: 71 bytes
// less. No cryptography: the file that comes back is the file that went in, byte for byte.
#pragma once

#include "base/bytes.h"

namespace attune::share {

// Refuses as not_ours whatever is no such file.
Result<Bytes> to_compact_age(ByteView age);

// Refuses as too_new another first byte, and as malformed fewer bytes than the smallest file has.
Result<Bytes> from_compact_age(ByteView compact);

}  // namespace attune::share
