// What each side keeps: relationships, drafts, check-ins, what was sent and what was received.
#include <doctest/doctest.h>

#include <algorithm>

#include "record_ram_disk.h"
#include "record_values.h"

using namespace attune;

namespace {

struct Desk {
  explicit Desk(DeskKind kind = DeskKind::client)
      : record(std::move(Record::open(disk.files(), test_host(), {kind, false, ""})).value()) {}
  RamDisk disk;
  Record record;
};

struct Therapist : Desk {
  Therapist() : Desk(DeskKind::therapist) {
    client = record.add_client(a_client("K.M."))->id;
    invite = *record.add_invite(client, Day{20800});
  }
  Id client{};
  StoredInvite invite;
};

std::vector<std::string> items_of(const std::vector<AnswerRow>& rows) {
  std::vector<std::string> items;
  for (const AnswerRow& row : rows) items.push_back(row.item_id);
  std::sort(items.begin(), items.end());
  return items;
}

}  // namespace

TEST_CASE("record: an invite accepted twice is one relationship, with one phone") {
  Desk desk;
  const Relationship first = *desk.record.accept_invite(an_invite(3));
  const Relationship again = *desk.record.accept_invite(an_invite(3));
  CHECK(first.id == again.id);
  const std::vector<Relationship> all = *desk.record.relationships();
  REQUIRE(all.size() == 1);
  CHECK(all[0].label == "Dana");
  CHECK(all[0].receive_mode == ReceiveMode::by_email);
  CHECK(all[0].receive_address == "dana@example.org");
  CHECK(all[0].line == 2);
  CHECK(all[0].recipient == an_invite(3).recipient);
  REQUIRE(all[0].invites.size() == 1);
  CHECK(all[0].invites[0].secret == an_invite(3).invites[0].secret);
  CHECK(all[0].invites[0].expires_day == Day{20800});
  REQUIRE(all[0].devices.size() == 1);
  CHECK(all[0].devices[0].state == StoredDeviceState::own);
  CHECK(all[0].devices[0].secret == first.devices[0].secret);
  CHECK(desk.record.accept_invite(an_invite(4))->devices[0].id != first.devices[0].id);
}

TEST_CASE("record: a draft is where it was, and belongs to one relationship") {
  Desk desk;
  const Id dana = desk.record.accept_invite(an_invite(3))->id;
  const Id lee = desk.record.accept_invite(an_invite(5))->id;
  DraftState draft = a_draft(desk.record.new_id(), dana, 20000);
  draft.episode_open = true;
  draft.position = 6;
  draft.rows = {a_value("A1", 0), a_value("A2", 10), a_note("O2", "Only for me.", false)};
  draft.rows[1].answer.kind = Answer::Kind::special;
  REQUIRE(desk.record.save_draft(draft).ok());
  const DraftState found = **desk.record.load_draft(dana);
  CHECK(found.id == draft.id);
  CHECK(found.episode_open);
  CHECK(found.position == 6);
  CHECK(found.instrument.id == "attune.checkin12");
  CHECK(found.instrument.hash == draft.instrument.hash);
  CHECK(found.language == "en");
  REQUIRE(found.rows.size() == 3);
  CHECK(found.rows[1].answer.kind == Answer::Kind::special);
  CHECK(found.rows[2].answer.text == "Only for me.");
  CHECK_FALSE(found.rows[2].answer.share);
  CHECK_FALSE(desk.record.load_draft(lee)->has_value());
  CHECK(desk.record.check_ins(dana)->empty());

  draft.rows = {a_value("A1", 1)};
  REQUIRE(desk.record.save_draft(draft).ok());
  CHECK(items_of((*desk.record.load_draft(dana))->rows) == std::vector<std::string>{"A1"});
  REQUIRE(desk.record.discard_draft({draft.id, 1}).ok());
  CHECK_FALSE(desk.record.load_draft(dana)->has_value());
}

TEST_CASE("record: a draft of a relationship that is not there is refused") {
  Desk desk;
  CHECK(desk.record.save_draft(a_draft(desk.record.new_id(), desk.record.new_id(), 20000)).fault() ==
        Fault::refused);
}

