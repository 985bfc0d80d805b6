// Key slots that do not open by themselves; and what somebody with the files but without a key can do.
#include <doctest/doctest.h>

#include <algorithm>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

constexpr std::size_t kPageBytes = 4096;
const KeySlot kFirst{KeySlotKind::passphrase, Bytes(200, 0x11)};
const KeySlot kSecond{KeySlotKind::passphrase, Bytes(210, 0x22)};
const KeySlot kRecovery{KeySlotKind::recovery, Bytes(190, 0x33)};

DeskKey a_key() { return {Bytes(kRawKeyBytes, 0xA7), {kFirst, kRecovery}}; }

Result<Record> opened(RamDisk& disk, const DeskKey& key = a_key()) {
  return Record::open(disk.files(), test_host(3), {}, schema_steps(), key);
}

// A closed desk with a few pages, and its rows.
struct Kept {
  Image image;
  std::string rows;
};
Kept a_locked_desk(int check_ins = 30) {
  RamDisk disk;
  Result<Record> record =
      Record::open(disk.files(), test_host(), {DeskKind::therapist, false, "Dana"}, schema_steps(), a_key());
  REQUIRE(record.ok());
  const Result<Relationship> relationship = record->add_client(a_client("K.M."));
  REQUIRE(relationship.ok());
  for (int i = 0; i < check_ins; ++i) {
    DraftState draft = a_draft(record->new_id(), relationship->id, 20000 + i);
    draft.rows = {a_value("A1", i % 11), a_note("O1", std::string(600, static_cast<char>('a' + i % 26)))};
    REQUIRE(record->finish(draft, 1000 + i).ok());
  }
  Kept kept{{}, *record->dump()};
  REQUIRE(record->close().ok());
  kept.image = disk.image;
  return kept;
}

bool holds(const Bytes& bytes, const Bytes& part) {
  return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

}  // namespace

TEST_CASE("keys: a desk with a key of its own opens with it and no other, and never says it") {
  const Kept kept = a_locked_desk();
  for (const Bytes& file : kept.image) CHECK_FALSE(holds(file, a_key().raw));
  RamDisk disk(kept.image);
  CHECK(opened(disk, {}).fault() == Fault::wrong_key);
  CHECK(opened(disk, {Bytes(kRawKeyBytes, 0xA8), {}}).fault() == Fault::damaged);
  CHECK(opened(disk, {Bytes(31, 0xA7), {}}).fault() == Fault::wrong_key);
  CHECK(disk.image == kept.image);
  Result<Record> record = opened(disk);
  REQUIRE(record.ok());
  CHECK(*record->dump() == kept.rows);
}

TEST_CASE("keys: a new passphrase leaves every byte of the database, and nothing of the old slot") {
  const Kept kept = a_locked_desk();
  RamDisk disk(kept.image);
  Result<Record> record = opened(disk);
  REQUIRE(record.ok());
  const Image open_image = disk.image;
  REQUIRE(record->set_key_slots({kSecond, kRecovery}).ok());
  for (const std::size_t file : {kADb, kAJournal, kBDb, kBJournal}) {
    CHECK(disk.image[file] == open_image[file]);
  }
  CHECK_FALSE(holds(disk.image[kSuper], kFirst.bytes));
  CHECK(holds(disk.image[kSuper], kSecond.bytes));
  REQUIRE(record->close().ok());
  CHECK(opened(disk).ok());
}

TEST_CASE("keys: a kill or a refusal at any call of a new passphrase leaves the old slot or the new one") {
  const Kept kept = a_locked_desk(2);
  for (std::uint64_t nth = 1;; ++nth) {
    CAPTURE(nth);
    RamDisk disk(kept.image);
    Result<Record> record = opened(disk);
    REQUIRE(record.ok());
    disk.fail_changes_from(nth, BlockStatus::lost);
    const bool changed = record->set_key_slots({kSecond, kRecovery}).ok();
    const bool failed = disk.failed();
    disk.heal();
    const Result<SuperBlock> super = read_super_block(*disk.files().super);
    REQUIRE(super.ok());
    const Bytes& slot = super->key_slots.front().bytes;
    REQUIRE((slot == kSecond.bytes || (!changed && slot == kFirst.bytes)));
    if (!failed) break;
  }
}

TEST_CASE("keys: pages that change places, and pages that are altered, are damaged with no byte changed") {
  const Kept kept = a_locked_desk();
  const std::size_t pages = kept.image[kADb].size() / kPageBytes;
  REQUIRE(pages > 8);
  const auto page = [](Bytes& file, std::size_t n) {
    return file.begin() + static_cast<std::ptrdiff_t>(n * kPageBytes);
  };
  for (std::size_t n = 0; n < pages; ++n) {
    CAPTURE(n);
    RamDisk swapped(kept.image);
    Bytes& file = swapped.image[kADb];
    const std::size_t other = (n + 1) % pages;
    std::swap_ranges(page(file, n), page(file, n) + kPageBytes, page(file, other));
    RamDisk altered(kept.image);
    *(page(altered.image[kADb], n) + 2000) ^= 0x40;
    for (RamDisk* disk : {&swapped, &altered}) {
      const Image before = disk->image;
      CHECK(opened(*disk).fault() == Fault::damaged);
      CHECK(disk->image == before);
    }
  }
}

TEST_CASE("keys: another desk's database under this desk's super block is damaged with no byte changed") {
  const Kept kept = a_locked_desk();
  RamDisk other;
  const DeskKey key{Bytes(kRawKeyBytes, 0x55), {kFirst}};
  Result<Record> record =
      Record::open(other.files(), test_host(9), {DeskKind::therapist, false, "Sam"}, schema_steps(), key);
  REQUIRE(record.ok());
  REQUIRE(record->close().ok());
  RamDisk disk(kept.image);
  disk.image[kADb] = other.image[kADb];
  const Image before = disk.image;
  CHECK(opened(disk).fault() == Fault::damaged);
  CHECK(disk.image == before);
}
