// Killed tabs, power losses, full disks and lost handles at every point of a desk's life.
#include <doctest/doctest.h>

#include "record_life.h"
#include "record_power_loss.h"

using namespace attune;

namespace {

constexpr int kTransactions = 30;

Life live(RamDisk& disk) {
  Life life = live(disk, kTransactions);
  REQUIRE(life.transactions == kTransactions);
  return life;
}

}  // namespace

TEST_CASE("record: a tab killed after any write loses nothing it had said was saved") {
  RamDisk disk;
  const Life life = live(disk);
  Image left;
  for (std::size_t calls = 0; calls <= disk.log.size(); ++calls) {
    CAPTURE(calls);
    REQUIRE(what_is_wrong(left, life, calls) == "");
    if (calls < disk.log.size()) replay(disk.log[calls], left);
  }
}

TEST_CASE("record: a power loss before any flush leaves the old or the new, and nothing between") {
  RamDisk disk;
  const Life life = live(disk);
  // tests/bench/power_loss.cpp does it with 200 transactions and 50 tears.
  constexpr std::uint32_t kTears = 8;
  int power_losses = 0;
  PowerLoss power(disk.log, {});
  for (; power.next(); ++power_losses) {
    CAPTURE(power.calls());
    for (std::uint32_t tear = 0; tear < kTears; ++tear) {
      const auto seed = static_cast<std::uint32_t>(power.calls()) * kTears + tear;
      REQUIRE(what_is_wrong(power.left(nth_tear(tear, kTears), seed), life, power.calls()) == "");
    }
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
