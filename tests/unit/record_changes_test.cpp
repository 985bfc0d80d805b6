// What a client takes back, and keys that another took the place of.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

constexpr std::int64_t kDayMs = 86400000;

struct Therapist {
  RamDisk disk;
  std::int64_t later_ms = 0;
  Record record;
  Id client{};
  StoredInvite invite;

  RecordHost host() {
    RecordHost host = test_host();
    const auto now_ms = host.now_ms;
    host.now_ms = [this, now_ms] { return now_ms() + later_ms; };
    return host;
  }
  Therapist()
      : record(std::move(Record::open(disk.files(), host(), {DeskKind::therapist, false, ""})).value()) {
    client = record.add_client(a_client("K.M."))->id;
    invite = *record.add_invite(client, Day{20800});
  }
  Status keep(std::uint32_t seq, const std::vector<StoredCheckIn>& check_ins,
              const std::vector<Withdrawn>& withdrawals = {}) {
    const Device phone = a_phone(1, invite);
    ReceivedShare share = a_share(client, phone, seq);
    share.recipient = record.relationship(client)->recipient;
    return record.keep_share(share, phone, check_ins, withdrawals);
  }
  // The client's phone has taken the new key by share 2; answers the old one.
  Key change_key() {
    const Key before = record.relationship(client)->recipient;
    Key after{};
    after.fill(0x42);
    REQUIRE(record.replace_key(client, "AGE-SECRET-KEY-1NEW", after, Day{20900}).ok());
    REQUIRE(keep(2, {}).ok());
    return before;
  }
  // A share of this day from now, sealed to a key that may be an old one.
  Status keep_under(const Key& recipient, const Device& phone, std::int64_t day) {
    ReceivedShare share = a_share(client, phone, static_cast<std::uint32_t>(day));
    share.recipient = recipient;
    share.received_at_ms += day * kDayMs;
    return record.keep_share(share, phone, {});
  }
};

Withdrawn taking_back(std::uint8_t number, std::uint32_t revision) {
  Withdrawn one;
  one.check_in.fill(number);
  one.revision = revision;
  return one;
}

}  // namespace

TEST_CASE("record: what is taken back is deleted with all that hangs on it, and a day of it is left") {
  Therapist desk;
  REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5), a_shared_check_in(8, 1, 20001, 6)}).ok());
  REQUIRE(desk.keep(2, {a_shared_check_in(7, 2, 20000, 4)}).ok());
  const Id id = a_shared_check_in(7, 1, 0, 0).parts.id;
  REQUIRE(desk.record.tag(desk.client, id, "stuck").ok());
  REQUIRE(desk.keep(3, {}, {taking_back(7, 3)}).ok());
  CHECK(desk.record.check_in(id).fault() == Fault::missing);
  CHECK(desk.record.check_ins(desk.client)->size() == 1);
  CHECK(desk.record.tags(desk.client)->empty());
  const std::vector<Withdrawn> left = *desk.record.withdrawn(desk.client);
  REQUIRE(left.size() == 1);
  CHECK(left[0].check_in == id);
  CHECK(left[0].session_day == Day{20000});
  CHECK(left[0].withdrawn_at_ms == 1'795'000'000'003);
}

