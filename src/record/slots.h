// The files of one slot, as bytes: what SQLite must not be asked to do because no database is open there.
#pragma once

#include "base/result.h"
#include "record/block_file.h"
#include "record/super_block.h"

namespace attune {

BlockFile& database_file(const DeskFiles& files, SlotName slot);
BlockFile& journal_file(const DeskFiles& files, SlotName slot);

Result<bool> is_empty(BlockFile& file);
Status empty_file(BlockFile& file);  // flushed
// The database goes first: a journal left without it has nothing to roll back.
Status empty_slot(const DeskFiles& files, SlotName slot);
// `from` must be at rest, and `to` must be empty. Flushed.
Status copy_slot(const DeskFiles& files, SlotName from, SlotName to);

}  // namespace attune
