#include "share/link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "share/armour.h"
#include "share/gaps.h"

namespace attune::share {
namespace {

constexpr std::size_t kShareHeadBytes = 4;   // len u16 | crc16
constexpr std::size_t kInviteHeadBytes = 6;  // len u16 | crc32c
constexpr std::size_t kCompactBytesMin = 257;
constexpr std::size_t kInviteBytesMin = 81;
constexpr std::size_t kInviteBytesMax = 1024;

std::size_t chars_for(std::size_t bytes) { return (bytes * 4 + 2) / 3; }

Bytes joined(ByteView first, ByteView second) {
  Bytes out(first.begin(), first.end());
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

// --- One payload, from its first character on ------------------------------------------------------------

// What differs between the two markers. Both payloads are base64url(len u16 | checksum | body).
struct Kind {
  char letter;
  std::size_t head_bytes;
  std::size_t body_bytes_min;
  std::size_t body_bytes_max;
};
constexpr Kind kShare = {'s', kShareHeadBytes, kCompactBytesMin,
                         kLinkInputCharsMax / 4 * 3 - kShareHeadBytes};
constexpr Kind kInvite = {'i', kInviteHeadBytes, kInviteBytesMin, kInviteBytesMax};

bool does_checksum_hold(const Kind& kind, ByteView bytes) {
  const Bytes checked = joined(bytes.first(2), bytes.subspan(kind.head_bytes));
  ByteReader in(bytes.subspan(2));
  return kind.letter == 's' ? in.u16() == crc16(checked) : in.u32() == crc32c(checked);
}

Result<Seen> read_body(const Kind& kind, ByteView body) {
  if (kind.letter == 's') {
    auto share = from_compact_age(body);
    if (!share) return share.error();
    return Seen(std::move(*share));
  }
  auto invite = decode_invite(body);
  if (!invite) return invite.error();
  return Seen(std::move(*invite));
}

struct Payload {
  Result<Seen> seen;
  std::size_t have_chars = 0;
  std::size_t want_chars = 0;  // 0 while it is not known
  std::size_t end = 0;         // where the scan goes on
};

Payload read_payload(const Kind& kind, std::string_view text, std::size_t at) {
  const std::size_t head_chars = chars_for(kind.head_bytes);
  const Taken head = take_across_gaps(text, at, head_chars, 1);
  if (head.chars.size() < head_chars) {
    return {Error{Fault::cut, "link head"}, head.chars.size(), 0, head.end};
  }
  // The first three characters hold the length and two bits of the checksum; an "A" makes three bytes of
  // them.
  const auto length = base64url_decode(head.chars.substr(0, 3) + "A");
  const std::size_t body_bytes = ByteReader(*length).u16();
  if (body_bytes < kind.body_bytes_min) return {Error{Fault::altered, "link length"}, 0, 0, head.end};
  if (body_bytes > kind.body_bytes_max) return {Error{Fault::too_large, "link length"}, 0, 0, head.end};

  const std::size_t want = chars_for(kind.head_bytes + body_bytes);
  const Taken all = take_across_gaps(text, at, want, 1);
  if (all.chars.size() == want) {
    const auto bytes = base64url_decode(all.chars);
    if (bytes && does_checksum_hold(kind, *bytes)) {
      return {read_body(kind, ByteView(*bytes).subspan(kind.head_bytes)), want, want, all.end};
    }
  }
  // A gap may have been the end of a cut link and what follows it other words: only long pieces count then.
  const Taken sure = take_across_gaps(text, at, want, kPieceCharsMin);
  const Fault fault = sure.chars.size() < want ? Fault::cut : Fault::altered;
  return {Error{fault, "link"}, sure.chars.size(), want, sure.end};
}

// --- Scanning --------------------------------------------------------------------------------------------

struct Marker {
  std::size_t at = 0;        // of # or %23
  std::size_t payload = 0;   // after the full stop
  std::optional<Kind> kind;  // none: another version
};

std::optional<Marker> marker_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  for (const std::string_view sign : {"#", "%23", "%2523"}) {
    if (text.substr(at, sign.size()) == sign) next = at + sign.size();
  }
  if (next == at || next + 2 >= text.size()) return std::nullopt;
  const char letter = text[next];
  if (letter != 's' && letter != 'i') return std::nullopt;
  std::size_t digits = 0;
  while (digits < 3 && next + 1 + digits < text.size() && text[next + 1 + digits] >= '0' &&
         text[next + 1 + digits] <= '9') {
    ++digits;
  }
  const std::size_t stop = next + 1 + digits;
  if (digits == 0 || stop >= text.size() || text[stop] != '.') return std::nullopt;
  Marker marker{at, stop + 1, std::nullopt};
  if (text.substr(next + 1, digits) == "1") marker.kind = letter == 's' ? kShare : kInvite;
  return marker;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// A wrapper's %3A counts as the one character it means; a % that escapes nothing is one like any other.
std::size_t chars_meant_by(std::string_view address) {
  std::size_t chars = 0;
  for (std::size_t at = 0; at < address.size(); ++chars) {
    const bool is_escape =
        address[at] == '%' && at + 2 < address.size() && is_hex(address[at + 1]) && is_hex(address[at + 2]);
    at += is_escape ? 3 : 1;
  }
  return chars;
}

// How many characters of the site's address stand before a marker.
std::size_t site_chars_before(std::string_view text, std::size_t marker_at) {
  const std::size_t space = text.find_last_of(" \t\r\n<>\"'(", marker_at == 0 ? 0 : marker_at - 1);
  const std::size_t from = space == std::string_view::npos || marker_at == 0 ? 0 : space + 1;
  const std::string_view before = text.substr(from, marker_at - from);
  const std::size_t address = before.rfind("http");
  return address == std::string_view::npos ? 0 : chars_meant_by(before.substr(address));
}

// Collects findings, the same bytes once.
class Findings {
 public:
  void add(Finding finding, ByteView bytes) {
    if (finding.seen && !known_.insert(Bytes(bytes.begin(), bytes.end())).second) return;
    found_.push_back(std::move(finding));
  }
  std::size_t size() const { return found_.size(); }
  std::vector<Finding> take() { return std::move(found_); }

 private:
  std::vector<Finding> found_;
  std::set<Bytes> known_;
};

std::size_t add_link(Findings& findings, std::string_view text, const Marker& marker) {
  if (!marker.kind) {
    findings.add({Error{Fault::too_new, "link marker"}}, {});
    return marker.payload;
  }
  Payload payload = read_payload(*marker.kind, text, marker.payload);
  Finding finding{std::move(payload.seen)};
  if (!finding.seen && finding.seen.fault() == Fault::cut) {
    constexpr std::size_t kMarkerChars = 4;  // "#s1."
    const std::size_t before = site_chars_before(text, marker.at) + kMarkerChars;
    finding.have_chars = before + payload.have_chars;
    finding.want_chars = payload.want_chars == 0 ? 0 : before + payload.want_chars;
  }
  Bytes identity;
  if (finding.seen) {
    const auto* share = std::get_if<SealedShare>(&*finding.seen);
    if (share) identity = share->age;
    if (!share) identity = *encode_invite(std::get<Invite>(*finding.seen));
  }
  findings.add(std::move(finding), identity);
  return payload.end;
}

std::size_t add_file(Findings& findings, std::string_view text, std::size_t at) {
  auto age = decode_armour(text.substr(at));
  const std::size_t end = text.find(kArmourEnd, at);
  if (!age) {
    findings.add({age.error()}, {});
    return end == std::string_view::npos || age.fault() == Fault::cut ? at + kArmourBegin.size() : end;
  }
  const auto compact = to_compact_age(*age);
  if (!compact) {
    findings.add({compact.error()}, {});
  } else {
    const Bytes identity = *age;
    findings.add({Seen(SealedShare{std::move(*age), std::nullopt})}, identity);
  }
  return end;
}

bool ends_inside_marker(std::string_view text) {
  if (text.find("://") == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 5> kStarts = {"#", "#s", "#s1", "#i", "#i1"};
  return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
    return text.size() >= start.size() && text.substr(text.size() - start.size()) == start;
  });
}

Result<std::string> write_link(std::string_view site, const Kind& kind, ByteView body) {
  assert(!site.empty() && site.back() == '/');
  if (body.size() > kind.body_bytes_max) return Error{Fault::too_large, "link"};
  ByteWriter len;
  len.u16(static_cast<std::uint16_t>(body.size()));
  const Bytes len_bytes = len.take();
  const Bytes checked = joined(len_bytes, body);
  ByteWriter out;
  out.raw(len_bytes);
  if (kind.letter == 's') out.u16(crc16(checked));
  if (kind.letter == 'i') out.u32(crc32c(checked));
  out.raw(body);
  std::string link(site);
  link += {'#', kind.letter, '1', '.'};
  link += base64url_encode(out.take());
  if (link.size() > kLinkCharsMax) return Error{Fault::too_large, "link"};
  return link;
}

}  // namespace

Result<std::string> write_share_link(std::string_view site, const SealedShare& share) {
  const auto compact = to_compact_age(share.age, share.hint);
  if (!compact) return compact.error();
  return write_link(site, kShare, *compact);
}

Result<std::string> write_share_file(ByteView age) {
  std::string text = encode_armour(age);
  if (text.size() > kTextBytesMax) return Error{Fault::too_large, "file"};
  return text;
}

Result<std::string> write_invite_link(std::string_view site, const Invite& invite) {
  const auto body = encode_invite(invite);
  if (!body) return body.error();
  return write_link(site, kInvite, *body);
}

std::vector<Finding> look_at(std::string_view text) {
  Findings findings;
  if (text.size() > kTogetherBytesMax) {
    findings.add({Error{Fault::too_large, "text"}}, {});
    return findings.take();
  }
  for (std::size_t at = 0; at < text.size() && findings.size() < kFindingsMax;) {
    at = std::min(text.find_first_of("#%-", at), text.size());
    const auto marker = marker_at(text, at);
    if (marker) {
      at = add_link(findings, text, *marker);
    } else if (text.substr(at, kArmourBegin.size()) == kArmourBegin) {
      at = add_file(findings, text, at);
    } else {
      ++at;
    }
  }
  if (findings.size() == 0) {
    findings.add({Error{ends_inside_marker(text) ? Fault::cut : Fault::not_ours, "text"}}, {});
  }
  return findings.take();
}

}  // namespace attune::share
