// An envelope's values and its padded plaintext, both ways. The only file that knows cereal, and the only one
// compiled with exceptions; none leaves it.
#pragma once

#include "base/bytes.h"
#include "share/envelope.h"

namespace attune::share {

// Everything that web/worker/sealing.ts seals but the 16-byte proof it appends itself. Refuses with too_large
// what passes a limit of envelope.h; a value that could not be told apart on the other side is a broken
// promise (assert).
Result<Bytes> encode_envelope(const Envelope& envelope);

// Reads what `open` in sealing.ts gives: padded, proof checked and taken off. Refuses with too_new a version,
// type or needed flag it does not know, with too_large and malformed whatever breaks a limit or the shape.
// Never allocates by a count that the bytes left could not fill.
Result<Envelope> decode_envelope(ByteView padded);

// The name an envelope has in the next one's `prev` and in the desk's list of what arrived.
Tag envelope_hash(ByteView padded);

}  // namespace attune::share
