// What libFuzzer throws at the reader of invites: it refuses with a named fault, or what it read is written
// back byte for byte, and what a rotation proves is all that stands before its proofs.
#include <cstdlib>

#include "share/invite.h"

using namespace attune;
using namespace attune::share;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Bytes input(bytes, bytes + size);
  const auto invite = decode_invite(input);
  if (!invite) {
    must(invite.fault() == Fault::malformed || invite.fault() == Fault::too_new);
    return 0;
  }
  must(*encode_invite(*invite) == input);
  if (!invite->rotation.empty()) {
    const Bytes text = *rotation_text(*invite);
    must(text.size() + 1 + 16 * invite->rotation.size() == size);
    must(std::equal(text.begin(), text.end(), input.begin()));
  }
  return 0;
}
