// What a therapist adds to a client's check-ins and finds again: a status closed by hand, a tag.
#include <doctest/doctest.h>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

constexpr const char* kStuck = "stuck";

// A therapist with two clients and a check-in of each: number 1 is K.M.'s, number 2 the other's.
struct Practice {
  Practice()
      : record(std::move(Record::open(disk.files(), test_host(), {DeskKind::therapist, false, ""})).value()) {
    client = with_check_in("K.M.", 1);
    other = with_check_in("L.", 2);
  }

  Id with_check_in(const std::string& alias, std::uint8_t number) {
    const Id id = record.add_client(a_client(alias))->id;
    const Device phone = a_phone(number, *record.add_invite(id, Day{20800}));
    ReceivedShare share = a_share(id, phone, 1);
    share.hash.fill(number);
    REQUIRE(record.keep_share(share, phone, {a_shared_check_in(number, 1, 20000, 7)}).ok());
    return id;
  }

  RamDisk disk;
  Record record;
  Id client{};
  Id other{};
};

Id check_in_id(std::uint8_t number) { return a_shared_check_in(number, 1, 20000, 7).parts.id; }

}  // namespace

TEST_CASE("record: a lower status is closed with a note, and the last note stands") {
  Practice desk;
  CHECK(desk.record.closed_lower(desk.client)->empty());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it.").ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it twice.").ok());
  const std::vector<ClosedLower> closed = *desk.record.closed_lower(desk.client);
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].check_in == check_in_id(1));
  CHECK(closed[0].text == "We spoke about it twice.");
  CHECK(closed[0].closed_at_ms > 1'795'000'000'000);
  CHECK(desk.record.closed_lower(desk.other)->empty());
}

TEST_CASE("record: a tag is on a check-in once, and can be taken off and put on again") {
  Practice desk;
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  const std::string once = *desk.record.dump();
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(*desk.record.dump() == once);
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), "other").ok());
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), "other").ok());
  const std::vector<CheckInTag> tags = *desk.record.tags(desk.client);
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].check_in == check_in_id(1));
  CHECK(tags[0].tag == kStuck);
  CHECK(desk.record.tags(desk.other)->empty());
  REQUIRE(desk.record.untag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(desk.record.tags(desk.client)->empty());
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  CHECK(desk.record.tags(desk.client)->size() == 1);
}

TEST_CASE("record: nothing is added to a check-in of another client, or to one that is not there") {
  Practice desk;
  const std::string before = *desk.record.dump();
  for (const std::uint8_t number : {2, 3}) {
    CHECK(desk.record.tag(desk.client, check_in_id(number), kStuck).fault() == Fault::missing);
    CHECK(desk.record.close_lower(desk.client, check_in_id(number), "Words.").fault() == Fault::missing);
  }
  CHECK(*desk.record.dump() == before);
}

TEST_CASE("record: what the therapist added outlives a correction, and goes with its check-in or client") {
  Practice desk;
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "Words.").ok());
  REQUIRE(desk.record.tag(desk.other, check_in_id(2), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.other, check_in_id(2), "Others.").ok());

  const Device phone = desk.record.relationship(desk.client)->devices[0];
  ReceivedShare correction = a_share(desk.client, phone, 2);
  REQUIRE(desk.record.keep_share(correction, phone, {a_shared_check_in(1, 2, 20000, 5)}).ok());
  CHECK(desk.record.tags(desk.client)->size() == 1);
  CHECK(desk.record.closed_lower(desk.client)->size() == 1);

  REQUIRE(desk.record.forget_check_in(check_in_id(1)).ok());
  CHECK(desk.record.dump()->find("Words.") == std::string::npos);
  CHECK(desk.record.tags(desk.client)->empty());
  CHECK(desk.record.tags(desk.other)->size() == 1);
  REQUIRE(desk.record.forget_relationship(desk.other).ok());
  CHECK(desk.record.tags(desk.other)->empty());
  CHECK(desk.record.dump()->find("Others.") == std::string::npos);
}

TEST_CASE("record: what the therapist added is there when the desk is opened again") {
  Practice desk;
  REQUIRE(desk.record.tag(desk.client, check_in_id(1), kStuck).ok());
  REQUIRE(desk.record.close_lower(desk.client, check_in_id(1), "We spoke about it.").ok());
  const std::string before = *desk.record.dump();
  REQUIRE(desk.record.close().ok());
  Record again = std::move(Record::open(desk.disk.files(), test_host())).value();
  CHECK(*again.dump() == before);
}
