// A whole desk as one byte string: taken, restored, added to a desk that has its own rows, and every way in
// which such a string can be wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "record/copy.h"
#include "record/tables.h"
#include "record_desk.h"
#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

void fill_client(Record& record) {
  const Id dana = record.accept_invite(an_invite(3))->id;
  REQUIRE(record.accept_invite(an_invite(5)).ok());
  for (std::int32_t day = 0; day < 4; ++day) {
    DraftState draft = a_draft(record.new_id(), dana, 20000 - day);
    draft.rows = {a_value("A1", day), a_note("O1", "Weniger Hausaufgaben, für mich.", day != 1)};
    REQUIRE(record.finish(draft, 5000 + day).ok());
    REQUIRE(record.leave_out({draft.id, 1}, "A1", day == 2).ok());
    SentShare sent;
    sent.hash.fill(static_cast<std::uint8_t>(day + 1));
    sent.relationship = dana;
    sent.seq = static_cast<std::uint32_t>(day + 1);
    sent.age = Bytes(300, static_cast<std::uint8_t>(day));
    sent.check_ins = {{draft.id, 1}};
    REQUIRE(record.record_sent(sent).ok());
  }
  REQUIRE(record.save_draft(a_draft(record.new_id(), dana, 20010)).ok());
  REQUIRE(record.set_setting("language", "de").ok());
}

// Something of everything that a therapist's desk can hold.
void fill_therapist(Record& record) {
  const Id client = record.add_client(a_client("K.M."))->id;
  const StoredInvite invite = *record.add_invite(client, Day{20800});
  const Device phone = a_phone(1, invite);
  const StoredCheckIn check_in = a_shared_check_in(1, 1, 20000, 7);
  REQUIRE(record.keep_share(a_share(client, phone, 1), phone, {check_in}).ok());
  REQUIRE(record.close_lower(client, check_in.parts.id, "We spoke about it.").ok());
  REQUIRE(record.tag(client, check_in.parts.id, "stuck").ok());
  REQUIRE(record.set_setting("language", "en").ok());
}

// A dump without what a restore makes anew.
std::string but_for_devices(const std::string& rows) {
  std::istringstream in(rows);
  std::string out, line;
  while (std::getline(in, line)) {
    if (line.rfind("device|", 0) != 0) out += line + '\n';
  }
  return out;
}

void seal_again(Bytes& copy) {
  const Digest digest = sha256(ByteView(copy).first(copy.size() - 32));
  std::copy(digest.begin(), digest.end(), copy.end() - 32);
}

// Those that came with a later user_version; a desk that has no rows of theirs writes a zero for each.
std::size_t later_tables() {
  return static_cast<std::size_t>(
      std::count_if(tables().begin(), tables().end(), [](const Table& table) { return table.since > 1; }));
}

}  // namespace

TEST_CASE("copy: restored in a clean browser, a client's rows are the same, and the phone is a new one") {
  Desk desk(DeskKind::client);
  fill_client(desk.record);
  const Bytes copy = *desk.record.copy();
  CHECK(desk.rows().find("Hausaufgaben") != std::string::npos);
  Desk restored(copy, 2);
  CHECK(but_for_devices(restored.rows()) == but_for_devices(desk.rows()));
  CHECK(restored.record.desk().kind == DeskKind::client);
  CHECK(restored.record.desk().display_name == "Alex");
  const std::vector<Relationship> before = *desk.record.relationships();
  const std::vector<Relationship> after = *restored.record.relationships();
  REQUIRE(after.size() == 2);
  for (std::size_t i = 0; i < after.size(); ++i) {
    REQUIRE(after[i].devices.size() == 1);
    CHECK(after[i].devices[0].id != before[i].devices[0].id);
    CHECK(after[i].devices[0].secret != before[i].devices[0].secret);
    CHECK(after[i].devices[0].last_seq == 0);
    CHECK(after[i].devices[0].last_hash == ShortId{});
    CHECK(after[i].devices[0].invite == before[i].devices[0].invite);
  }
  CHECK(after[0].devices[0].id != after[1].devices[0].id);
}