TEST_CASE("record: a finished check-in is not written over, but a revision of it counts") {
  Desk desk;
  const Id dana = desk.record.accept_invite(an_invite(3))->id;
  DraftState draft = a_draft(desk.record.new_id(), dana, 20000);
  draft.rows = {a_value("A1", 4)};
  REQUIRE(desk.record.finish(draft, 5000).ok());
  CHECK_FALSE(desk.record.load_draft(dana)->has_value());
  draft.rows = {a_value("A1", 9)};
  CHECK(desk.record.save_draft(draft).fault() == Fault::refused);
  CHECK(desk.record.finish(draft, 6000).fault() == Fault::refused);
  CHECK(desk.record.discard_draft({draft.id, 1}).fault() == Fault::missing);
  CHECK(desk.record.check_in(draft.id)->rows[0].answer.number == 4);

  draft.revision = 2;
  REQUIRE(desk.record.save_draft(draft).ok());
  CHECK(desk.record.check_in(draft.id)->parts.revision == 1);
  REQUIRE(desk.record.finish(draft, 7000).ok());
  CHECK(desk.record.check_in(draft.id)->rows[0].answer.number == 9);
  CHECK(desk.record.check_ins(dana)->size() == 1);
  REQUIRE(desk.record.forget_check_in(draft.id).ok());
  CHECK(desk.record.check_in(draft.id).fault() == Fault::missing);
}

TEST_CASE("record: check-ins come by session day, then in the order they were finished") {
  Desk desk;
  const Id dana = desk.record.accept_invite(an_invite(3))->id;
  const std::int32_t days[] = {20003, 20001, 20002, 20001};
  for (int i = 0; i < 4; ++i) {
    REQUIRE(desk.record.finish(a_draft(desk.record.new_id(), dana, days[i]), 9000 - i).ok());
  }
  std::vector<std::int64_t> order;
  const std::vector<StoredCheckIn> all = *desk.record.check_ins(dana);
  for (const StoredCheckIn& one : all) order.push_back(one.parts.finished_at_ms);
  CHECK(order == std::vector<std::int64_t>{8997, 8999, 8998, 9000});
}

TEST_CASE("record: what was left out is remembered, and can be taken in again") {
  Desk desk;
  const Id dana = desk.record.accept_invite(an_invite(3))->id;
  DraftState draft = a_draft(desk.record.new_id(), dana, 20000);
  draft.rows = {a_value("A1", 4), a_value("A2", 5)};
  REQUIRE(desk.record.finish(draft, 5000).ok());
  const CheckInName name{draft.id, 1};
  REQUIRE(desk.record.leave_out(name, "A2", true).ok());
  REQUIRE(desk.record.leave_out(name, "A2", true).ok());
  CHECK(desk.record.check_in(draft.id)->left_out == std::vector<std::string>{"A2"});
  REQUIRE(desk.record.leave_out(name, "A2", false).ok());
  CHECK(desk.record.check_in(draft.id)->left_out.empty());
}

TEST_CASE("record: what was sent moves the phone's count on, and can be forgotten but not unsent") {
  Desk desk;
  const Relationship dana = *desk.record.accept_invite(an_invite(3));
  DraftState draft = a_draft(desk.record.new_id(), dana.id, 20000);
  draft.rows = {a_value("A1", 4), a_note("O1", "Words.")};
  REQUIRE(desk.record.finish(draft, 5000).ok());
  SentShare sent;
  sent.hash.fill(8);
  sent.relationship = dana.id;
  sent.seq = 1;
  sent.age = Bytes(300, 5);
  sent.check_ins = {{draft.id, 1}};
  REQUIRE(desk.record.record_sent(sent).ok());
  CHECK(desk.record.record_sent(sent).fault() == Fault::refused);
  const Relationship after = *desk.record.relationship(dana.id);
  CHECK(after.devices[0].last_seq == 1);
  CHECK(after.devices[0].last_hash == sent.hash);
  const std::vector<SentShare> all = *desk.record.sent(dana.id);
  REQUIRE(all.size() == 1);
  CHECK(all[0].age == sent.age);
  CHECK(all[0].check_ins[0].id == draft.id);

  REQUIRE(desk.record.forget_answers_once_sent(sent.hash).ok());
  CHECK(desk.record.check_ins(dana.id)->empty());
  const std::string rows = *desk.record.dump();
  CHECK(rows.find("Words.") == std::string::npos);
  CHECK(rows.find("answer|") == std::string::npos);
  CHECK(desk.record.sent(dana.id)->size() == 1);
}

