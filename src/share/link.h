// Links and check-in.txt: text and age bytes, both ways, and finding them in text that mail programs mangled.
// Length and checksum are looked at without any key; nothing here opens anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "share/compact_age.h"
#include "share/invite.h"

namespace attune::share {

constexpr std::size_t kLinkCharsMax = 1600;  // longer ones do not survive every messenger: send the file
constexpr std::size_t kLinkInputCharsMax = 65536;  // the longest payload that is looked at in one link
constexpr std::size_t kTextBytesMax = 1048576;     // the longest file
constexpr std::size_t kTogetherBytesMax = 8 * kTextBytesMax;  // of files opened together, or a paste
constexpr std::size_t kFindingsMax = 500;          // in one text: as many as the mail slot holds

// What `seal` in sealing.ts gave and `open` there reads, byte for byte, and the hint that a link carries with
// it: a file has none.
using SealedShare = HintedAge;
using Seen = std::variant<Invite, SealedShare>;

// `site` is the address of the site up to and with its last slash, such as "https://check-in.example.org/a/".
// Refuses with too_large past kLinkCharsMax; a file still carries it.
Result<std::string> write_share_link(std::string_view site, const SealedShare& share);
Result<std::string> write_share_file(ByteView age);
Result<std::string> write_invite_link(std::string_view site, const Invite& invite);

// One thing found. When it was cut, `have_chars` of `want_chars` arrived ("312 of 382 characters"), the
// site's address counted in both; `want_chars` is 0 where not even the length arrived, and for a file.
struct Finding {
  Result<Seen> seen;
  std::size_t have_chars = 0;
  std::size_t want_chars = 0;
};

// Everything in an address, a paste or a file: links, bare fragments and files, in their order, each with its
// own result; the same one twice is found once. Never empty: a text with nothing of ours is one not_ours.
std::vector<Finding> look_at(std::string_view text);

}  // namespace attune::share
