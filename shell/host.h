// THE SEAM to the outside: clock, randomness, sealing, desks, the mail slot. The browser's worker and the
// tests each have one implementation. What takes time goes out as a numbered Effect and comes back as a Reply
// with that number; a Reply to a number that is no longer waited for is dropped. Storage has its own seam,
// record/block_file.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "record/block_file.h"
#include "record/super_block.h"
#include "sentences.h"

namespace attune {

// --- What may be asked of the outside -------------------------------------------------------------------
struct OpenDesk {    // lock it, open its five files; reply: `files()` is set, or open_elsewhere, no_storage
  std::string desk;  // empty: make one
  bool in_memory_if_refused = false;  // reply: number = 1 if it lives in memory only
  bool take_over = false;
  bool only_in_memory = false;  // a new one, of which nothing is ever written
};
struct CloseDesk {};
struct MakeHereDevice {  // reply: bytes = device id (8) and device secret (16), for one handing over
  std::string identity;
};
// The app ends here, and a fresh page begins, with this in its Start or, if it is empty, with nothing. No
// reply.
struct EndHanded {
  std::string handed;
};
struct MakeIdentity {};  // reply: text = identity, bytes = recipient (32)
struct Seal {            // reply: bytes = age file, number = word
  Bytes plaintext, recipient, invite_id, invite_secret, device_secret;
};
struct Candidate {
  Bytes invite_id, invite_secret;
  std::string identity;
};
struct OpenSealed {  // reply: number = index of the candidate, bytes = plaintext, second_number = word; or a
                     // fault
  Bytes age_bytes;
  std::vector<Candidate> candidates;
};
struct ProveRotation {  // reply: bytes = a proof of 16 bytes for each phone
  struct Phone {
    Bytes invite_id, invite_secret, device_secret;
  };
  Bytes text;
  std::vector<Phone> phones;
};
struct MakeCode {  // of a link; reply: text = "0" and "1" row by row, number = modules a side; or too_large
  std::string text;
};
struct PutMail {  // reply: number = how many were there already; or mail_full, and what had room came in
  struct Item {
    Bytes age_bytes;
    std::optional<std::uint16_t> hint;  // as the link had it (share/compact_age.h)
  };
  std::vector<Item> items;
};
struct ListMail {};  // reply: mail
struct RemoveMail {
  std::vector<std::string> keys;
};
struct LoadWords {  // reply: bytes = one part of the sentences of a language; or asset_missing
  std::string language;
  Part part = Part::therapist;
};
struct LoadWordList {  // reply: bytes = the list of the client's word in a language; or asset_missing
  std::string language;
};
// A copy of a whole desk (record/FORMAT.md) as an age file in armour, and back.
struct SealCopy {  // reply: bytes = the file's text
  Bytes copy;
  std::string words;  // that lock it; or empty, and then it is sealed to
  Bytes recipient;    // a recovery code's
};
struct OpenCopy {  // reply: bytes = the copy; or not_ours, cut, altered, malformed, too_large, wrong_key
  std::string text;
  std::string words;  // or the recovery code
};
struct CheckSite {  // reply: text = lines as screen check draws them; or asset_missing
  std::string config_findings;
  std::string language;
};
// The database key in a key slot, and back (record/FORMAT.md). `secret`: the passphrase, the PIN, or the
// identity that is the recovery code; a passkey has none, the browser asks the person.
struct SealKey {  // reply: bytes = the slot's age file; or refused
  KeySlotKind kind = KeySlotKind::passphrase;
  Bytes key;
  std::string secret;
};
struct OpenKey {  // reply: bytes = the key; or wrong_key, malformed, refused
  KeySlotKind kind = KeySlotKind::passphrase;
  Bytes slot;
  std::string secret;
};
// The app ends here, in a worker that ends with it: no reply. The page is replaced by a fresh one...
struct EndLocked {};
// ... or it stays, with a fresh worker that knows nothing but this: Start::covered.
struct EndCovered {
  std::string desk;
  Bytes slot;  // of kind PIN, around the desk's key
};
struct UseUpdate {};    // the page is left for the newer version; reply: asset_missing if it is not whole
// Writes the safety copy's file anew, whole or not at all, at the place that a gesture chose for this desk.
// Reply: missing where none was chosen or it is gone, refused where a press must allow it, storage_full.
struct WriteSafetyCopy {
  std::string desk;
  Bytes file;
};
// Removes a desk's folder and what waits for it in the mail slot: all of that, if none is left but `phones`,
// the desks that are known to be a client's. With the last desk goes all that this site keeps in the browser:
// databases, caches, the service worker, settings. Which desks are left is looked up then and there. Reply:
// text = what is found afterwards, by name, or empty; number = the desks that are left.
struct ForgetDesk {
  std::string desk;
  std::vector<std::string> mail_keys, phones;
};
// What is kept of a desk outside of its folder, in the open (record/FORMAT.md): how often it was opened, and
// the wrong PINs since the last right one.
enum class DeskEvent : std::uint8_t { opened, pin_tried, pin_right };
struct MarkDesk {  // reply: number = PINs tried, second_number = the last time, ms
  std::string desk;
  DeskEvent event = DeskEvent::opened;
  std::int64_t openings = 0;  // with `opened`: how often by now
};
struct KeepStorage {  // reply: number = 1 if the browser promised to keep what is here
  bool may_ask = true;  // for that promise; or only look
};

using Effect =
    std::variant<OpenDesk, MakeHereDevice, EndHanded, CloseDesk, MakeIdentity, Seal, OpenSealed,
                 ProveRotation, MakeCode, PutMail, ListMail, RemoveMail, LoadWords, LoadWordList, SealCopy,
                 OpenCopy, WriteSafetyCopy, ForgetDesk, CheckSite, SealKey, OpenKey, EndLocked, EndCovered,
                 MarkDesk, KeepStorage, UseUpdate>;

struct MailItem {
  std::string key;  // of the content: the same one twice is one
  Bytes age_bytes;
  std::int64_t put_at_ms = 0;
  std::optional<std::uint16_t> hint = std::nullopt;
};

struct Reply {
  std::uint32_t effect_number = 0;
  bool ok = true;
  Fault fault = Fault::refused;  // if not ok
  std::string text;
  Bytes bytes;
  std::int64_t number = 0;
  std::int64_t second_number = 0;
  std::vector<MailItem> mail;
};

class Host {
 public:
  virtual ~Host() = default;
  virtual std::int64_t now_ms() = 0;  // UTC
  virtual Day today() = 0;            // the civil date where the person is
  virtual void fill_random(std::span<std::uint8_t> out) = 0;
  virtual void request(std::uint32_t effect_number, const Effect& effect) = 0;
  // The five files of the desk that OpenDesk opened; valid until CloseDesk.
  virtual DeskFiles& files() = 0;
};

}  // namespace attune
