// Killed tabs, power losses, full disks and lost handles at every point of a desk's life.
#include <doctest/doctest.h>

#include <string>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

constexpr int kTransactions = 30;

// What a desk holds after the nth transaction of `live`: one setting and one draft that both say n.
struct Life {
  Id relationship{};
  Id draft{};
  std::vector<std::size_t> acknowledged;  // length of the disk's log when transaction n, from 0, had returned
};

DraftState nth_draft(const Life& life, int n) {
  DraftState draft = a_draft(life.draft, life.relationship, 20000 + n);
  draft.position = static_cast<std::size_t>(n);
  for (int item = 0; item < 8; ++item) draft.rows.push_back(a_value("A" + std::to_string(item), n));
  // Notes that grow and shrink make the database take pages and give them back.
  draft.rows.push_back(a_note("O1", std::string(static_cast<std::size_t>(n % 7) * 1500 + 1, 'a')));
  return draft;
}

Life live(RamDisk& disk) {
  Life life;
  Result<Record> record = Record::open(disk.files(), test_host());
  REQUIRE(record.ok());
  Result<Relationship> relationship = record->accept_invite(an_invite(3));
  REQUIRE(relationship.ok());
  life.relationship = relationship->id;
  life.draft = record->new_id();
  for (int n = 0; n < kTransactions; ++n) {
    REQUIRE(record->save_draft(nth_draft(life, n)).ok());
    life.acknowledged.push_back(disk.log.size());
  }
  REQUIRE(record->close().ok());
  return life;
}

// The number of transactions that a desk found again holds, whole. REQUIREs that nothing lies between two of
// them.
int transactions_in(Record& record, const Life& life) {
  const Result<std::optional<DraftState>> draft = record.load_draft(life.relationship);
  REQUIRE(draft.ok());
  if (!draft->has_value()) return 0;
  const int n = static_cast<int>((*draft)->position);
  const DraftState expected = nth_draft(life, n);
  REQUIRE((*draft)->session_day == expected.session_day);
  REQUIRE((*draft)->rows.size() == expected.rows.size());
  for (std::size_t i = 0; i < expected.rows.size(); ++i) {
    REQUIRE((*draft)->rows[i].item_id == expected.rows[i].item_id);
    REQUIRE((*draft)->rows[i].answer.number == expected.rows[i].answer.number);
    REQUIRE((*draft)->rows[i].answer.text == expected.rows[i].answer.text);
  }
  return n + 1;
}

// Opens what is left after `calls` of the log and holds it against what had been acknowledged by then.
void check_what_is_left(const Image& left, const Life& life, std::size_t calls) {
  RamDisk disk(left);
  Result<Record> record = Record::open(disk.files(), test_host(9));
  REQUIRE(record.ok());  // a desk that was not closed is checked whole by opening it
  const auto acknowledged =
      static_cast<int>(std::upper_bound(life.acknowledged.begin(), life.acknowledged.end(), calls) -
                       life.acknowledged.begin());
  const int found = transactions_in(*record, life);
  REQUIRE(found >= acknowledged);
  REQUIRE(found <= acknowledged + 1);
  REQUIRE(record->set_setting("after", "usable").ok());
}

}  // namespace

TEST_CASE("record: a tab killed after any write loses nothing it had said was saved") {
  RamDisk disk;
  const Life life = live(disk);
  Image left;
  for (std::size_t calls = 0; calls <= disk.log.size(); ++calls) {
    CAPTURE(calls);
    check_what_is_left(left, life, calls);
    if (calls < disk.log.size()) replay(disk.log[calls], left);
  }
}

