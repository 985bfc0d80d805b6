// age's ASCII armour, the text of check-in.txt: 64 columns of base64 between two fixed lines. `age -d` reads
// it.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace attune::share {

constexpr std::string_view kArmourBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view kArmourEnd = "-----END AGE ENCRYPTED FILE-----";

std::string encode_armour(ByteView age);

// `text` starts at kArmourBegin; what follows kArmourEnd is not looked at. CRLF and quoting ("> ", spaces)
// before a line are allowed, all else is strict. Refuses as cut when there is no last line, else as altered.
Result<Bytes> decode_armour(std::string_view text);

}  // namespace attune::share