TEST_CASE("copy: a therapist's desk comes back with every row, phones and all") {
  Desk desk(DeskKind::therapist);
  fill_therapist(desk.record);
  Desk restored(*desk.record.copy(), 2);
  CHECK(restored.rows() == desk.rows());
  REQUIRE(restored.record.close().ok());
  Result<Record> again = Record::open(restored.disk.files(), test_host(3));
  REQUIRE(again.ok());
  CHECK(*again->dump() == desk.rows());
}

TEST_CASE("copy: restored over a desk, what was there is set aside, whole") {
  Desk old(DeskKind::therapist);
  fill_therapist(old.record);
  REQUIRE(old.record.close().ok());
  const Bytes before = old.disk.image[kADb];
  Desk other(DeskKind::therapist, 2);
  Result<Record> restored = Record::restore(old.disk.files(), test_host(3), *other.record.copy());
  REQUIRE(restored.ok());
  CHECK(restored->dump()->empty());
  CHECK(restored->desk().set_aside);
  CHECK(old.disk.image[kADb] == before);
}

TEST_CASE("copy: restored over a database that does not open, the broken bytes stay") {
  Desk desk(DeskKind::client);
  fill_client(desk.record);
  const Bytes copy = *desk.record.copy();
  const std::string rows = desk.rows();
  REQUIRE(desk.record.close().ok());
  desk.disk.image[kADb][5000] ^= 1;
  const Bytes broken = desk.disk.image[kADb];
  REQUIRE(Record::open(desk.disk.files(), test_host(2)).fault() == Fault::damaged);
  Result<Record> restored = Record::restore(desk.disk.files(), test_host(3), copy);
  REQUIRE(restored.ok());
  CHECK(but_for_devices(*restored->dump()) == but_for_devices(rows));
  CHECK(desk.disk.image[kADb] == broken);
}

TEST_CASE("copy: the largest share that a phone can send comes back from its copy, and under a new key") {
  // age adds a header and a nonce, and a tag to each 64 KiB (share/FORMAT.md section 5).
  constexpr std::size_t kLargestAgeBytes = 524288 + 168 + 16 + 8 * 16;
  Desk desk(DeskKind::client);
  SentShare sent;
  sent.relationship = desk.record.accept_invite(an_invite(3))->id;
  sent.seq = 1;
  sent.age = Bytes(kLargestAgeBytes, 7);
  REQUIRE(desk.record.record_sent(sent).ok());
  Desk again(*desk.record.copy(), 2);
  CHECK(again.record.sent(sent.relationship)->at(0).age == sent.age);
  REQUIRE(desk.record.rekey(Bytes(32, 5), {{KeySlotKind::pin, Bytes(10)}}).ok());
  CHECK(desk.record.sent(sent.relationship)->at(0).age == sent.age);
}

TEST_CASE("copy: of the other kind of desk is refused, and nothing changes") {
  Desk client(DeskKind::client);
  fill_client(client.record);
  Desk therapist(DeskKind::therapist, 2);
  const std::string rows = client.rows();
  CHECK(client.record.merge(*therapist.record.copy()).fault() == Fault::refused);
  CHECK(client.rows() == rows);
  REQUIRE(client.record.close().ok());
  const Image before = client.disk.image;
  CHECK(Record::restore(client.disk.files(), test_host(3), *therapist.record.copy()).fault() ==
        Fault::refused);
  CHECK(client.disk.image == before);
}

TEST_CASE("copy: added to its own desk, or twice to another, it changes nothing") {
  for (const DeskKind kind : {DeskKind::client, DeskKind::therapist}) {
    Desk desk(kind);
    kind == DeskKind::client ? fill_client(desk.record) : fill_therapist(desk.record);
    const Bytes copy = *desk.record.copy();
    const std::string rows = desk.rows();
    CHECK(*desk.record.merge(copy) == 0);
    CHECK(desk.rows() == rows);
    Desk empty(kind, 2);
    CHECK(*empty.record.merge(copy) == (kind == DeskKind::client ? 4 : 1));
    CHECK(but_for_devices(empty.rows()) == but_for_devices(rows));
    const std::string once = empty.rows();
    CHECK(*empty.record.merge(copy) == 0);
    CHECK(empty.rows() == once);
  }
}