TEST_CASE("record: a power loss before any flush leaves the old or the new, and nothing between") {
  RamDisk disk;
  const Life life = live(disk);
  using Tear = RamDisk::Tear;
  int power_losses = 0;
  for (std::size_t calls = 0; calls < disk.log.size(); ++calls) {
    if (disk.log[calls].kind != DiskCall::Kind::flush) continue;
    CAPTURE(calls);
    check_what_is_left(disk.powerless_after(calls, Tear::drop_all, 0), life, calls);
    check_what_is_left(disk.powerless_after(calls, Tear::keep_all, 0), life, calls);
    for (std::uint32_t seed = 0; seed < 2; ++seed) {
      const auto mixed = static_cast<std::uint32_t>(calls) * 2 + seed;
      check_what_is_left(disk.powerless_after(calls, Tear::random_subset, mixed), life, calls);
      check_what_is_left(disk.powerless_after(calls, Tear::torn_tail, mixed), life, calls);
      check_what_is_left(disk.powerless_after(calls, Tear::spoilt_sectors, mixed), life, calls);
    }
    ++power_losses;
  }
  CHECK(power_losses > kTransactions * 3);
}

TEST_CASE("record: a disk that fills up at any write says so, and the desk stays whole and usable") {
  RamDisk start;
  const Life life = live(start);
  for (std::uint64_t nth = 1;; ++nth) {
    CAPTURE(nth);
    RamDisk disk(start.image);
    Result<Record> record = Record::open(disk.files(), test_host(2));
    REQUIRE(record.ok());
    disk.fail_changes_from(nth, BlockStatus::full);
    const Status saved = record->save_draft(nth_draft(life, kTransactions + 3));
    if (!disk.failed()) {
      CHECK(saved.ok());
      CHECK(nth > 5);
      break;
    }
    disk.fail_changes_from(0, BlockStatus::ok);
    if (!saved.ok()) REQUIRE(saved.fault() == Fault::storage_full);
    REQUIRE(transactions_in(*record, life) == (saved.ok() ? kTransactions + 4 : kTransactions));
    REQUIRE(record->save_draft(nth_draft(life, kTransactions)).ok());
    REQUIRE(record->close().ok());
    Result<Record> again = Record::open(disk.files(), test_host(3));
    REQUIRE(again.ok());
    REQUIRE(transactions_in(*again, life) == kTransactions + 1);
  }
}

TEST_CASE("record: a handle lost at any call says so, and the next opening finds the old or the new") {
  RamDisk start;
  const Life life = live(start);
  for (std::uint64_t nth = 1;; ++nth) {
    CAPTURE(nth);
    RamDisk disk(start.image);
    bool was_saved = false;
    {
      Result<Record> record = Record::open(disk.files(), test_host(2));
      REQUIRE(record.ok());
      disk.fail_changes_from(nth, BlockStatus::lost);
      const Status saved = record->save_draft(nth_draft(life, kTransactions));
      was_saved = saved.ok();
      if (!disk.failed()) break;
      REQUIRE(saved.fault() == Fault::handle_lost);
      REQUIRE(record->save_draft(nth_draft(life, kTransactions)).fault() == Fault::handle_lost);
      REQUIRE(record->close().fault() == Fault::handle_lost);
    }
    REQUIRE_FALSE(was_saved);
    disk.fail_changes_from(0, BlockStatus::ok);
    Result<Record> again = Record::open(disk.files(), test_host(3));
    REQUIRE(again.ok());
    const int found = transactions_in(*again, life);
    REQUIRE((found == kTransactions || found == kTransactions + 1));
  }
}

TEST_CASE("record: a new desk on a disk that is full from any write on is refused, and founded later") {
  for (std::uint64_t nth = 1;; ++nth) {
    CAPTURE(nth);
    RamDisk disk;
    disk.fail_changes_from(nth, BlockStatus::full);
    const bool ok = Record::open(disk.files(), test_host()).ok();
    if (!disk.failed()) {
      CHECK(ok);
      break;
    }
    disk.fail_changes_from(0, BlockStatus::ok);
    Result<Record> again = Record::open(disk.files(), test_host(2));
    REQUIRE(again.ok());
    REQUIRE(again->set_setting("language", "en").ok());
  }
}
