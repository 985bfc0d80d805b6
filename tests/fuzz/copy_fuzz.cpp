// What libFuzzer throws at the reader of copies. The input is a copy without its digest, which is added here:
// past the digest the reader is on its own. A copy is refused with a reason before a byte is written; or it
// becomes a desk that reads, that can be copied again, and that a second restore makes the same.
#include <cstdio>
#include <cstdlib>

#include "base/sha256.h"
#include "record/copy.h"
#include "unit/record_ram_disk.h"
#include "unit/record_values.h"

using namespace attune;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

struct Tally {
  std::size_t copies = 0;
  std::size_t read = 0;
  std::size_t restored = 0;
  ~Tally() {
    std::fprintf(stderr, "tally: %zu of %zu copies were read, %zu became desks\n", read, copies, restored);
  }
} tally;

bool is_named(Fault fault) { return fault == Fault::malformed || fault == Fault::too_new; }

// Every verb that lists, over rows that nobody's app wrote.
void read_all(Record& record) {
  const Result<std::vector<Relationship>> all = record.relationships();
  must(all.ok());
  for (const Relationship& one : *all) {
    must(record.check_ins(one.id).ok() && record.load_draft(one.id).ok() && record.sent(one.id).ok());
    must(record.received(one.id).ok() && record.closed_lower(one.id).ok() && record.tags(one.id).ok());
  }
}

void restore(const Bytes& copy, DeskKind kind) {
  RamDisk disk;
  Result<Record> record = Record::restore(disk.files(), test_host(), copy);
  if (!record) return must(is_named(record.fault()));
  ++tally.restored;
  read_all(*record);
  const Bytes again = *record->copy();
  const Result<Copy> read = decode_copy(again);
  must(read.ok() && read->header.kind == kind);
  RamDisk other;
  Result<Record> second = Record::restore(other.files(), test_host(2), again);
  must(second.ok() && second->merge(copy).ok());
  read_all(*second);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view kStart = "ATTNCOPY\1";
  Bytes copy(kStart.begin(), kStart.end());
  copy.insert(copy.end(), bytes, bytes + size);
  const Digest digest = sha256(copy);
  copy.insert(copy.end(), digest.begin(), digest.end());
  ++tally.copies;
  const Result<Copy> read = decode_copy(copy);
  if (!read) {
    must(is_named(read.fault()));
    return 0;
  }
  ++tally.read;
  restore(copy, read->header.kind);
  return 0;
}
