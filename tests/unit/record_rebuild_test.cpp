// Migration, restore and a new key: made in the idle slot, so that a kill, a power loss or a refusal at any
// call leaves the old desk or the new one.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "record/database.h"
#include "record_life.h"
#include "record_power_loss.h"

using namespace attune;

namespace {

constexpr int kTransactions = 6;
constexpr std::int64_t kDayMs = 86400000;

// Steps of a later version of the app: a column more, then a table made anew.
const std::vector<const char*>& later_steps() {
  static const std::vector<const char*> steps = {
      schema_steps()[0], schema_steps()[1],
      "ALTER TABLE setting ADD COLUMN changed_at_ms INTEGER NOT NULL DEFAULT 0",
      "CREATE TABLE made_anew(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, changed_at_ms INTEGER "
      "NOT NULL) STRICT, WITHOUT ROWID; INSERT INTO made_anew SELECT * FROM setting; DROP TABLE setting; "
      "ALTER TABLE made_anew RENAME TO setting;"};
  return steps;
}

struct Before {
  RamDisk disk;
  Life life = live(disk, kTransactions);
};

RecordHost host_days_later(int days) {
  RecordHost host = test_host(7);
  const auto now_ms = host.now_ms;
  host.now_ms = [now_ms, days] { return now_ms() + days * kDayMs; };
  return host;
}

// Each of the three, on a disk that holds a desk. False if it was refused.
using Change = std::function<Status(RamDisk&)>;

Status status_of(const Result<Record>& record) {
  if (!record) return record.error();
  return done();
}

Status migrate(RamDisk& disk) {
  return status_of(Record::open(disk.files(), test_host(4), {}, later_steps()));
}

Status rekey(RamDisk& disk) {
  Result<Record> record = Record::open(disk.files(), test_host(4));
  if (!record) return record.error();
  return record->rekey(Bytes(kRawKeyBytes, 0x5A), {{KeySlotKind::unprotected, Bytes(kRawKeyBytes, 0x5A)}});
}

Status restore(RamDisk& disk, const Bytes& copy) {
  return status_of(Record::restore(disk.files(), test_host(4), copy));
}

// What is left opens, whole: by the app that knew the old version, unless a later one has turned to its own;
// and by the later one, which takes up what was cut off, unless a slot is set aside.
void check_left(const Image& left, const Life& life, std::size_t calls) {
  CAPTURE(calls);
  RamDisk old_app(left), later_app(left);
  Result<Record> record = Record::open(old_app.files(), test_host(5));
  const bool has_turned = !record.ok();
  if (has_turned) {
    REQUIRE(record.fault() == Fault::newer_database);
    REQUIRE(old_app.image == left);
  } else {
    REQUIRE(transactions_in(*record, life) == kTransactions);
    if (record->desk().set_aside) return;
  }
  Result<Record> later = Record::open(later_app.files(), test_host(5), {}, later_steps());
  REQUIRE(later.ok());
  REQUIRE(transactions_in(*later, life) == kTransactions);
}

void check_every_loss(const Before& before, const Change& change) {
  RamDisk disk(before.disk.image);

  REQUIRE(change(disk).ok());
  REQUIRE(disk.log.size() > 10);
  Image left = before.disk.image;
  for (std::size_t calls = 0; calls <= disk.log.size(); ++calls) {
    check_left(left, before.life, calls);
    if (calls < disk.log.size()) replay(disk.log[calls], left);
  }
  constexpr std::uint32_t kTears = 5;
  for (PowerLoss power(disk.log, before.disk.image); power.next();) {
    for (std::uint32_t tear = 0; tear < kTears; ++tear) {
      check_left(power.left(nth_tear(tear, kTears), tear), before.life, power.calls());
    }
  }
}

// Every call of every method refused, one at a time: the named fault, and nothing of the old desk lost.
void check_every_refusal(const Before& before, const Change& change) {
  using Method = RamDisk::Method;
  const std::pair<Method, BlockStatus> refusals[] = {
      {Method::read, BlockStatus::lost},     {Method::size, BlockStatus::lost},
      {Method::write, BlockStatus::lost},    {Method::write, BlockStatus::full},
      {Method::truncate, BlockStatus::lost}, {Method::flush, BlockStatus::lost},
      {Method::flush, BlockStatus::full}};
  for (const auto& refusal : refusals) {
    const auto method = refusal.first;
    const auto status = refusal.second;
    for (std::uint64_t nth = 1;; ++nth) {
      CAPTURE(static_cast<int>(method));
      CAPTURE(nth);
      RamDisk disk(before.disk.image);
      disk.fail_method(method, nth, status);
      const Status changed = change(disk);
      if (!disk.method_failed()) break;
      const Fault named = status == BlockStatus::full ? Fault::storage_full : Fault::handle_lost;
      if (!changed.ok()) REQUIRE(changed.fault() == named);
      disk.heal();
      check_left(disk.image, before.life, static_cast<std::size_t>(nth));
    }
  }
}

}  // namespace

