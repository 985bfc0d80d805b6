// What libFuzzer throws at the reader of authentic plaintexts: it refuses with a named fault, or what it read
// is written back byte for byte.
#include <cstdlib>

#include "share/codec.h"
#include "share/padding.h"

using namespace attune;
using namespace attune::share;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void read(const Bytes& padded) {
  const auto envelope = decode_envelope(padded);
  if (!envelope) {
    const Fault fault = envelope.fault();
    return must(fault == Fault::malformed || fault == Fault::too_new || fault == Fault::too_large);
  }
  Bytes same = padded;
  same[2] &= 1;  // a flag that may be ignored is not written again
  must(*encode_envelope(*envelope) == same);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Bytes input(bytes, bytes + size);
  read(input);
  read(pad(input));  // past the padding, which random bytes seldom have
  return 0;
}
