#include "record/slots.h"

namespace attune {
namespace {

constexpr std::size_t kChunkBytes = 65536;

Status status_of(BlockStatus status) {
  if (status == BlockStatus::ok) return done();
  return Error{status == BlockStatus::full ? Fault::storage_full : Fault::handle_lost, "slot"};
}

}  // namespace

BlockFile& database_file(const DeskFiles& files, SlotName slot) {
  return slot == SlotName::a ? *files.a_db : *files.b_db;
}

BlockFile& journal_file(const DeskFiles& files, SlotName slot) {
  return slot == SlotName::a ? *files.a_journal : *files.b_journal;
}

Result<bool> is_empty(BlockFile& file) {
  const BlockCount size = file.size();
  if (size.status != BlockStatus::ok) return Error{Fault::handle_lost, "size"};
  return size.count == 0;
}

Status empty_file(BlockFile& file) {
  BlockStatus status = file.truncate(0);
  if (status == BlockStatus::ok) status = file.flush();
  return status_of(status);
}

Status empty_slot(const DeskFiles& files, SlotName slot) {
  Status status = empty_file(database_file(files, slot));
  if (status) status = empty_file(journal_file(files, slot));
  return status;
}

Status copy_slot(const DeskFiles& files, SlotName from, SlotName to) {
  BlockFile& source = database_file(files, from);
  BlockFile& target = database_file(files, to);
  Bytes chunk(kChunkBytes);
  for (std::uint64_t at = 0;; at += kChunkBytes) {
    const BlockCount got = source.read(at, chunk);
    if (got.status != BlockStatus::ok) return Error{Fault::handle_lost, "slot"};
    if (got.count == 0) break;
    const BlockStatus written = target.write(at, ByteView(chunk).first(static_cast<std::size_t>(got.count)));
    if (written != BlockStatus::ok) return status_of(written);
  }
  return status_of(target.flush());
}

}  // namespace attune
