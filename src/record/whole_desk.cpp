// What is done with a desk's files as they are, whether or not a database in them can be opened.
#include "record/record.h"
#include "record/slots.h"

namespace attune {
namespace {

constexpr std::string_view kMagic = "ATTNFILE";
constexpr std::uint8_t kVersion = 1;
constexpr std::uint64_t kFileBytesMax = 256u << 20;

struct NamedFile {
  const char* name;
  BlockFile* file;
};

std::array<NamedFile, 5> named(const DeskFiles& files) {
  return {{{"super.bin", files.super},
           {"a.db", files.a_db},
           {"a.db-journal", files.a_journal},
           {"b.db", files.b_db},
           {"b.db-journal", files.b_journal}}};
}

Status write_over(BlockFile& file, std::uint64_t size) {
  const Bytes zeros(4096);
  BlockStatus status = BlockStatus::ok;
  for (std::uint64_t at = 0; status == BlockStatus::ok && at < size; at += zeros.size()) {
    status = file.write(at, zeros);
  }
  if (status == BlockStatus::ok) status = file.flush();
  if (status == BlockStatus::lost) return Error{Fault::handle_lost, "erase"};
  return done();  // no room is no reason to keep the key: it is cut off next
}

}  // namespace

Status Record::erase(const DeskFiles& files) {
  const BlockCount super_size = files.super->size();
  if (super_size.status != BlockStatus::ok) return Error{Fault::handle_lost, "erase"};
  Status status = write_over(*files.super, super_size.count);
  for (const NamedFile& one : named(files)) {
    if (status) status = empty_file(*one.file);
  }
  return status;
}

Result<Bytes> Record::raw_files(const DeskFiles& files) {
  ByteWriter writer;
  writer.raw(view(kMagic));
  writer.u8(kVersion);
  for (const NamedFile& one : named(files)) {
    const BlockCount size = one.file->size();
    if (size.status != BlockStatus::ok) return Error{Fault::handle_lost, "size"};
    if (size.count > kFileBytesMax) return Error{Fault::too_large, one.name};
    Bytes bytes(static_cast<std::size_t>(size.count));
    const BlockCount got = one.file->read(0, bytes);
    if (got.status != BlockStatus::ok || got.count != bytes.size()) return Error{Fault::handle_lost, "read"};
    writer.u64(bytes.size());
    writer.raw(bytes);
  }
  return writer.take();
}

}  // namespace attune