TEST_CASE("record: the consent to supervision is off at first, and stays as it was set last") {
  Desk desk;
  const Id id = desk.record.accept_invite(an_invite(3))->id;
  CHECK_FALSE(desk.record.relationship(id)->supervision);
  REQUIRE(desk.record.set_supervision(id, true).ok());
  CHECK(desk.record.relationship(id)->supervision);
  REQUIRE(desk.record.set_supervision(id, false).ok());
  CHECK_FALSE(desk.record.relationship(id)->supervision);
  CHECK(desk.record.set_supervision({9}, true).fault() == Fault::missing);
}

TEST_CASE("record: a share kept twice is kept once, and uses up its invite") {
  Therapist desk;
  const Device phone = a_phone(1, desk.invite);
  ReceivedShare share = a_share(desk.client, phone, 1);
  share.supervision = true;
  REQUIRE(desk.record.keep_share(share, phone, {a_shared_check_in(1, 1, 20000, 7)}).ok());
  const std::string once = *desk.record.dump();
  REQUIRE(desk.record.keep_share(share, phone, {a_shared_check_in(1, 1, 20000, 7)}).ok());
  CHECK(*desk.record.dump() == once);
  const Relationship client = *desk.record.relationship(desk.client);
  CHECK(client.alias == "K.M.");
  CHECK(client.supervision);
  CHECK(client.invites[0].used);
  CHECK(client.devices[0].state == StoredDeviceState::accepted);
  CHECK(client.devices[0].last_seq == 1);
  CHECK(client.devices[0].word == 1);
  const std::vector<StoredCheckIn> all = *desk.record.check_ins(desk.client);
  REQUIRE(all.size() == 1);
  CHECK(all[0].parts.relationship == desk.client);
  CHECK(all[0].rows[0].answer.number == 7);
  CHECK(all[0].device == phone.id);
}

TEST_CASE("record: shares in any order, each of them twice, end in the same rows") {
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    Therapist desk;
    const Device phone = a_phone(1, desk.invite);
    std::vector<std::uint32_t> order = {1, 2, 3, 4, 5, 1, 2, 3, 4, 5};
    if (seed > 0) std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    for (const std::uint32_t seq : order) {
      const auto number = static_cast<std::uint8_t>(seq);
      // Each share brings one new check-in of the same day, the first one again, and a higher revision of it.
      const std::vector<StoredCheckIn> check_ins = {a_shared_check_in(number, 1, 20000, 5),
                                                    a_shared_check_in(99, seq, 20001, static_cast<int>(seq)),
                                                    a_shared_check_in(98, 1, 20000, 3)};
      REQUIRE(desk.record.keep_share(a_share(desk.client, phone, seq), phone, check_ins).ok());
    }
    const std::vector<StoredCheckIn> all = *desk.record.check_ins(desk.client);
    REQUIRE(all.size() == 7);
    std::string found;
    for (const StoredCheckIn& one : all) {
      found += std::to_string(one.parts.id[0]) + '.' + std::to_string(one.parts.revision) + '=' +
               std::to_string(one.rows.at(0).answer.number) + ' ';
    }
    CHECK(found == "1.1=5 98.1=3 2.1=5 3.1=5 4.1=5 5.1=5 99.5=5 ");
    CHECK(desk.record.relationship(desk.client)->devices[0].last_seq == 5);
  }
}

TEST_CASE("record: a stopped phone keeps nothing more") {
  Therapist desk;
  const Device phone = a_phone(1, desk.invite);
  REQUIRE(desk.record.keep_share(a_share(desk.client, phone, 1), phone, {}).ok());
  REQUIRE(desk.record.set_device_state(desk.client, phone.id, StoredDeviceState::stopped).ok());
  const std::string before = *desk.record.dump();
  CHECK(desk.record.keep_share(a_share(desk.client, phone, 2), phone, {a_shared_check_in(1, 1, 20000, 7)})
            .fault() == Fault::stopped_device);
  CHECK(*desk.record.dump() == before);
}

