// Opening, closing and refusing a desk.
#include <doctest/doctest.h>

#include <string_view>

#include "record/database.h"
#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

// A therapist's or client's desk with something of everything in it, closed in good order.
Image a_full_desk() {
  RamDisk disk;
  const RecordHost host = test_host();
  Result<Record> record = Record::open(disk.files(), host, {DeskKind::client, false, "Alex"});
  REQUIRE(record.ok());
  const Result<Relationship> relationship = record->accept_invite(an_invite(3));
  REQUIRE(relationship.ok());
  for (std::int32_t day = 0; day < 5; ++day) {
    DraftState draft = a_draft(record->new_id(), relationship->id, 20000 + day);
    draft.rows = {a_value("A1", day), a_note("O1", "Less homework.")};
    REQUIRE(record->finish(draft, 1000 + day).ok());
  }
  REQUIRE(record->set_setting("language", "en").ok());
  REQUIRE(record->close().ok());
  return disk.image;
}

// More than a mebibyte, closed in good order; the idle slot holds what there is to go back to.
Image a_large_desk() {
  RamDisk disk(a_full_desk());
  Result<Record> record = Record::open(disk.files(), test_host(2));
  REQUIRE(record.ok());
  for (int i = 0; i < 25; ++i) {
    REQUIRE(record->set_setting("large" + std::to_string(i), std::string(60'000, 'x')).ok());
  }
  REQUIRE(record->close().ok());
  disk.image[kBDb] = disk.image[kADb];
  return disk.image;
}

void flip_a_bit(Bytes& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << (bit % 8)));
}

bool contains(const Bytes& bytes, std::string_view text) {
  return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

}  // namespace

TEST_CASE("record: a desk closed and opened again holds the same rows") {
  RamDisk disk(a_full_desk());
  Result<Record> record = Record::open(disk.files(), test_host(2), {DeskKind::therapist, true, ""});
  REQUIRE(record.ok());
  CHECK(record->desk().kind == DeskKind::client);  // what is asked of a new desk means nothing to an old one
  CHECK(record->desk().display_name == "Alex");
  const std::string before = *record->dump();
  CHECK(before.find("Less homework.") != std::string::npos);
  REQUIRE(record->close().ok());
  CHECK(disk.image[kAJournal].empty());
  Result<Record> again = Record::open(disk.files(), test_host(3));
  REQUIRE(again.ok());
  CHECK(*again->dump() == before);
}

TEST_CASE("record: two desks are open at once and know nothing of each other") {
  RamDisk first, second;
  Result<Record> client = Record::open(first.files(), test_host(1), {DeskKind::client, false, ""});
  Result<Record> therapist = Record::open(second.files(), test_host(2), {DeskKind::therapist, false, ""});
  REQUIRE(client.ok());
  REQUIRE(therapist.ok());
  REQUIRE(client->set_setting("whose", "client").ok());
  REQUIRE(therapist->set_setting("whose", "therapist").ok());
  CHECK(**client->setting("whose") == "client");
  CHECK(**therapist->setting("whose") == "therapist");
}

TEST_CASE("record: another key opens nothing and changes nothing") {
  RamDisk disk(a_full_desk());
  SuperBlock super = *read_super_block(*disk.files().super);
  super.key_slots[0].bytes[31] ^= 1;
  REQUIRE(write_super_block(*disk.files().super, super).ok());
  const Image before = disk.image;
  CHECK(Record::open(disk.files(), test_host(2)).fault() == Fault::damaged);
  CHECK(disk.image == before);
}

TEST_CASE("record: a desk with only protected key slots asks for its key") {
  RamDisk disk(a_full_desk());
  SuperBlock super = *read_super_block(*disk.files().super);
  super.key_slots[0].kind = KeySlotKind::passphrase;
  REQUIRE(write_super_block(*disk.files().super, super).ok());
  CHECK(Record::open(disk.files(), test_host(2)).fault() == Fault::wrong_key);
}

TEST_CASE("record: a newer database is refused and not touched") {
  RamDisk disk(a_full_desk());
  const SuperBlock super = *read_super_block(*disk.files().super);
  {
    const Mount mount(disk.files(), test_host(2));
    Result<std::unique_ptr<Database>> database =
        Database::open(mount, super.active, super.key_slots[0].bytes);
    REQUIRE(database.ok());
    REQUIRE((*database)->run("PRAGMA user_version = 3").ok());
  }
  const Image before = disk.image;
  CHECK(Record::open(disk.files(), test_host(3)).fault() == Fault::newer_database);
  CHECK(disk.image == before);
}

TEST_CASE("record: an established desk whose database is gone is damaged, not new") {
  RamDisk disk(a_full_desk());
  disk.image[kADb].clear();
  const Image before = disk.image;
  CHECK(Record::open(disk.files(), test_host(2)).fault() == Fault::damaged);
  CHECK(disk.image == before);
}

TEST_CASE("record: a database whose super block is gone is damaged, not new") {
  RamDisk disk(a_full_desk());
  disk.image[kSuper].clear();
  const Image before = disk.image;
  CHECK(Record::open(disk.files(), test_host(2)).fault() == Fault::damaged);
  CHECK(disk.image == before);
}

TEST_CASE("record: a flipped bit in the database opens whole or is damaged, with no byte changed") {
  const Image whole = a_full_desk();
  RamDisk untouched(whole);
  const std::string rows = *Record::open(untouched.files(), test_host(2))->dump();
  std::mt19937 random(5);
  int damaged = 0;
  constexpr int kFlips = 150;
  for (int i = 0; i < kFlips; ++i) {
    RamDisk disk(whole);
    flip_a_bit(disk.image[kADb], random() % (whole[kADb].size() * 8));
    const Image before = disk.image;
    Result<Record> record = Record::open(disk.files(), test_host(3));
    if (record.ok()) {
      REQUIRE(*record->dump() == rows);
    } else {
      REQUIRE(record.fault() == Fault::damaged);
      REQUIRE(disk.image == before);
      ++damaged;
    }
  }
  CHECK(damaged > kFlips * 9 / 10);  // almost every bit of a page is authenticated
}

TEST_CASE("record: a large desk opens before it is checked, and is not clean until it was") {
  RamDisk disk(a_large_desk());
  Result<Record> record = Record::open(disk.files(), test_host(3));
  REQUIRE(record.ok());
  CHECK(record->is_check_due());
  REQUIRE(record->close().ok());
  CHECK_FALSE(read_super_block(*disk.files().super)->clean);
  record = Record::open(disk.files(), test_host(3));  // and is checked whole
  REQUIRE(record.ok());
  CHECK_FALSE(record->is_check_due());
  REQUIRE(record->close().ok());
  record = Record::open(disk.files(), test_host(3));
  REQUIRE(record.ok());
  CHECK(record->is_check_due());
  REQUIRE(record->check().ok());
  CHECK_FALSE(record->is_check_due());
  REQUIRE(record->close().ok());
  CHECK(read_super_block(*disk.files().super)->clean);
}

TEST_CASE("record: a flipped bit in a large desk is told by its opening or by the check that is due") {
  const Image whole = a_large_desk();
  RamDisk untouched(whole);
  const std::string rows = *Record::open(untouched.files(), test_host(3))->dump();
  std::mt19937 random(6);
  int damaged = 0;
  int told_later = 0;
  constexpr int kFlips = 60;
  for (int i = 0; i < kFlips; ++i) {
    RamDisk disk(whole);
    flip_a_bit(disk.image[kADb], random() % (whole[kADb].size() * 8));
    const Image before = disk.image;
    Result<Record> record = Record::open(disk.files(), test_host(3));
    const Status checked = record ? record->check() : Status(record.error());
    if (checked) {
      REQUIRE(*record->dump() == rows);
      continue;
    }
    REQUIRE(checked.fault() == Fault::damaged);
    REQUIRE(disk.image[kADb] == before[kADb]);
    ++damaged;
    if (!record) continue;
    ++told_later;
    CHECK(record->is_check_due());
    REQUIRE(record->close().ok());
    CHECK(Record::open(disk.files(), test_host(3)).fault() == Fault::damaged);
  }
  CHECK(damaged > kFlips * 9 / 10);
  CHECK(told_later > kFlips / 2);
}

TEST_CASE("record: what a large desk could go back to is not dropped before its check") {
  RamDisk disk(a_large_desk());
  flip_a_bit(disk.image[kADb], disk.image[kADb].size() * 4);  // in the middle of the settings
  Result<Record> record = Record::open(disk.files(), test_host(3));
  REQUIRE(record.ok());
  const Id client = record->relationships()->front().id;
  CHECK(record->forget_relationship(client).fault() == Fault::damaged);
  CHECK_FALSE(disk.image[kBDb].empty());
}

TEST_CASE("record: nothing a person wrote or is called reaches the files in the open") {
  constexpr std::string_view kSentinel = "SENTINEL-of-what-a-person-wrote";
  RamDisk disk;
  Result<Record> record = Record::open(disk.files(), test_host(), {DeskKind::therapist, false, ""});
  REQUIRE(record.ok());
  const Result<Relationship> relationship = record->add_client(a_client(std::string(kSentinel)));
  REQUIRE(relationship.ok());
  DraftState draft = a_draft(record->new_id(), relationship->id, 20000);
  for (int i = 0; i < 20; ++i) {  // again and again, so that old pages pass through the journal
    draft.rows = {a_note("O1", std::string(kSentinel) + std::to_string(i))};
    REQUIRE(record->save_draft(draft).ok());
  }
  REQUIRE(record->forget_relationship(relationship->id).ok());
  REQUIRE(record->close().ok());
  std::size_t written = 0;
  for (const DiskCall& call : disk.log) {
    REQUIRE_FALSE(contains(call.bytes, kSentinel));
    REQUIRE_FALSE(contains(call.bytes, "CREATE TABLE"));
    REQUIRE_FALSE(contains(call.bytes, "AGE-SECRET"));
    written += call.bytes.size();
  }
  CHECK(written > 100'000);
}
