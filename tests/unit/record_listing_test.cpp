// The therapist's list in the record: seen, archived, and the standings that it keeps.
#include <doctest/doctest.h>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

struct Practice {
  Practice()
      : record(std::move(Record::open(disk.files(), test_host(), {DeskKind::therapist, false, ""})).value()) {
    client = record.add_client(a_client("K.M."))->id;
    other = record.add_client(a_client("L."))->id;
    phone = a_phone(1, *record.add_invite(client, Day{20800}));
  }
  // The nth share of K.M.
  void send(std::uint8_t number, std::uint32_t revision = 1, const std::vector<Withdrawn>& back = {}) {
    ReceivedShare share = a_share(client, phone, ++shares);
    std::vector<StoredCheckIn> check_ins;
    if (back.empty()) check_ins = {a_shared_check_in(number, revision, 20000 + number, 7)};
    REQUIRE(record.keep_share(share, phone, check_ins, back).ok());
  }
  void keep_both() {
    REQUIRE(record.keep_standings("1", {{client, {1, 2}}, {other, {3}}}).ok());
    REQUIRE(record.standings("1")->size() == 2);
  }
  // Only the other client's is left.
  bool is_gone() {
    const std::vector<KeptStanding> left = *record.standings("1");
    return left.size() == 1 && left[0].relationship == other;
  }

  RamDisk disk;
  Record record;
  Id client{};
  Id other{};
  Device phone;
  std::uint32_t shares = 0;
};

}  // namespace

TEST_CASE("record: a standing is gone with whatever changes what it was made from, and only that one") {
  Practice desk;
  desk.send(1);
  const Id first = a_shared_check_in(1, 1, 20001, 7).parts.id;
  const auto after = [&](const char* what, auto change) {
    CAPTURE(what);
    desk.keep_both();
    change();
    CHECK(desk.is_gone());
  };
  after("another check-in", [&] { desk.send(2); });
  after("a correction", [&] { desk.send(1, 2); });
  after("closed", [&] { REQUIRE(desk.record.close_lower(desk.client, first, "Words.").ok()); });
  after("closed again", [&] { REQUIRE(desk.record.close_lower(desk.client, first, "Others.").ok()); });
  after("answered", [&] {
    REQUIRE(desk.record.quiet(desk.client, {first, "dip", QuietAnswer::later, first, 0}).ok());
  });
  after("answered otherwise", [&] {
    REQUIRE(desk.record.quiet(desk.client, {first, "dip", QuietAnswer::not_needed, first, 0}).ok());
  });
  after("not answered", [&] { REQUIRE(desk.record.unquiet(desk.client, first, "dip").ok()); });
  after("forgotten",
        [&] { REQUIRE(desk.record.forget_check_in(a_shared_check_in(2, 1, 20002, 7).parts.id).ok()); });
  after("taken back", [&] { desk.send(1, 1, {{first, 3, std::nullopt, 0}}); });
  after("the client", [&] { REQUIRE(desk.record.forget_relationship(desk.client).ok()); });
}

TEST_CASE("record: a standing of another maker is not told, and none is in a copy or counts as a change") {
  Practice desk;
  desk.send(1);
  const Bytes copy = *desk.record.copy();
  const std::string dump = *desk.record.dump();
  const std::int64_t changes = desk.record.changes();
  desk.keep_both();
  REQUIRE(desk.record.keep_standings("1", {{desk.client, {9}}}).ok());
  CHECK(desk.record.standings("1")->size() == 2);
  CHECK(desk.record.standings("2")->empty());
  CHECK(desk.record.changes() == changes);
  CHECK(*desk.record.dump() == dump);
  CHECK(desk.record.copy()->size() == copy.size());
  REQUIRE(desk.record.set_setting("line", "1").ok());
  CHECK(desk.record.changes() == changes + 1);
}

TEST_CASE("record: what was seen stays seen, and a share takes its client out of the archive") {
  Practice desk;
  CHECK(desk.record.listings()->empty());
  REQUIRE(desk.record.see(desk.client).ok());
  const std::int64_t seen_at_ms = desk.record.listings()->front().seen_at_ms;
  CHECK(seen_at_ms > 1'700'000'000'000);
  REQUIRE(desk.record.archive(desk.client, true).ok());
  REQUIRE(desk.record.archive(desk.other, true).ok());
  std::vector<Listing> listings = *desk.record.listings();
  REQUIRE(listings.size() == 2);
  for (const Listing& listing : listings) CHECK(listing.is_archived);
  desk.send(1);
  listings = *desk.record.listings();
  for (const Listing& listing : listings) {
    CHECK(listing.is_archived == (listing.relationship == desk.other));
    if (listing.relationship == desk.client) CHECK(listing.seen_at_ms == seen_at_ms);
  }
  REQUIRE(desk.record.archive(desk.other, false).ok());
  listings = *desk.record.listings();
  for (const Listing& listing : listings) CHECK(!listing.is_archived);
  CHECK(desk.record.see(Id{}).fault() == Fault::refused);
}

TEST_CASE("record: a copy brings the list along, and of two desks the later look counts") {
  Practice desk;
  REQUIRE(desk.record.see(desk.client).ok());
  REQUIRE(desk.record.archive(desk.other, true).ok());
  const Bytes copy = *desk.record.copy();
  RamDisk disk;
  Result<Record> fresh = Record::restore(disk.files(), test_host(9), copy);
  REQUIRE(fresh.ok());
  CHECK(*fresh->dump() == *desk.record.dump());
  REQUIRE(desk.record.archive(desk.other, false).ok());
  REQUIRE(desk.record.see(desk.client).ok());
  const std::string before = *desk.record.dump();
  REQUIRE(desk.record.merge(copy).ok());
  CHECK(*desk.record.dump() == before);
}
