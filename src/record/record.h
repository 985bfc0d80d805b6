// One desk's record: what a person keeps, in an encrypted SQLite database over files that the host lends.
// Every verb that changes something is one transaction, and has reached the disk when it returns ok. When it
// returns a fault, nothing changed. storage_full leaves the record usable; after handle_lost or damaged only
// close it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "course/quiet.h"
#include "instrument/draft.h"
#include "record/block_file.h"
#include "record/schema.h"
#include "record/super_block.h"
#include "record/values.h"

namespace attune {

// What a new desk starts as. An existing desk ignores it.
struct NewDesk {
  DeskKind kind = DeskKind::client;
  bool shared_phone = false;
  std::string display_name;
};

// The database key, and the key slots that hold it. A desk that exists has its own slots, so only `raw`
// counts there, and not even that where a slot holds the key in the open.
struct DeskKey {
  Bytes raw;  // kRawKeyBytes, or empty
  std::vector<KeySlot> slots;
};

class Record {
 public:
  // Opens the desk, or makes it if super.bin is empty. An older database is migrated in the idle slot first.
  // Refuses with damaged, newer_database, wrong_key, handle_lost or storage_full; then no byte of the active
  // slot was changed. One Record per desk at a time, for this and every other verb that takes files. A new
  // desk without a `key` gets a random one, in an unprotected slot.
  static Result<Record> open(const DeskFiles& files, const RecordHost& host, const NewDesk& if_new = {},
                             SchemaSteps steps = schema_steps(), const DeskKey& key = {});
  // A large desk that was closed in good order is open before its pages are checked, so that nobody waits for
  // that to see them. The caller sees to it soon, and changes nothing before: a fault here is one of opening.
  bool is_check_due() const;
  Status check();  // if it is due
  // Marks the desk as closed in good order, unless its check is still due. Without it the next opening checks
  // the whole database.
  Status close();

  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  const SuperBlock& desk() const;
  Id new_id();  // 16 bytes from the host

  // --- a desk that does not open: it is set aside, and nothing of it is written over ---
  // The idle slot in place of the active one, if it holds a whole database: as the desk was at an earlier
  // full check. Fault::missing if there is none. What did not open is set aside.
  static Result<Record> open_other_slot(const DeskFiles& files, const RecordHost& host,
                                        SchemaSteps steps = schema_steps(), const DeskKey& key = {});
  // All five files in one byte string, key and all: for somebody who can help, sealed by the caller.
  static Result<Bytes> raw_files(const DeskFiles& files);
  // Empties the slot that was set aside. Until then nothing can be migrated, restored or given a new key.
  Status discard_set_aside();

  // --- copies: FORMAT.md; in the open, so the caller seals them ---
  Result<Bytes> copy();
  // The rows of a copy, and a new name and secret for this phone's own devices, in place of whatever the desk
  // held, which is set aside; or as a new desk of the copy's kind and display name. Fault::refused for a desk
  // of the other kind.
  static Result<Record> restore(const DeskFiles& files, const RecordHost& host, ByteView copy,
                                bool shared_phone = false, SchemaSteps steps = schema_steps(),
                                const DeskKey& key = {});
  // Adds what a copy of a desk of this kind has and this one has not, in one transaction; FORMAT.md says
  // which row counts where both have one. Says how many finished check-ins came in. The same copy again
  // changes nothing. Fault::refused for a desk of the other kind, and on a client's desk for another
  // therapist's.
  Result<std::size_t> merge(ByteView copy);

  // --- the key, and the end ---
  // A new database key, and the key slots that hold it. Whatever could be read with the old one is emptied.
  // Only after storage_full may the record be closed and nothing else: the next opening finds either key's
  // desk whole.
  Status rekey(ByteView raw_key, std::vector<KeySlot> key_slots);
  // Other slots around the same key: the database is not touched. Both copies of super.bin are written, so
  // that the slots before these are gone. After a refusal either may count.
  Status set_key_slots(std::vector<KeySlot> key_slots);
  // Deletes everything: the key first, so that a kill in between leaves nothing that can be read.
  static Status erase(const DeskFiles& files);

  // --- relationships ---
  // The client's side, from an invite: label, recipient, invites[0], receive_*, line are the caller's; id,
  // the phone's own device and the times are made here. The filled value comes back.
  Result<Relationship> accept_invite(Relationship from_invite);
  // The therapist's side: label, alias, identity, recipient, receive_* and line are the caller's.
  Result<Relationship> add_client(Relationship client);
  // A further invite for the same client, its id and secret made here.
  Result<StoredInvite> add_invite(const Id& relationship, Day expires_day);
  // The same with a new key. The old one is kept for what is still under way, and erased by
  // erase_past_keys 90 days after the new one was first used, or the old one last, whichever came later.
  Result<StoredInvite> replace_key(const Id& relationship, std::string_view identity, const Key& recipient,
                                   Day expires_day);
  Status erase_past_keys();
  // The client's side: the therapist's new key and invite in place of the old, on the word of the old one.
  // This phone stays the same device.
  Status accept_new_key(const Id& relationship, const Relationship& from_invite);
  Result<std::vector<Relationship>> relationships();  // in the order they began
  Result<Relationship> relationship(const Id& id);    // Fault::missing if there is none
  // The client's side: what the next share says of it (values.h).
  Status set_supervision(const Id& relationship, bool consents);
  Status set_line(const Id& relationship, std::uint8_t line);
  Status forget_relationship(const Id& relationship);  // and all that hangs on it
  Status set_device_state(const Id& relationship, const ShortId& device, StoredDeviceState state);