TEST_CASE("record: shares and withdrawals in any order end in the same rows") {
  const auto rows_after = [](std::vector<int> order) {
    Therapist desk;
    for (const int seq : order) {
      if (seq == 1) REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5)}).ok());
      if (seq == 2) REQUIRE(desk.keep(2, {}, {taking_back(7, 2)}).ok());
      if (seq == 3) REQUIRE(desk.keep(3, {a_shared_check_in(7, 3, 20000, 9)}).ok());
      if (seq == 4) REQUIRE(desk.keep(4, {a_shared_check_in(8, 1, 20001, 9)}).ok());
      if (seq == 5) REQUIRE(desk.keep(5, {}, {taking_back(8, 2)}).ok());
    }
    std::string seen;
    const auto kept = desk.record.check_ins(desk.client);
    for (const StoredCheckIn& one : *kept) {
      seen += std::to_string(one.parts.revision) + "/" + std::to_string(one.rows[0].answer.number) + " ";
    }
    return seen + std::to_string(desk.record.withdrawn(desk.client)->size());
  };
  std::vector<int> order = {1, 2, 3, 4, 5};
  do {
    CAPTURE(order[0] * 10000 + order[1] * 1000 + order[2] * 100 + order[3] * 10 + order[4]);
    REQUIRE(rows_after(order) == "3/9 1");
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("record: no byte of what was taken back is left in any file") {
  Therapist desk;
  StoredCheckIn told = a_shared_check_in(7, 1, 20000, 5);
  told.rows.push_back(a_note("O1", "PLANTED SENTENCE OF A NOTE"));
  REQUIRE(desk.keep(1, {told}).ok());
  const auto rows_before = *desk.record.dump();
  REQUIRE(rows_before.find("PLANTED") != std::string::npos);
  REQUIRE(desk.keep(2, {}, {taking_back(7, 2)}).ok());
  CHECK(desk.record.dump()->find("PLANTED") == std::string::npos);
  CHECK(desk.disk.image[kBDb].empty());  // the idle slot, which may hold the desk as it was
}

TEST_CASE("record: one client cannot take back what another sent") {
  Therapist desk;
  REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  const Id other = desk.record.add_client(a_client("R.T."))->id;
  const Device phone = a_phone(2, *desk.record.add_invite(other, Day{20800}));
  REQUIRE(desk.record.keep_share(a_share(other, phone, 40), phone, {}, {taking_back(7, 9)}).ok());
  CHECK(desk.record.check_ins(desk.client)->size() == 1);
  CHECK(desk.record.withdrawn(desk.client)->empty());
}

TEST_CASE(
    "record: what is set aside goes with what was written beside it, leaves its day, and never comes again") {
  Therapist desk;
  REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5), a_shared_check_in(8, 1, 20001, 6)}).ok());
  const Id id = a_shared_check_in(7, 1, 0, 0).parts.id;
  REQUIRE(desk.record.tag(desk.client, id, "stuck").ok());
  REQUIRE(desk.record.keep_standings("test", {{desk.client, Bytes{1}}}).ok());
  REQUIRE(desk.record.set_aside(desk.client, id).ok());
  CHECK(desk.record.check_ins(desk.client)->size() == 1);
  CHECK(desk.record.tags(desk.client)->empty());
  CHECK(desk.record.standings("test")->empty());  // the list is made anew without it
  CHECK(desk.disk.image[kBDb].empty());           // nor is it in the idle slot
  const std::vector<Withdrawn> left = *desk.record.withdrawn(desk.client);
  REQUIRE(left.size() == 1);
  CHECK(left[0].is_set_aside());
  CHECK(left[0].session_day == Day{20000});

  REQUIRE(desk.keep(2, {a_shared_check_in(7, 2, 20000, 4)}, {taking_back(7, 3)}).ok());
  CHECK(desk.record.check_ins(desk.client)->size() == 1);
  CHECK(desk.record.withdrawn(desk.client)->at(0).is_set_aside());
  CHECK(desk.record.set_aside(desk.client, id).fault() == Fault::missing);
}