TEST_CASE("record: one client's share cannot write into another's check-in") {
  Therapist desk;
  const Device phone = a_phone(1, desk.invite);
  REQUIRE(desk.record.keep_share(a_share(desk.client, phone, 1), phone, {a_shared_check_in(1, 1, 20000, 7)})
              .ok());
  const Id other = desk.record.add_client(a_client("B."))->id;
  const StoredInvite invite = *desk.record.add_invite(other, Day{20800});
  const Device stranger = a_phone(2, invite);
  const std::string before = *desk.record.dump();
  CHECK(desk.record.keep_share(a_share(other, stranger, 2), stranger, {a_shared_check_in(1, 2, 20000, 0)})
            .fault() == Fault::forged);
  CHECK(*desk.record.dump() == before);
}

TEST_CASE("record: forgetting a relationship leaves no row and no state of it, and touches nobody else") {
  Therapist desk;
  const Id other = desk.record.add_client(a_client("B."))->id;
  const Id check_in = a_shared_check_in(1, 1, 20000, 7).parts.id;
  const auto fill = [&](const Id& client) {
    const Device phone = a_phone(1, *desk.record.add_invite(client, Day{20800}));
    StoredCheckIn told = a_shared_check_in(1, 1, 20000, 7);
    told.rows.push_back(a_note("O1", "Words."));
    REQUIRE(desk.record.keep_share(a_share(client, phone, 1), phone, {told, a_shared_check_in(2, 1, 1, 1)})
                .ok());
    Withdrawn taken_back;
    taken_back.check_in.fill(2);
    REQUIRE(desk.record.keep_share(a_share(client, phone, 2), phone, {}, {taken_back}).ok());
    StoredCheckIn paper = a_shared_check_in(3, 1, 20007, 6);
    paper.parts.relationship = client;
    REQUIRE(desk.record.keep_paper(paper).ok());
    REQUIRE(desk.record.tag(client, check_in, "stuck").ok());
    REQUIRE(desk.record.close_lower(client, check_in, "Words.").ok());
    REQUIRE(desk.record.add_note(client, "Words.").ok());
    REQUIRE(desk.record.quiet(client, {check_in, "dip", QuietAnswer::later, check_in, 0}).ok());
    REQUIRE(desk.record.replace_key(client, "AGE-SECRET-KEY-1NEW", Key{7}, Day{20900}).ok());
    REQUIRE(desk.record.archive(client, true).ok());
    REQUIRE(desk.record.keep_standings("this", {{client, Bytes(3, 1)}}).ok());
  };
  REQUIRE(desk.record.forget_relationship(desk.client).ok());
  const std::string without = *desk.record.dump();
  const Id client = desk.record.add_client(a_client("K.M."))->id;
  fill(client);
  const Bytes before = *desk.record.copy();
  REQUIRE(desk.record.forget_relationship(client).ok());
  CHECK(*desk.record.dump() == without);
  CHECK(desk.record.relationship(client).fault() == Fault::missing);
  CHECK(desk.record.relationship(other).ok());
  CHECK(desk.disk.image[kBDb].empty());
  // As the question before it says.
  REQUIRE(desk.record.merge(before).ok());
  CHECK(desk.record.relationship(client)->alias == "K.M.");
  CHECK(desk.record.check_ins(client)->size() == 2);
}

TEST_CASE("record: a setting is the last one written, and the desk's own label is in the open") {
  Desk desk;
  CHECK_FALSE(desk.record.setting("language")->has_value());
  REQUIRE(desk.record.set_setting("language", "de").ok());
  REQUIRE(desk.record.set_setting("language", "en").ok());
  CHECK(**desk.record.setting("language") == "en");
  RamDisk named, shared;
  REQUIRE(Record::open(named.files(), test_host(), {DeskKind::client, false, "Alex"}).ok());
  CHECK(read_super_block(*named.files().super)->display_name == "Alex");
  REQUIRE(Record::open(shared.files(), test_host(), {DeskKind::client, true, ""}).ok());
  CHECK(read_super_block(*shared.files().super)->shared_phone);
}

TEST_CASE("record: of a setting that is forgotten neither name nor value stays") {
  RamDisk disk;
  Result<Record> record = Record::open(disk.files(), test_host(1), {DeskKind::therapist, false, ""});
  REQUIRE(record.ok());
  const std::string before = *record->dump();
  REQUIRE(record->set_setting("half_written", "Twenty minutes of").ok());
  CHECK(*record->dump() != before);
  REQUIRE(record->forget_setting("half_written").ok());
  CHECK(*record->dump() == before);
  CHECK(record->forget_setting("half_written").ok());
}
