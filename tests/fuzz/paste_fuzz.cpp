// What libFuzzer throws at the scanner of pastes: any text gives findings, each a named fault or something
// that is written and found again as it was. The same bytes also stand inside a link with a checksum that
// holds, because chance seldom makes one.
#include <cstdlib>

#include "share/armour.h"
#include "share/link.h"

using namespace attune;
using namespace attune::share;

namespace {

constexpr std::string_view kSite = "https://check-in.example.org/a/";

void must(bool holds) {
  if (!holds) std::abort();
}

bool is_named(Fault fault) {
  switch (fault) {
    case Fault::not_ours:
    case Fault::cut:
    case Fault::altered:
    case Fault::too_large:
    case Fault::too_new:
    case Fault::malformed:
      return true;
    default:
      return false;
  }
}

void must_come_back(const Seen& seen) {
  if (const auto* invite = std::get_if<Invite>(&seen)) {
    const auto found = look_at(*write_invite_link(kSite, *invite));
    return must(found.size() == 1 && std::get<Invite>(*found[0].seen) == *invite);
  }
  const auto& share = std::get<SealedShare>(seen);
  must(from_compact_age(*to_compact_age(share.age, share.hint))->age == share.age);
  must(std::get<SealedShare>(*look_at(encode_armour(share.age)).at(0).seen).age == share.age);
  const auto link = write_share_link(kSite, share);
  if (!link) return must(link.fault() == Fault::too_large);
  const auto found = look_at(*link);
  must(found.size() == 1 && std::get<SealedShare>(*found[0].seen).hint == share.hint);
}

void look(std::string_view text) {
  const auto findings = look_at(text);
  must(!findings.empty() && findings.size() <= kFindingsMax);
  for (const Finding& finding : findings) {
    if (finding.seen) must_come_back(*finding.seen);
    if (!finding.seen) must(is_named(finding.seen.fault()));
    must(finding.want_chars == 0 || finding.have_chars < finding.want_chars);
  }
}

std::string link_around(ByteView body, char letter) {
  ByteWriter length;
  length.u16(static_cast<std::uint16_t>(body.size()));
  Bytes checked = length.take();
  checked.insert(checked.end(), body.begin(), body.end());
  ByteWriter out;
  out.raw(ByteView(checked).first(2));
  if (letter == 's') out.u16(crc16(checked));
  if (letter == 'i') out.u32(crc32c(checked));
  out.raw(body);
  return std::string(kSite) + '#' + letter + "1." + base64url_encode(out.take());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const ByteView input(bytes, size);
  look(text_of(input));
  look(link_around(input, 's'));
  look(link_around(input, 'i'));
  return 0;
}