TEST_CASE("record: the phone of what is set aside waits for a yes again, and its consent is off until then") {
  Therapist desk;
  const Device phone = a_phone(1, desk.invite), other = a_phone(2, desk.invite);
  ReceivedShare share = a_share(desk.client, phone, 1);
  share.supervision = true;
  REQUIRE(desk.record.keep_share(share, phone, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  REQUIRE(desk.record.keep_share(a_share(desk.client, other, 40), other, {a_shared_check_in(8, 1, 20001, 5)})
              .ok());
  REQUIRE(desk.record.set_supervision(desk.client, true).ok());
  REQUIRE(desk.record.set_aside(desk.client, a_shared_check_in(7, 1, 0, 0).parts.id).ok());
  Relationship now = *desk.record.relationship(desk.client);
  CHECK_FALSE(now.supervision);
  REQUIRE(now.devices.size() == 2);
  for (const Device& one : now.devices) {
    CHECK(one.state == (one.id == phone.id ? StoredDeviceState::waiting : StoredDeviceState::accepted));
  }
  share = a_share(desk.client, phone, 2);
  share.supervision = true;
  REQUIRE(desk.record.keep_share(share, phone, {a_shared_check_in(9, 1, 20002, 5)}).ok());  // "It's them"
  now = *desk.record.relationship(desk.client);
  CHECK(now.supervision);
  CHECK(now.devices[0].state == StoredDeviceState::accepted);
}

TEST_CASE("record: only what is this client's can be set aside") {
  Therapist desk;
  REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  const Id other = desk.record.add_client(a_client("R.T."))->id;
  const Id id = a_shared_check_in(7, 1, 0, 0).parts.id;
  CHECK(desk.record.set_aside(other, id).fault() == Fault::missing);
  CHECK(desk.record.check_ins(desk.client)->size() == 1);
  CHECK(desk.record.withdrawn(other)->empty());
}

TEST_CASE("record: a correction says that it is one") {
  Therapist desk;
  REQUIRE(desk.keep(1, {a_shared_check_in(7, 1, 20000, 5), a_shared_check_in(8, 2, 20000, 5)}).ok());
  CHECK_FALSE(desk.record.check_ins(desk.client)->at(0).is_correction);
  REQUIRE(desk.keep(2, {a_shared_check_in(7, 2, 20000, 4)}).ok());
  std::size_t corrections = 0;
  const auto kept = desk.record.check_ins(desk.client);
  for (const StoredCheckIn& one : *kept) corrections += one.is_correction ? 1 : 0;
  CHECK(corrections == 1);
}

TEST_CASE("record: what was made on this computer names no phone and uses up no invite") {
  Therapist desk;
  ReceivedShare share = a_share(desk.client, a_phone(9, desk.invite), 1);
  REQUIRE(desk.record.keep_share(share, std::nullopt, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  const Relationship client = *desk.record.relationship(desk.client);
  CHECK(client.devices.empty());
  CHECK_FALSE(client.invites[0].used);
  CHECK_FALSE(desk.record.check_ins(desk.client)->at(0).device);
  CHECK(desk.record.received(desk.client)->size() == 1);
}

TEST_CASE("record: an old key is kept until 90 days after the first share under the new one, then erased") {
  Therapist desk;
  Key recipient{};
  recipient.fill(0x42);
  REQUIRE(desk.record.replace_key(desk.client, "AGE-SECRET-KEY-1NEW", recipient, Day{20900}).ok());
  Relationship client = *desk.record.relationship(desk.client);
  CHECK(client.identity == "AGE-SECRET-KEY-1NEW");
  CHECK(client.recipient == recipient);
  CHECK(client.invites.size() == 2);
  REQUIRE(client.past_keys.size() == 1);
  CHECK(client.past_keys[0].identity == a_client("K.M.").identity);

  const Device phone = a_phone(1, desk.invite);
  ReceivedShare late = a_share(desk.client, phone, 1);
  late.recipient = client.past_keys[0].recipient;
  REQUIRE(desk.record.keep_share(late, phone, {}).ok());
  desk.later_ms = 400 * kDayMs;
  REQUIRE(desk.record.erase_past_keys().ok());
  CHECK(desk.record.relationship(desk.client)->past_keys.size() == 1);

  REQUIRE(desk.keep(2, {}).ok());
  desk.later_ms = 89 * kDayMs;
  REQUIRE(desk.record.erase_past_keys().ok());
  CHECK(desk.record.relationship(desk.client)->past_keys.size() == 1);
  desk.later_ms = 92 * kDayMs;
  REQUIRE(desk.record.erase_past_keys().ok());
  CHECK(desk.record.relationship(desk.client)->past_keys.empty());
  CHECK(desk.record.dump()->find(a_client("K.M.").identity) == std::string::npos);
}

TEST_CASE("record: a key that a second phone still uses is kept until 90 days after its last share") {
  Therapist desk;
  const Key first = desk.change_key();
  const Device tablet = a_phone(2, desk.invite);
  for (const std::int64_t day : {84, 91, 168}) {
    CAPTURE(day);
    desk.later_ms = day * kDayMs;
    REQUIRE(desk.record.erase_past_keys().ok());
    REQUIRE(desk.record.relationship(desk.client)->past_keys.size() == 1);
    REQUIRE(desk.keep_under(first, tablet, day).ok());
  }
  desk.later_ms = (168 + 89) * kDayMs;
  REQUIRE(desk.record.erase_past_keys().ok());
  CHECK(desk.record.relationship(desk.client)->past_keys.size() == 1);
  desk.later_ms = (168 + 92) * kDayMs;
  REQUIRE(desk.record.erase_past_keys().ok());
  CHECK(desk.record.relationship(desk.client)->past_keys.empty());
}

TEST_CASE("copy: an old key that was used later at one of two desks is kept for as long at both") {
  Therapist desk;
  const Key first = desk.change_key();
  const Bytes early = *desk.record.copy();
  const Device tablet = a_phone(2, desk.invite);
  REQUIRE(desk.keep_under(first, tablet, 84).ok());
  const Bytes late = *desk.record.copy();
  RamDisk disk;
  Record other = std::move(Record::restore(disk.files(), desk.host(), early)).value();
  REQUIRE(other.merge(late).ok());
  REQUIRE(desk.record.merge(early).ok());
  desk.later_ms = 95 * kDayMs;
  for (Record* record : {&other, &desk.record}) {
    REQUIRE(record->erase_past_keys().ok());
    CHECK(record->relationship(desk.client)->past_keys.size() == 1);
  }
}

TEST_CASE("record: a phone that takes a new key stays the same phone, and the old invite still leads home") {
  RamDisk disk;
  Record record = std::move(Record::open(disk.files(), test_host())).value();
  const Relationship before = *record.accept_invite(an_invite(3));
  Relationship renewed = an_invite(5);
  renewed.label = "Dana B.";
  REQUIRE(record.accept_new_key(before.id, renewed).ok());
  const Relationship after = *record.relationship(before.id);
  CHECK(after.recipient == renewed.recipient);
  CHECK(after.label == "Dana B.");
  REQUIRE(after.devices.size() == 1);
  CHECK(after.devices[0].id == before.devices[0].id);
  CHECK(after.devices[0].secret == before.devices[0].secret);
  CHECK(after.devices[0].invite == renewed.invites[0].id);
  CHECK(after.invites.size() == 2);
  CHECK(record.accept_invite(an_invite(3))->id == before.id);
}

TEST_CASE(
    "record: an accepted phone is of the invite its latest share was proved under, and never goes back") {
  Therapist desk;
  REQUIRE(desk.keep(1, {}).ok());
  const Bytes before = *desk.record.copy();
  const StoredInvite renewed = *desk.record.add_invite(desk.client, Day{20900});
  Device moved = a_phone(1, renewed);
  moved.word = 77;
  REQUIRE(desk.record.keep_share(a_share(desk.client, moved, 3), moved, {}).ok());
  const auto phone_at = [&](Record& record) { return record.relationship(desk.client)->devices.at(0); };
  CHECK(phone_at(desk.record).invite == renewed.id);
  CHECK(phone_at(desk.record).word == 77);
  REQUIRE(desk.keep(2, {}).ok());  // on its way since before
  CHECK(phone_at(desk.record).invite == renewed.id);

  RamDisk disk;
  Record other = std::move(Record::restore(disk.files(), test_host(3), before)).value();
  REQUIRE(other.merge(*desk.record.copy()).ok());
  CHECK(phone_at(other).invite == renewed.id);
  CHECK(phone_at(other).word == 77);
  REQUIRE(desk.record.merge(before).ok());
  CHECK(phone_at(desk.record).invite == renewed.id);

  REQUIRE(desk.record.set_device_state(desk.client, moved.id, StoredDeviceState::stopped).ok());
  const Device back = a_phone(1, desk.invite);
  CHECK(desk.record.keep_share(a_share(desk.client, back, 4), back, {}).fault() == Fault::stopped_device);
  CHECK(phone_at(desk.record).invite == renewed.id);
}

TEST_CASE("copy: what was taken back at either desk is taken back at both") {
  Therapist here, there;
  REQUIRE(here.keep(1, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  const Bytes before = *here.record.copy();
  RamDisk second;
  Record copy = std::move(Record::restore(second.files(), test_host(3), before)).value();
  REQUIRE(here.keep(2, {}, {taking_back(7, 2)}).ok());
  REQUIRE(copy.merge(*here.record.copy()).ok());
  CHECK(copy.check_ins(here.client)->empty());
  CHECK(copy.withdrawn(here.client)->size() == 1);
  REQUIRE(here.record.merge(before).ok());
  CHECK(here.record.check_ins(here.client)->empty());
}

TEST_CASE("copy: what was set aside at either desk is set aside at both, and its phone waits at both") {
  Therapist here;
  REQUIRE(here.keep(1, {a_shared_check_in(7, 1, 20000, 5)}).ok());
  REQUIRE(here.record.set_supervision(here.client, true).ok());
  const Bytes before = *here.record.copy();
  REQUIRE(here.record.set_aside(here.client, a_shared_check_in(7, 1, 0, 0).parts.id).ok());
  RamDisk second;
  Record copy = std::move(Record::restore(second.files(), test_host(3), before)).value();
  REQUIRE(copy.merge(*here.record.copy()).ok());
  REQUIRE(here.record.merge(before).ok());
  for (Record* record : {&here.record, &copy}) {
    CHECK(record->check_ins(here.client)->empty());
    REQUIRE(record->withdrawn(here.client)->size() == 1);
    CHECK(record->withdrawn(here.client)->at(0).is_set_aside());
    CHECK(record->relationship(here.client)->devices.at(0).state == StoredDeviceState::waiting);
    CHECK_FALSE(record->relationship(here.client)->supervision);
  }
  // "It's them", said since, outlives an older copy.
  REQUIRE(here.keep(2, {a_shared_check_in(8, 1, 20007, 5)}).ok());
  REQUIRE(here.record.merge(before).ok());
  CHECK(here.record.relationship(here.client)->devices.at(0).state == StoredDeviceState::accepted);
  REQUIRE(copy.merge(*here.record.copy()).ok());
  CHECK(copy.relationship(here.client)->devices.at(0).state == StoredDeviceState::accepted);
}

TEST_CASE("copy: what was written beside a check-in that was taken back is kept at neither desk") {
  Therapist here;
  REQUIRE(here.keep(1, {a_shared_check_in(7, 1, 20000, 5), a_shared_check_in(8, 1, 20007, 5)}).ok());
  const auto write = [&here](Record& record, std::uint8_t number) {
    Id check_in{};
    check_in.fill(number);
    REQUIRE(record.close_lower(here.client, check_in, "A word of mine.").ok());
    REQUIRE(record.tag(here.client, check_in, "explained").ok());
    QuietedMark mark;
    mark.check_in = check_in;
    mark.mark = "lower";
    REQUIRE(record.quiet(here.client, mark).ok());
  };
  RamDisk second;
  Record other = std::move(Record::restore(second.files(), test_host(3), *here.record.copy())).value();
  for (const std::uint8_t number : {7, 8}) write(other, number);
  const Bytes with_words = *other.copy();
  REQUIRE(here.keep(2, {}, {taking_back(7, 2)}).ok());
  const Bytes taken_back = *here.record.copy();

  REQUIRE(here.record.merge(with_words).ok());
  REQUIRE(other.merge(taken_back).ok());
  for (Record* record : {&here.record, &other}) {
    CHECK(record->closed_lower(here.client)->size() == 1);
    CHECK(record->tags(here.client)->size() == 1);
    CHECK(record->quieted(here.client)->size() == 1);
  }
}
