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

TEST_CASE("record: any call of any method refused, at any moment of a day, is named and costs nothing") {
  using Method = RamDisk::Method;
  const std::pair<Method, BlockStatus> refusals[] = {
      {Method::read, BlockStatus::lost},     {Method::size, BlockStatus::lost},
      {Method::write, BlockStatus::lost},    {Method::write, BlockStatus::full},
      {Method::truncate, BlockStatus::lost}, {Method::truncate, BlockStatus::full},
      {Method::flush, BlockStatus::lost},    {Method::flush, BlockStatus::full}};
  RamDisk start;
  const Life life = live(start);
  // Killed in the middle of its next transaction, so that the day begins with a journal to roll back.
  RamDisk killed(start.image);
  {
    Result<Record> record = Record::open(killed.files(), test_host(2));
    REQUIRE(record->save_draft(nth_draft(life, kTransactions)).ok());
  }
  Image left = start.image;
  for (const DiskCall& call : killed.log) {
    if (call.kind == DiskCall::Kind::truncate && call.file == kAJournal) break;
    replay(call, left);
  }
  REQUIRE_FALSE(left[kAJournal].empty());
  // Not a structured binding: clang 14 does not let CAPTURE's lambda see one.
  for (const auto& refusal : refusals) {
    const auto method = refusal.first;
    const auto status = refusal.second;
    const Fault named = status == BlockStatus::full ? Fault::storage_full : Fault::handle_lost;
    for (std::uint64_t nth = 1;; ++nth) {
      CAPTURE(static_cast<int>(method));
      CAPTURE(static_cast<int>(status));
      CAPTURE(nth);
      RamDisk disk(left);
      disk.fail_method(method, nth, status);
      bool saved = false;
      {
        Result<Record> record = Record::open(disk.files(), test_host(3));
        Status did = record.ok() ? record->save_draft(nth_draft(life, kTransactions + 1)) : record.error();
        saved = did.ok();
        if (saved) did = record->close();
        if (!disk.method_failed()) break;
        if (!did.ok()) REQUIRE(did.fault() == named);
      }
      disk.heal();
      Result<Record> again = Record::open(disk.files(), test_host(4));
      REQUIRE(again.ok());
      const int found = transactions_in(*again, life);
      if (saved) {
        REQUIRE(found == kTransactions + 2);
      } else {
        REQUIRE((found == kTransactions || found == kTransactions + 2));
      }
    }
  }
}

TEST_CASE("record: once a handle was lost nothing is written any more, even if it works again") {
  RamDisk disk;
  const Life life = live(disk);
  Result<Record> record = Record::open(disk.files(), test_host(2));
  REQUIRE(record.ok());
  disk.fail_changes_from(1, BlockStatus::lost);
  REQUIRE(record->save_draft(nth_draft(life, kTransactions)).fault() == Fault::handle_lost);
  disk.heal();
  CHECK(record->save_draft(nth_draft(life, kTransactions)).fault() == Fault::handle_lost);
  CHECK(record->close().fault() == Fault::handle_lost);
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
