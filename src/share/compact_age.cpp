#include "share/compact_age.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/sha256.h"

namespace attune::share {
namespace {

constexpr std::string_view kVersionLine = "age-encryption.org/v1\n-> X25519 ";
constexpr std::string_view kMacMark = "\n--- ";
constexpr std::size_t kFieldBytes = 32;
constexpr std::size_t kFieldChars = 43;
// Nonce, tag and the smallest padded plaintext: whatever is shorter is no share, and no link could carry it.
constexpr std::size_t kSealedBytesMin = 32 + 128;
constexpr std::size_t kHeaderBytes = kVersionLine.size() + 3 * kFieldChars + 1 + kMacMark.size() + 1;
constexpr std::uint8_t kPlain = 1;
constexpr std::uint8_t kHinted = 2;
constexpr std::size_t kHintBytes = 2;

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

}  // namespace

Hint hint_of(ByteView recipient, const EphemeralShare& share) {
  constexpr std::string_view kLabel = "attune/v1/hint";
  Bytes message(kLabel.begin(), kLabel.end());
  append(message, share);
  return ByteReader(hmac_sha256(recipient, message)).u16();
}

std::optional<Hint> hint_for(ByteView recipient, ByteView age) {
  const auto share = ephemeral_share_of(age);
  if (!share) return std::nullopt;
  return hint_of(recipient, *share);
}

Result<EphemeralShare> ephemeral_share_of(ByteView age) {
  const auto compact = to_compact_age(age);
  if (!compact) return compact.error();
  return ByteReader(ByteView(*compact).subspan(1)).fixed<kFieldBytes>();
}

Result<Bytes> to_compact_age(ByteView age, std::optional<Hint> hint) {
  if (age.size() < kHeaderBytes) return Error{Fault::not_ours, "age length"};
  std::string_view header = text_of(age.first(kHeaderBytes));
  // What stands before each field; the last is the line feed after the mac.
  constexpr std::array<std::string_view, 4> kBefore = {kVersionLine, "\n", kMacMark, "\n"};
  ByteWriter head;
  head.u8(hint ? kHinted : kPlain);
  if (hint) head.u16(*hint);
  Bytes out = head.take();
  for (std::size_t field = 0; field < kBefore.size(); ++field) {
    if (header.substr(0, kBefore[field].size()) != kBefore[field])
      return Error{Fault::not_ours, "age header"};
    header.remove_prefix(kBefore[field].size());
    if (field == 3) break;
    const auto bytes = base64_decode(header.substr(0, kFieldChars));  // without padding, as age writes it
    if (!bytes) return Error{Fault::not_ours, "age base64"};
    append(out, *bytes);
    header.remove_prefix(kFieldChars);
  }
  if (age.size() < kHeaderBytes + kSealedBytesMin) return Error{Fault::malformed, "age length"};
  append(out, age.subspan(kHeaderBytes));
  return out;
}

Result<HintedAge> from_compact_age(ByteView compact) {
  if (compact.empty()) return Error{Fault::malformed, "compact length"};
  if (compact[0] != kPlain && compact[0] != kHinted) return Error{Fault::too_new, "compact version"};
  HintedAge out;
  if (compact[0] == kHinted) {
    out.hint = ByteReader(compact.subspan(1)).u16();
    compact =
        compact.subspan(std::min(kHintBytes, compact.size() - 1));  // its last byte stands for the first
  }
  if (compact.size() < 1 + 3 * kFieldBytes + kSealedBytesMin)
    return Error{Fault::malformed, "compact length"};
  const auto field = [&](std::size_t index) {
    return base64_encode(compact.subspan(1 + index * kFieldBytes, kFieldBytes));
  };
  std::string header(kVersionLine);
  header += field(0);
  header += "\n";
  header += field(1);
  header += kMacMark;
  header += field(2);
  header += "\n";
  out.age.assign(header.begin(), header.end());
  append(out.age, compact.subspan(1 + 3 * kFieldBytes));
  return out;
}

}  // namespace attune::share