TEST_CASE("copy: two phones that opened one invite become one relationship, each with its own name") {
  Desk first(DeskKind::client, 1), second(DeskKind::client, 2);
  const Id here = first.record.accept_invite(an_invite(3))->id;
  const Id there = second.record.accept_invite(an_invite(3))->id;
  REQUIRE(here != there);
  REQUIRE(second.record.finish(a_draft(second.record.new_id(), there, 20000), 5000).ok());
  const ShortId phone = first.record.relationship(here)->devices[0].id;
  CHECK(*first.record.merge(*second.record.copy()) == 1);
  REQUIRE(first.record.relationships()->size() == 1);
  CHECK(first.record.check_ins(here)->size() == 1);
  REQUIRE(first.record.relationship(here)->devices.size() == 1);
  CHECK(first.record.relationship(here)->devices[0].id == phone);
}

TEST_CASE("copy: a second phone's own invite is the same therapist, if the key is") {
  Desk first(DeskKind::client, 1), second(DeskKind::client, 2);
  const Id here = first.record.accept_invite(an_invite(3))->id;
  Relationship joined = an_invite(5);
  joined.recipient = an_invite(3).recipient;
  const Id there = second.record.accept_invite(joined)->id;
  REQUIRE(second.record.finish(a_draft(second.record.new_id(), there, 20000), 5000).ok());
  CHECK(*first.record.merge(*second.record.copy()) == 1);
  REQUIRE(first.record.relationships()->size() == 1);
  CHECK(first.record.check_ins(here)->size() == 1);
  CHECK(first.record.relationship(here)->devices.size() == 1);
}

TEST_CASE("copy: a client's desk takes nothing of another therapist's, not even beside its own") {
  Desk desk(DeskKind::client, 1), other(DeskKind::client, 2), both(DeskKind::client, 3);
  REQUIRE(desk.record.accept_invite(an_invite(3)).ok());
  for (Record* record : {&other.record, &both.record}) {
    const Id kim = record->accept_invite(an_invite(5))->id;
    REQUIRE(record->finish(a_draft(record->new_id(), kim, 20000), 5000).ok());
  }
  REQUIRE(both.record.accept_invite(an_invite(3)).ok());
  const std::string rows = desk.rows();
  for (Desk* from : {&other, &both}) {
    CHECK(desk.record.merge(*from->record.copy()).fault() == Fault::refused);
    CHECK(desk.rows() == rows);
  }
  Desk empty(DeskKind::client, 4);
  CHECK(*empty.record.merge(*other.record.copy()) == 1);
}

TEST_CASE("copy: where two desks have one row, the finished, the later and the kept one count") {
  Desk desk(DeskKind::client, 1);
  const Id dana = desk.record.accept_invite(an_invite(3))->id;
  DraftState draft = a_draft(desk.record.new_id(), dana, 20000);
  draft.rows = {a_value("A1", 1)};
  REQUIRE(desk.record.save_draft(draft).ok());
  const Bytes early = *desk.record.copy();
  draft.rows = {a_value("A1", 2)};
  REQUIRE(desk.record.save_draft(draft).ok());
  REQUIRE(desk.record.merge(early).ok());
  CHECK((*desk.record.load_draft(dana))->rows[0].answer.number == 2);
  Desk other(early, 2);
  REQUIRE(other.record.merge(*desk.record.copy()).ok());
  CHECK((*other.record.load_draft(dana))->rows[0].answer.number == 2);
  REQUIRE(other.record.finish(draft, 6000).ok());
  draft.rows = {a_value("A1", 3)};
  REQUIRE(desk.record.save_draft(draft).ok());
  CHECK(*desk.record.merge(*other.record.copy()) == 1);
  CHECK(desk.record.check_in(draft.id)->rows[0].answer.number == 2);
  CHECK_FALSE(desk.record.load_draft(dana)->has_value());
}

TEST_CASE("copy: it begins with the bytes that FORMAT.md names, and one desk has one copy") {
  Desk desk(DeskKind::client);
  REQUIRE(desk.record.set_setting("a", "bc").ok());
  const Bytes copy = *desk.record.copy();
  CHECK(text_of(ByteView(copy).first(8)) == "ATTNCOPY");
  CHECK(copy[8] == 1);
  CHECK(copy[9] == 1);
  CHECK(copy[10] == 4);
  CHECK(text_of(ByteView(copy).subspan(11, 4)) == "Alex");
  // user_version 2, twelve tables without rows, one setting of 1 and 2 bytes, later tables without, the
  // digest.
  const auto end = static_cast<std::ptrdiff_t>(19 + later_tables());
  CHECK(hex_encode(Bytes(copy.end() - 32 - end, copy.end() - 32)) ==
        "02" + std::string(24, '0') + "010161026263" + std::string(2 * later_tables(), '0'));
}

