// What a Record holds while it is open. Only the sources of this room include it.
#pragma once

#include <memory>

#include "record/database.h"
#include "record/record.h"

namespace attune {

struct Record::Open {
  Open(const DeskFiles& lent, const RecordHost& outside, SuperBlock found)
      : files(lent), host(outside), super(std::move(found)), mount(lent, outside) {}

  Status start(ByteView raw_key);
  Status write_super() { return write_super_block(*files.super, super); }
  Day today() const;

  DeskFiles files;
  RecordHost host;
  SuperBlock super;
  Mount mount;  // outlives the database
  std::unique_ptr<Database> database;
};

// Runs a statement that must change a row; Fault::missing if it changed none.
Status run_on_some(Database& database, Statement& statement);

// Inside the caller's transaction: a device that is not there yet, and the rows of a check-in.
Status insert_device(Database& database, const Id& relationship, const Device& device);
Status insert_rows(Database& database, const CheckInName& name, const std::vector<AnswerRow>& rows);

}  // namespace attune
