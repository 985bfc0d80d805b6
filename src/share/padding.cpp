#include "share/padding.h"

#include <algorithm>
#include <array>

namespace attune::share {
namespace {

std::size_t log2_floor(std::size_t value) {
  std::size_t log = 0;
  while (value > 1) {
    value >>= 1;
    ++log;
  }
  return log;
}

}  // namespace

std::size_t bucket_for(std::size_t bytes) {
  constexpr std::array<std::size_t, 7> kBuckets = {128, 192, 256, 384, 512, 768, 1024};
  for (const std::size_t bucket : kBuckets) {
    if (bytes <= bucket) return bucket;
  }
  // Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs",
  // 2019).
  const std::size_t exponent = log2_floor(bytes);
  const std::size_t step = std::size_t{1} << (exponent - (log2_floor(exponent) + 1));
  return (bytes + step - 1) / step * step;
}

Bytes pad(Bytes body) {
  const std::size_t padded = bucket_for(body.size() + 1 + kProofBytes) - kProofBytes;
  body.push_back(0x80);
  body.resize(padded, 0);
  return body;
}

Result<ByteView> unpad(ByteView padded) {
  const auto last = std::find_if(padded.rbegin(), padded.rend(), [](std::uint8_t byte) { return byte != 0; });
  if (last == padded.rend() || *last != 0x80) return Error{Fault::malformed, "padding"};
  const std::size_t body_bytes = static_cast<std::size_t>(padded.rend() - last) - 1;
  if (bucket_for(body_bytes + 1 + kProofBytes) != padded.size() + kProofBytes) {
    return Error{Fault::malformed, "padding size"};
  }
  return padded.first(body_bytes);
}

}  // namespace attune::share