TEST_CASE("copy: what this version wrote is read for good, and written the same") {
  const auto vector = [](const char* name) {
    std::ifstream file(std::string(ATTUNE_VECTORS) + "/record/" + name, std::ios::binary);
    return Bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  };
  const Bytes therapists = vector("therapist.attncopy");
  const Result<Copy> rows = decode_copy(therapists);
  REQUIRE(rows.ok());
  const Bytes again = *Desk(therapists, 2).record.copy();
  const ByteView same = decode_copy(again)->rows;
  CHECK(hex_encode(same) ==
        hex_encode(rows->rows) +
            std::string(2 * later_tables(), '0'));  // the tables that came since have no rows
  CHECK(rows->header.made_at_ms == 1'795'000'006'000);

  Desk client(vector("client.attncopy"), 2);
  const std::vector<Relationship> all = *client.record.relationships();
  REQUIRE(all.size() == 2);
  CHECK(all[0].label == "Dana");
  CHECK(client.record.check_ins(all[0].id)->size() == 4);
  CHECK(client.record.check_ins(all[0].id)->at(0).rows[1].answer.text == "Weniger Hausaufgaben, für mich.");
  CHECK(client.record.sent(all[0].id)->at(3).age == Bytes(300, 3));
  CHECK((*client.record.load_draft(all[0].id))->session_day == Day{20010});
  CHECK(**client.record.setting("language") == "de");
}

TEST_CASE("copy: cut at any byte, or with any bit flipped, it is refused and nothing is written") {
  Desk desk(DeskKind::client);
  fill_client(desk.record);
  const Bytes copy = *desk.record.copy();
  for (std::size_t length = 0; length < copy.size(); ++length) {
    REQUIRE_FALSE(decode_copy(ByteView(copy).first(length)).ok());
  }
  for (std::size_t bit = 0; bit < copy.size() * 8; bit += 7) {
    Bytes flipped = copy;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1u << (bit % 8)));
    REQUIRE_FALSE(decode_copy(flipped).ok());
  }
  RamDisk disk;
  CHECK(Record::restore(disk.files(), test_host(2), ByteView(copy).first(copy.size() - 1)).fault() ==
        Fault::altered);
  CHECK(disk.log.empty());
}

TEST_CASE("copy: what is not one, and what a later version wrote, are told apart") {
  Desk desk(DeskKind::client);
  Bytes copy = *desk.record.copy();
  CHECK(decode_copy(view("a photograph")).fault() == Fault::not_ours);
  CHECK(decode_copy(ByteView(copy).first(20)).fault() == Fault::cut);
  copy[8] = 2;
  CHECK(decode_copy(copy).fault() == Fault::too_new);
  copy[8] = 0;
  CHECK(decode_copy(copy).fault() == Fault::malformed);
  copy[8] = 1;
  const std::size_t schema_at = copy.size() - 32 - 14 - later_tables();
  copy[schema_at] = 3;
  seal_again(copy);
  CHECK(decode_copy(copy).fault() == Fault::too_new);
}

TEST_CASE("copy: with any byte of it changed under a digest that holds, it is refused, or a desk of rows") {
  Desk desk(DeskKind::therapist);
  fill_therapist(desk.record);
  const Bytes copy = *desk.record.copy();
  const std::string rows = desk.rows();
  int refused = 0, restored = 0;
  for (std::size_t at = 9; at + 32 < copy.size(); ++at) {
    CAPTURE(at);
    Bytes changed = copy;
    changed[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    seal_again(changed);
    RamDisk disk;
    Result<Record> record = Record::restore(disk.files(), test_host(2), changed);
    if (record.ok()) {
      ++restored;
      REQUIRE(record->dump().ok());
    } else {
      ++refused;
      REQUIRE((record.fault() == Fault::malformed || record.fault() == Fault::too_new));
      REQUIRE(Record::open(disk.files(), test_host(3)).ok());
    }
    (void)desk.record.merge(changed);
    REQUIRE(desk.record.dump().ok());
  }
  CHECK(refused > 100);
  CHECK(restored > 100);
}