  // --- drafts and check-ins ---
  // The draft as it stands, in place of what was kept of it. Fault::refused if it was finished already.
  Status save_draft(const DraftState& draft);
  Result<std::optional<DraftState>> load_draft(const Id& relationship);   // the one saved last
  Result<std::optional<DraftState>> load_correction(const Id& check_in);  // its unfinished revision
  Status discard_draft(const CheckInName& draft);
  // Saves the draft a last time, as finished. From here on only what is left out can change.
  Status finish(const DraftState& draft, std::int64_t finished_at_ms);
  // Of a draft that was saved, or of a finished check-in; finishing keeps it.
  Status leave_out(const CheckInName& check_in, std::string_view item_id, bool left_out);
  Result<std::vector<std::string>> left_out(const CheckInName& check_in);
  // Finished ones, the highest revision of each, by session day and then in the order they were first
  // finished or sent.
  Result<std::vector<StoredCheckIn>> check_ins(const Id& relationship);
  // The same by name alone.
  Result<std::vector<CheckInName>> check_in_names(const Id& relationship);
  Result<StoredCheckIn> check_in(const Id& id);  // its highest finished revision; Fault::missing
  Status forget_check_in(const Id& id);          // every revision and answer, and what the therapist added

  // --- what was sent (a client's desk) ---
  // Also moves the relationship's own device on to sent.seq and sent.hash.
  Status record_sent(const SentShare& sent);
  Result<std::vector<SentShare>> sent(const Id& relationship);  // by seq
  // On a shared phone: deletes the check-ins of that share with all their answers.
  Status forget_answers_once_sent(const ShortId& share);

  // --- what was received (a therapist's desk) ---
  Result<std::vector<ReceivedShare>> received(const Id& relationship);  // by arrival
  // Keeps the share and its check-ins, takes the device as accepted and its invite as used. The same share
  // twice changes nothing; of one check-in the higher revision counts, whichever came first.
  // A withdrawal deletes the lower revisions of its check-in, and lets none of them in that comes later; its
  // day and time are filled in here. Without a device it was made at this desk.
  Status keep_share(const ReceivedShare& share, const std::optional<Device>& device,
                    const std::vector<StoredCheckIn>& check_ins,
                    const std::vector<Withdrawn>& withdrawals = {});
  // One that is not this client's after all goes as if it were taken back, and no revision of it comes in
  // again. The phone that sent it waits for "It's them" anew, and the consent to supervision that it may have
  // given is off until the next share. Fault::missing if the client has no such.
  Status set_aside(const Id& relationship, const Id& check_in);
  // As they were taken back or set aside; not those that were sent again since.
  Result<std::vector<Withdrawn>> withdrawn(const Id& relationship);

  // --- what the therapist adds (a therapist's desk) ---
  // Of a finished check-in of this relationship; Fault::missing if it has no such. Closing again puts the
  // new note in place of the old one.
  Status close_lower(const Id& relationship, const Id& check_in, std::string_view text);
  Result<std::vector<ClosedLower>> closed_lower(const Id& relationship);           // as they were closed
  Status tag(const Id& relationship, const Id& check_in, std::string_view tag);    // twice is once
  Status untag(const Id& relationship, const Id& check_in, std::string_view tag);  // not there: nothing to do
  Result<std::vector<CheckInTag>> tags(const Id& relationship);                    // as they were given
  Status add_note(const Id& relationship, std::string_view text);
  Status change_note(const Id& relationship, const Id& note, std::string_view text);  // Fault::missing
  Status delete_note(const Id& relationship, const Id& note);                         // likewise
  Result<std::vector<TherapistNote>> notes(const Id& relationship);                   // as they were written
  // The answer to a mark, in place of an earlier one; its time is filled in here.
  Status quiet(const Id& relationship, const QuietedMark& answered);
  Status unquiet(const Id& relationship, const Id& check_in, std::string_view mark);
  Result<std::vector<QuietedMark>> quieted(const Id& relationship);
  // What was on paper, as a finished check-in. `parts` names its relationship; a revision above 1 corrects
  // the one before it, which must be there and from paper too: Fault::missing.
  Status keep_paper(const StoredCheckIn& check_in);
  // Every finished revision of a check-in, the first one first.
  Result<std::vector<StoredCheckIn>> revisions(const Id& check_in);

  // --- the list of clients (a therapist's desk) ---
  Result<std::vector<Listing>> listings();                   // of those that have a row
  Status see(const Id& relationship);                        // what was kept until now is no news any more
  Status archive(const Id& relationship, bool is_archived);  // keep_share takes them out of the archive again
  // What was kept under this name and still holds: whatever changes what it was made from deletes it.
  Result<std::vector<KeptStanding>> standings(std::string_view made_by);
  // In one transaction. Not a change of the desk: changes() does not count it.
  Status keep_standings(std::string_view made_by, const std::vector<KeptStanding>& standings);

  // --- settings ---
  Status set_setting(std::string_view name, std::string_view value);
  // Likewise; and the value before stands in no earlier state of the desk that could be put back.
  Status replace_setting(std::string_view name, std::string_view value);
  Status forget_setting(std::string_view name);  // neither value nor name stays in this state of the desk
  Result<std::optional<std::string>> setting(std::string_view name);

  // Rows of copies that were changed since it was opened: the same number means a copy would hold the same.
  std::int64_t changes() const;

  // Every row of every table in the order of its key, as text. For tests and for comparing two copies.
  Result<std::string> dump();

 private:
  struct Open;
  explicit Record(std::unique_ptr<Open> open);
  std::unique_ptr<Open> open_;
};

}  // namespace attune
