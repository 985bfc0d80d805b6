// An age file with exactly one X25519 stanza, without the text that is the same in each of them: 71 bytes
// less. No cryptography: the file that comes back is the file that went in, byte for byte.
#pragma once

#include <array>
#include <optional>

#include "base/bytes.h"

namespace attune::share {

// Tells a desk of many clients whose key to try first. Whoever does not know the recipient cannot tell it
// from chance.
using Hint = std::uint16_t;
using EphemeralShare = std::array<std::uint8_t, 32>;
Hint hint_of(ByteView recipient, const EphemeralShare& share);
std::optional<Hint> hint_for(ByteView recipient, ByteView age);  // none: it has no compact form
Result<EphemeralShare> ephemeral_share_of(ByteView age);  // refuses as to_compact_age does

struct HintedAge {
  Bytes age;
  std::optional<Hint> hint;
};

// Refuses as not_ours whatever is no such file.
Result<Bytes> to_compact_age(ByteView age, std::optional<Hint> hint = std::nullopt);

// Refuses as too_new another first byte, and as malformed fewer bytes than the smallest file has.
Result<HintedAge> from_compact_age(ByteView compact);

}  // namespace attune::share