TEST_CASE("record: an older schema is migrated in the other slot, row by row the same") {
  Before before;
  const std::string rows = *Record::open(before.disk.files(), test_host(2))->dump();
  const Bytes old_database = before.disk.image[kADb];
  Result<Record> record = Record::open(before.disk.files(), test_host(3), {}, later_steps());
  REQUIRE(record.ok());
  CHECK(*record->dump() == rows);
  CHECK(record->desk().active == SlotName::b);
  CHECK(before.disk.image[kADb] == old_database);
  REQUIRE(record->close().ok());
  CHECK(Record::open(before.disk.files(), test_host(5)).fault() == Fault::newer_database);
}

TEST_CASE("record: a migration whose step is refused leaves the old database, and says so") {
  Before before;
  const char* broken[] = {schema_steps()[0], schema_steps()[1],
                          "INSERT INTO setting VALUES('a', 'b'), ('a', 'b')"};
  const Bytes old_database = before.disk.image[kADb];
  CHECK_FALSE(Record::open(before.disk.files(), test_host(3), {}, broken).ok());
  CHECK(before.disk.image[kADb] == old_database);
  CHECK(before.disk.image[kBDb].empty());
  Result<Record> record = Record::open(before.disk.files(), test_host(4));
  REQUIRE(record.ok());
  CHECK(transactions_in(*record, before.life) == kTransactions);
}

TEST_CASE("record: a migration cut off at any call leaves the old database or the new one") {
  const Before before;
  check_every_loss(before, migrate);
  check_every_refusal(before, migrate);
}

TEST_CASE("record: a new key cut off at any call leaves a desk that opens with the key it names") {
  const Before before;
  check_every_loss(before, rekey);
  check_every_refusal(before, rekey);
}

TEST_CASE("record: a restore cut off at any call leaves what was there or what was restored") {
  Before before;
  Result<Record> record = Record::open(before.disk.files(), test_host(3));
  const Bytes copy = *record->copy();
  REQUIRE(record->close().ok());
  const Change change = [&](RamDisk& disk) { return restore(disk, copy); };
  check_every_loss(before, change);
  check_every_refusal(before, change);
}

TEST_CASE("record: after a new key the old one opens nothing that is left") {
  Before before;
  const Bytes old_key = read_super_block(*before.disk.files().super)->key_slots[0].bytes;
  REQUIRE(rekey(before.disk).ok());
  CHECK(before.disk.image[kADb].empty());
  const Mount mount(before.disk.files(), test_host(5));
  CHECK_FALSE(Database::open(mount, SlotName::b, old_key).ok());
}

TEST_CASE("record: after storage_full at the turn to a new key nothing is written where nobody looks") {
  const Before before;
  for (std::uint64_t nth = 1;; ++nth) {
    RamDisk disk(before.disk.image);
    Result<Record> record = Record::open(disk.files(), test_host(4));
    disk.fail_method(RamDisk::Method::flush, nth, BlockStatus::full);
    const KeySlot key{KeySlotKind::unprotected, Bytes(kRawKeyBytes, 0x5A)};
    const bool turned = record->rekey(key.bytes, {key}).ok();
    if (!disk.method_failed()) break;
    disk.heal();
    const bool saved = record->save_draft(nth_draft(before.life, kTransactions)).ok();
    Result<Record> again = Record::open(disk.files(), test_host(5));
    REQUIRE(again.ok());
    REQUIRE(transactions_in(*again, before.life) == kTransactions + (saved ? 1 : 0));
    REQUIRE_FALSE((turned && !saved));
  }
}

