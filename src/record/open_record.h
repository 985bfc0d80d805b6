// What a Record holds while it is open. Only the sources of this room include it.
#pragma once

#include <functional>
#include <memory>

#include "record/copy.h"
#include "record/database.h"
#include "record/record.h"

namespace attune {

struct Record::Open {
  Open(const DeskFiles& lent, const RecordHost& outside, SuperBlock found, SchemaSteps schema)
      : files(lent), host(outside), super(std::move(found)), steps(schema), mount(lent, outside) {}

  // --- record.cpp ---
  Status start(ByteView raw_key);
  Status check_as_due();
  Status quick_check();  // if it is due
  Status write_super() { return write_super_block(*files.super, super); }
  Day today() const;

  // --- rebuild.cpp ---
  // The idle slot's database in place of the active one: made by `fill` from an empty slot or, if
  // `from_active`, from the active slot's bytes; checked whole; then named by the super block. A refusal
  // leaves the active slot as it was, and the idle one empty. Afterwards `database` is the new one.
  struct NewContent {
    bool from_active = false;
    std::function<Status(Database&)> fill;
    SuperBlock super;  // as it shall be; which slot is active is filled in
    Bytes raw_key;
  };
  Status rebuild(const NewContent& content);
  // The active slot's bytes in the idle one, as of now. Room that is lacking is no refusal.
  Status keep_previous();
  // Nothing older than now is kept: what was forgotten must not be found in the idle slot.
  Status drop_previous();
  SlotName idle() const { return super.active == SlotName::a ? SlotName::b : SlotName::a; }

  DeskFiles files;
  RecordHost host;
  SuperBlock super;
  SchemaSteps steps;
  Mount mount;  // outlives the database
  std::unique_ptr<Database> database;
  bool is_check_due = false;  // opened, and its quick check is still to come
  std::int64_t changes_of_standings = 0;  // total_changed() by what no copy holds

 private:
  Status fill_idle(const NewContent& content);
};

// The desk that is there, or the founding of a new one. Refuses as Record::open does.
Result<SuperBlock> find_or_found_desk(const DeskFiles& files, const RecordHost& host, const NewDesk& if_new,
                                      const DeskKey& key);
// What a slot holds in the open, or else what the caller brought; wrong_key if it is neither.
Result<Bytes> key_of(const SuperBlock& super, const DeskKey& key);

// Into an empty database: the tables of the copy's version, its rows, and the steps to ours.
Status fill_from_copy(Database& database, const Copy& copy, SchemaSteps steps);

// Runs a statement that must change a row; Fault::missing if it changed none.
Status run_on_some(Database& database, Statement& statement);

// Inside the caller's transaction: a device that is not there yet, and the rows of a check-in.
Status insert_device(Database& database, const Id& relationship, const Device& device);
Status insert_rows(Database& database, const CheckInName& name, const std::vector<AnswerRow>& rows);

// Fault::missing if the client has no such finished check-in. What a therapist adds cannot refer to it by a
// foreign key, because a correction is another row of the same id.
Status find_check_in(Database& database, const Id& relationship, const Id& check_in);

// Inside the caller's transaction: every revision below value.revision goes, with what the therapist wrote
// beside it unless it was sent again, and a day of it is left. Whether one that comes later is such a one.
Status take_out(Database& database, const Id& relationship, const Withdrawn& value, std::int64_t now_ms);
Result<bool> is_taken_back(Database& database, const Id& relationship, const CheckInName& name);

// Inside the caller's transaction: this phone's own devices in `table` become new ones that have sent
// nothing, so that two phones never count shares under one name.
Status mint_own_devices(Database& database, const RecordHost& host, const std::string& table);

}  // namespace attune