TEST_CASE("record: a day after the last full check the other slot holds what was checked, to go back to") {
  Before before;
  before.disk.image[kSuper][0] ^= 1;  // the copy that says clean may be the other one: either way it opens
  {
    Result<Record> record = Record::open(before.disk.files(), host_days_later(8));
    REQUIRE(record.ok());
    REQUIRE(record->save_draft(nth_draft(before.life, kTransactions)).ok());
    REQUIRE(record->close().ok());
  }
  before.disk.image[kADb][5000] ^= 1;
  const Bytes broken = before.disk.image[kADb];
  CHECK(Record::open(before.disk.files(), host_days_later(8)).fault() == Fault::damaged);
  Result<Record> other = Record::open_other_slot(before.disk.files(), host_days_later(8));
  REQUIRE(other.ok());
  CHECK(transactions_in(*other, before.life) == kTransactions);
  CHECK(other->desk().set_aside);
  REQUIRE(other->save_draft(nth_draft(before.life, kTransactions)).ok());
  REQUIRE(other->close().ok());
  Result<Record> again = Record::open(before.disk.files(), host_days_later(30));
  REQUIRE(again.ok());
  CHECK(before.disk.image[kADb] == broken);  // set aside: a month and a full check later it is still there
  CHECK(again->rekey(Bytes(kRawKeyBytes), {}).fault() == Fault::refused);
  REQUIRE(again->discard_set_aside().ok());
  CHECK(before.disk.image[kADb].empty());
  CHECK(again->set_setting("language", "en").ok());
}

TEST_CASE("record: what is forgotten is not found in the other slot") {
  Before before;
  Result<Record> record = Record::open(before.disk.files(), host_days_later(8));
  REQUIRE_FALSE(before.disk.image[kBDb].empty());
  REQUIRE(record->discard_draft({before.life.draft, 1}).ok());
  CHECK(before.disk.image[kBDb].empty());
}

TEST_CASE("record: a shared phone keeps no earlier state") {
  for (const bool is_shared : {false, true}) {
    RamDisk disk;
    REQUIRE(Record::open(disk.files(), test_host(2), {DeskKind::client, is_shared, ""}).ok());
    REQUIRE(Record::open(disk.files(), host_days_later(8)).ok());
    CHECK(disk.image[kBDb].empty() == is_shared);
  }
}

TEST_CASE("record: without another whole slot there is none to open, and not a byte changes") {
  Before before;
  before.disk.image[kADb][5000] ^= 1;
  Image left = before.disk.image;
  CHECK(Record::open_other_slot(before.disk.files(), test_host(2)).fault() == Fault::missing);
  CHECK(before.disk.image == left);
  before.disk.image[kBDb] = before.disk.image[kADb];
  left = before.disk.image;
  CHECK(Record::open_other_slot(before.disk.files(), test_host(2)).fault() == Fault::damaged);
  CHECK(before.disk.image == left);
}

TEST_CASE("record: all five files come out as they are, from a desk that does not open") {
  Before before;
  before.disk.image[kADb][5000] ^= 1;
  const Bytes raw = *Record::raw_files(before.disk.files());
  ByteReader reader(raw);
  CHECK(text_of(reader.raw(8)) == "ATTNFILE");
  CHECK(reader.u8() == 1);
  for (const std::size_t file : {kSuper, kADb, kAJournal, kBDb, kBJournal}) {
    const ByteView bytes = reader.raw(static_cast<std::size_t>(reader.u64()));
    CHECK(Bytes(bytes.begin(), bytes.end()) == before.disk.image[file]);
  }
  CHECK(reader.left() == 0);
}

namespace {

std::ptrdiff_t files_left(const RamDisk& disk) {
  return std::count_if(disk.image.begin(), disk.image.end(), [](const Bytes& file) { return !file.empty(); });
}

}  // namespace

TEST_CASE("record: everything deleted leaves no byte, and killed in between nothing that opens") {
  Before before;
  REQUIRE(Record::open(before.disk.files(), host_days_later(8)).ok());
  CHECK(files_left(before.disk) == 3);
  RamDisk disk(before.disk.image);
  REQUIRE(Record::erase(disk.files()).ok());
  CHECK(files_left(disk) == 0);
  Image left = before.disk.image;
  bool key_is_gone = false;
  for (const DiskCall& call : disk.log) {
    replay(call, left);
    key_is_gone = key_is_gone || call.kind == DiskCall::Kind::flush;
    if (!key_is_gone) continue;
    RamDisk killed(left);
    const Result<Record> record = Record::open(killed.files(), test_host(5));
    REQUIRE((!record.ok() || files_left(killed) == 2));  // damaged, or a new desk
    REQUIRE(Record::erase(killed.files()).ok());
    REQUIRE(files_left(killed) == 0);
  }
  REQUIRE(key_is_gone);
}
